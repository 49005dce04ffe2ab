package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.network.Block;

/// The frame of a block: its title takes clicks and drags, and its sign folds it.
final class BlockFrame extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final double TITLE = 26;

    private final String id;
    private final Label name = new Label();
    private final Label times = new Label();
    private final Pane backs = new Pane();
    private final HBox title;
    private Bounds titled = new BoundingBox(0, 0, 0, 0);
    private @Nullable Block shown;

    BlockFrame(String id) {
        this.id = id;
        setId("block-" + id);
        getStyleClass().add("block-frame");
        setManaged(false);
        setPickOnBounds(false);
        setAccessibleRole(AccessibleRole.NODE);
        backs.setMouseTransparent(true);
        name.getStyleClass().add("block-name");
        name.setMinWidth(0);
        times.getStyleClass().add("block-times");
        times.setMinWidth(Region.USE_PREF_SIZE);
        title = new HBox(new FoldSign(id, false), name, times);
        title.getStyleClass().add("block-title");
        getChildren().addAll(backs, title);
    }

    /// The block that it frames.
    String block() {
        return id;
    }

    void target(boolean lit) {
        pseudoClassStateChanged(TARGET, lit);
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

    /// @param trays areas of the drawing; the first has the title
    void cover(List<Bounds> trays) {
        while (backs.getChildren().size() > trays.size()) {
            backs.getChildren().removeLast();
        }
        for (int i = 0; i < trays.size(); i++) {
            if (i == backs.getChildren().size()) {
                var back = new Region();
                back.getStyleClass().add("block-back");
                back.setManaged(false);
                backs.getChildren().add(back);
            }
            Bounds tray = trays.get(i);
            backs.getChildren().get(i).resizeRelocate(tray.getMinX(), tray.getMinY(), tray.getWidth(), tray.getHeight());
        }
        if (!trays.isEmpty()) {
            Bounds first = trays.getFirst();
            titled = new BoundingBox(first.getMinX(), first.getMinY(), first.getWidth(), TITLE);
            requestLayout();
            layout();
        }
    }

    @Override
    protected void layoutChildren() {
        title.resizeRelocate(titled.getMinX(), titled.getMinY(), titled.getWidth(), titled.getHeight());
    }
}
