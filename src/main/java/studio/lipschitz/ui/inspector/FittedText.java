package studio.lipschitz.ui.inspector;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;

/// Text that can be selected and copied, not changed, and that is as high as its lines: it reads like a label that wraps.
public final class FittedText extends TextArea {
    public FittedText() {
        setEditable(false);
        setWrapText(true);
        getStyleClass().add("fitted-text");
        textProperty().subscribe(_ -> requestLayout());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (!(lookup(".content") instanceof Region lines)) {
            return super.computePrefHeight(width);
        }
        lines.prefHeight(width); // wraps the paragraphs; what it tells is never less than the height that there is
        return lines.snappedTopInset()
                + lines.snappedBottomInset()
                + lines.lookupAll(".text").stream()
                        .filter(Node::isVisible)
                        .mapToDouble(paragraph -> paragraph.getLayoutBounds().getHeight())
                        .sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }
}
