package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// News over the lower right of a window, the latest below. They take no focus; the command "Go to notifications" does, and so does Tab after all else.
final class Toasts extends VBox {
    private static final int MOST = 4;

    private final ObservableBooleanValue seen;
    private final Runnable back;
    private int shown;

    /// @param seen whether the window is looked at
    /// @param back takes the focus when the last one that had it is gone
    Toasts(ObservableBooleanValue seen, Runnable back) {
        this.seen = seen;
        this.back = back;
        setId("toasts");
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_RIGHT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleText(text("report.toasts"));
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
    }

    Toast show(News news) {
        var toast = new Toast(++shown, news, seen, this::remove);
        getChildren().add(toast);
        if (getChildren().size() > MOST) { // the oldest that nobody waits for
            for (Toast old : toasts()) {
                if (old.expire()) {
                    break;
                }
            }
        }
        return toast;
    }

    void remove(Toast toast) {
        boolean focused = toast.isFocusWithin();
        toast.end();
        getChildren().remove(toast);
        if (focused) {
            if (getChildren().isEmpty()) {
                back.run();
            } else {
                focus();
            }
        }
    }

    /// The latest one gets the keyboard.
    void focus() {
        if (!getChildren().isEmpty()) {
            getChildren().getLast().requestFocus();
        }
    }

    List<Toast> toasts() {
        return getChildren().stream().filter(Toast.class::isInstance).map((Node node) -> (Toast) node).toList();
    }
}
