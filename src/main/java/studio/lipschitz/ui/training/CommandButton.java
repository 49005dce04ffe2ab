package studio.lipschitz.ui.training;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.ui.fx.TextScale;

/// A button that says why it cannot be pressed. A disabled button shows no tooltip of its own, so the pane around it does.
final class CommandButton extends StackPane {
    private final Button button = new Button();
    private final FontIcon icon = new FontIcon();

    /// @param refusal why not, or empty
    /// @param does the tooltip while it can be pressed
    CommandButton(String id, String text, String iconCode, String does, ObservableStringValue refusal, Runnable action) {
        icon.setIconLiteral(iconCode);
        button.setId(id);
        button.setText(text);
        button.setGraphic(icon);
        button.setMinWidth(USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> {
            boolean keyboard = button.isFocused();
            action.run();
            if (keyboard && button.isDisabled()) {
                leave();
            }
        });
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> !refusal.get().isEmpty(), refusal));
        var tip = new Tooltip();
        TextScale.wrap(tip, 360);
        tip.textProperty().bind(Bindings.createStringBinding(() -> refusal.get().isEmpty() ? does : refusal.get(), refusal));
        Tooltip.install(this, tip);
        getChildren().add(button);
    }

    /// JavaFX would give the keyboard to the next button: after Train that is Stop, and a second press of the same key would end what the first one began.
    private void leave() {
        Node place = getParent();
        while (place != null && place.getParent() != null && !(place.isFocusTraversable() && !place.isDisabled())) {
            place = place.getParent();
        }
        if (place != null) {
            place.requestFocus();
        }
    }

    Button button() {
        return button;
    }

    void setIcon(String code) {
        icon.setIconLiteral(code);
    }
}
