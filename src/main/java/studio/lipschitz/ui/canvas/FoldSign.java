package studio.lipschitz.ui.canvas;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// What folds a block, or unfolds it, when it is clicked.
final class FoldSign extends FontIcon {
    private final String block;

    FoldSign(String block, boolean folded) {
        super(folded ? Material2AL.CHEVRON_RIGHT : Material2AL.EXPAND_MORE);
        this.block = block;
        setId("fold-" + block);
        getStyleClass().add("fold-sign");
        setPickOnBounds(true);
    }

    String block() {
        return block;
    }
}
