package studio.lipschitz.ui.canvas;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import studio.lipschitz.network.Block;

/// Brings the drawing, or parts of it, into sight, above the buttons of the zoom.
final class Sight {
    static final double ZOOM_STEP = 1.25;

    /// Pixels free above and below those buttons.
    private static final double AIR = 14;

    private final Board board;
    private final Region canvas;
    private final Region buttons;
    private Map<String, Boolean> blocks = Map.of(); // by id, whether it is folded
    private boolean pending = true;
    /// Whether the whole drawing was brought into sight and nobody has looked elsewhere since: then it stays in sight as the canvas changes its size.
    private boolean fitted;
    private double fittedWidth;
    private double fittedHeight;

    Sight(Board board, Region canvas, Region buttons) {
        this.board = board;
        this.canvas = canvas;
        this.buttons = buttons;
    }

    private double foot() {
        return Math.max(View.FOOT, buttons.getHeight() + 2 * AIR);
    }

    private Optional<Bounds> all() {
        return board.diagram().area(board.diagram().positions().keySet());
    }

    /// Brings the whole drawing into sight, at 100 % at most; as soon as the canvas has a size, if it has none yet.
    void fitAll() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        pending = width <= 0 || height <= 0;
        if (pending) {
            return;
        }
        board.view().set(all().map(area -> View.fitting(area, width, height, foot()))
                .orElseGet(() -> View.START.centredOn(0, 0, width, height)));
        fitted = true;
        fittedWidth = width;
        fittedHeight = height;
    }

    /// The same for these nodes; how far one can zoom out stays.
    void fit(Collection<String> nodes) {
        board.diagram().area(nodes).ifPresent(area -> board.view().set(
                View.fitting(area, canvas.getWidth(), canvas.getHeight(), foot()).reaching(board.view().get().least())));
    }

    /// After nodes have been placed: those that are not wholly in sight come into sight, at the zoom of before if they have room in it.
    void placed(Set<String> nodes) {
        boolean whole = nodes.containsAll(board.diagram().positions().keySet());
        reach();
        if (whole && (fitted || all().filter(area -> !board.seen().contains(area)).isPresent())) {
            fitAll();
        } else {
            show(nodes);
        }
    }

    /// The diagram shows another version: a selected block that was grouped, folded or unfolded stays in sight.
    void synced() {
        Map<String, Boolean> now = board.workspace().project().blocks().stream().collect(Collectors.toMap(Block::id, Block::folded));
        if (!now.equals(blocks)) {
            blocks = now;
            board.workspace().selectedBlock().ifPresent(block -> show(block.nodes()));
        }
    }

    /// Moves the view if these nodes are not wholly in it, and zooms out if they are larger.
    void show(Collection<String> nodes) {
        Bounds seen = board.seen();
        board.diagram().area(nodes).filter(area -> canvas.getWidth() > 0 && !seen.contains(area)).ifPresent(area -> {
            if (area.getWidth() <= seen.getWidth() && area.getHeight() <= seen.getHeight()) {
                centreOn(area);
            } else {
                fit(nodes);
            }
        });
    }

    void centreOn(Bounds area) {
        board.view().set(board.view().get().centredOn(area.getCenterX(), area.getCenterY(), canvas.getWidth(), canvas.getHeight()));
    }

    /// What is in the middle stays there.
    void zoomTo(double wanted) {
        board.view().set(board.view().get().zoomedTo(wanted, canvas.getWidth() / 2, canvas.getHeight() / 2));
    }

    /// Lets zooming out go as far as the present drawing needs.
    void reach() {
        if (canvas.getWidth() <= 0 || canvas.getHeight() <= 0) {
            return;
        }
        View view = board.view().get();
        View reaching = view
                .reaching(all().map(area -> View.fit(area, canvas.getWidth(), canvas.getHeight(), foot())).orElse(View.MIN_ZOOM));
        if (!reaching.equals(view)) {
            boolean before = fitted;
            board.view().set(reaching);
            fitted = before && reaching.zoom() == view.zoom();
        }
    }

    /// Somebody looks elsewhere.
    void looked() {
        fitted = false;
    }

    /// The canvas has its size; whether the view changed with it.
    boolean sized() {
        boolean changes = pending || (fitted && (canvas.getWidth() != fittedWidth || canvas.getHeight() != fittedHeight));
        if (changes) {
            fitAll();
        }
        return changes;
    }
}
