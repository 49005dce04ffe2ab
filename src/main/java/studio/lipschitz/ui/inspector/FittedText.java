package studio.lipschitz.ui.inspector;

import javafx.geometry.Bounds;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/// Makes a text area as high as the lines that its skin makes of what it holds: text that can be selected then reads like a label that wraps.
final class FittedText {

    private FittedText() {}

    static void fit(TextArea area) {
        area.setMinHeight(0);
        area.skinProperty().subscribe(skin -> {
            if (skin != null && area.lookup(".text") instanceof Text text) {
                text.layoutBoundsProperty().subscribe(bounds -> take(area, bounds));
            }
        });
    }

    private static void take(TextArea area, Bounds text) {
        double height = Math.ceil(text.getHeight());
        area.setMinHeight(height);
        area.setPrefHeight(height);
        area.setMaxHeight(height);
    }
}
