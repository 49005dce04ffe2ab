package studio.lipschitz.ui.playground;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.ui.fx.Hint;
import studio.lipschitz.ui.fx.TextScale;

/// What the controls of the playground are made of.
final class Fields {

    private Fields() {}

    /// A slider under its name and its value.
    ///
    /// @param value what it stands at, in words; kept by its owner
    static VBox slider(String id, String name, String doc, Slider slider, Label value) {
        slider.setId(id);
        slider.setAccessibleText(name);
        slider.setMaxWidth(Double.MAX_VALUE);
        value.setId(id + "-value");
        value.getStyleClass().add("play-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(label(name, slider), gap, value);
        var box = new VBox(head, slider);
        box.getStyleClass().add("play-field");
        Hint.install(box, doc);
        return box;
    }

    static Label label(String name, Node control) {
        var label = new Label(name);
        label.getStyleClass().add("plan-label");
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        control.setAccessibleText(name);
        return label;
    }

    static Label heading(String name) {
        var heading = new Label(name);
        heading.getStyleClass().add("play-heading");
        return heading;
    }

    /// A small button that shows an icon alone.
    static Button icon(String id, Ikon icon, String does, Runnable action) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("button-icon");
        button.setAccessibleText(does);
        var tip = new Tooltip(does);
        TextScale.wrap(tip, 320);
        button.setTooltip(tip);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A sentence over as many lines as it takes, gone while it is empty.
    static Label sentence(String id, String style) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
