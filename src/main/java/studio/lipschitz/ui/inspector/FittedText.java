package studio.lipschitz.ui.inspector;

import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/// Makes a text area as high as what it holds, so that text that can be selected reads like a label that wraps.
final class FittedText {
    /// Widths of glyphs are rounded differently by a text area and by the text that measures.
    private static final double SLACK = 4;

    private final TextArea area;
    private final Text measure = new Text();

    private FittedText(TextArea area) {
        this.area = area;
    }

    static void fit(TextArea area) {
        var fitted = new FittedText(area);
        area.setMinHeight(0);
        area.textProperty().subscribe(_ -> fitted.measure());
        area.widthProperty().subscribe(_ -> fitted.measure());
        area.fontProperty().subscribe(_ -> fitted.measure());
    }

    private void measure() {
        if (area.getWidth() <= SLACK) {
            return; // not laid out yet
        }
        measure.setFont(area.getFont());
        measure.setText(area.getText());
        measure.setWrappingWidth(area.getWidth() - SLACK);
        double height = Math.ceil(measure.getLayoutBounds().getHeight()) + 1;
        area.setMinHeight(height);
        area.setPrefHeight(height);
        area.setMaxHeight(height);
    }
}
