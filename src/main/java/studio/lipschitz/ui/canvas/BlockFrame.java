package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.network.Block;

/// The frame of a block: its title takes clicks and drags, and its sign folds it.
final class BlockFrame extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double TITLE = 26;

    private final String id;
    private final Label name = new Label();
    private final Label times = new Label();
    private final Region back = new Region();
    private final HBox title;
    private @Nullable Block shown;

    BlockFrame(String id) {
        this.id = id;
        setId("block-" + id);
        getStyleClass().add("block-frame");
        setManaged(false);
        setPickOnBounds(false);
        setAccessibleRole(AccessibleRole.NODE);
        back.getStyleClass().add("block-back");
        back.setMouseTransparent(true);
        name.getStyleClass().add("block-name");
        name.setMinWidth(0);
        times.getStyleClass().add("block-times");
        times.setMinWidth(Region.USE_PREF_SIZE);
        title = new HBox(new FoldSign(id, false), name, times);
        title.getStyleClass().add("block-title");
        getChildren().addAll(back, title);
    }

    /// The block that it frames.
    String block() {
        return id;
    }

    void show(Block block, boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        if (block.equals(shown)) {
            return;
        }
        shown = block;
        name.setText(block.name());
        times.setText(BlockCards.times(block));
        times.setVisible(block.repeat() > 1);
        setAccessibleText(text("block.frame.spoken", block.name(), BlockCards.words(block)));
    }

    @Override
    protected void layoutChildren() {
        back.resizeRelocate(0, 0, getWidth(), getHeight());
        title.resizeRelocate(0, 0, getWidth(), TITLE);
    }
}
