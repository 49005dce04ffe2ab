package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import studio.lipschitz.network.Block;
import studio.lipschitz.ui.fx.Finder;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.workspace.BlockShelf;
import studio.lipschitz.ui.workspace.BlockShelf.Kept;
import studio.lipschitz.ui.workspace.Workspace;

/// Asks which of the blocks that are kept shall be taken out of the palette.
final class KeptBlocks {
    private static final double WIDTH = 480; // as in sizes.css
    private static final double BELOW_TOP = 24;

    private final Workspace workspace;
    private final Region canvas;
    private final BlockShelf shelf;
    private final BooleanBinding none;
    private final Finder<Kept> finder = new Finder<>("drop-block", text("walk.kept.prompt"), text("walk.kept.none"), KeptBlocks::row);

    KeptBlocks(Workspace workspace, Region canvas, BlockShelf shelf) {
        this.workspace = workspace;
        this.canvas = canvas;
        this.shelf = shelf;
        none = Bindings.createBooleanBinding(() -> shelf.blocksProperty().get().isEmpty(), shelf.blocksProperty());
    }

    private static Finder.Row row(Kept kept) {
        Block block = kept.block();
        String modules = block.nodes().size() == 1 ? text("block.card.one") : text("block.card.many", block.nodes().size());
        return new Finder.Row(block.name(), modules, String.valueOf(kept.file().getFileName()), "", true);
    }

    /// Whether none is kept.
    ObservableBooleanValue none() {
        return none;
    }

    void ask() {
        List<Kept> kept = shelf.blocksProperty().get();
        Bounds area = canvas.localToScreen(canvas.getLayoutBounds());
        finder.show(canvas, Math.rint(area.getCenterX() - WIDTH * TextScale.of(canvas) / 2), area.getMinY() + BELOW_TOP,
                words -> matching(kept, words), each -> shelf.remove(each, workspace::say));
    }

    private static List<Kept> matching(List<Kept> kept, String words) {
        String query = words.strip().toLowerCase(Locale.ROOT);
        return kept.stream().filter(each -> each.block().name().toLowerCase(Locale.ROOT).contains(query)).toList();
    }
}
