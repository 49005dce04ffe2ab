package studio.lipschitz.ui.fx;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// How large text is in a window against the usual size, 1 at 100 %: for what stylesheets cannot size, such as the letters of charts.
public final class TextScale {

    private TextScale() {}

    private static DoubleProperty property(Scene scene) {
        return (DoubleProperty) scene.getProperties().computeIfAbsent(TextScale.class, _ -> new SimpleDoubleProperty(1));
    }

    public static void set(Scene scene, double scale) {
        property(scene).set(scale);
    }

    /// Lets a dialog have that of its owner, now and later.
    public static void follow(Scene dialog, Scene owner) {
        property(dialog).bind(property(owner));
    }

    /// Of a window, now and later.
    public static ReadOnlyDoubleProperty in(Scene scene) {
        return property(scene);
    }

    /// Breaks the lines of `tooltip` at `width` pixels, more where the text of the window that it stands above is larger.
    public static void wrap(Tooltip tooltip, double width) {
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(width);
        tooltip.ownerWindowProperty().subscribe(owner -> {
            if (owner != null && owner.getScene() != null) {
                tooltip.setMaxWidth(width * property(owner.getScene()).get());
            }
        });
    }

    /// Of the window that holds `node` now; 1 where none does.
    public static double of(@Nullable Node node) {
        return node == null || node.getScene() == null ? 1 : property(node.getScene()).get();
    }
}
