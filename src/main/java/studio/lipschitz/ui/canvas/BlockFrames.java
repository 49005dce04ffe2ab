package studio.lipschitz.ui.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.network.Block;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;

/// The frames of blocks that are not folded, those around others below them.
final class BlockFrames extends Pane {
    private static final double ASIDE = 16;
    private static final double TITLE = 30;
    private static final double FOOT = 14;

    private final Map<String, BlockFrame> views = new HashMap<>();
    private Map<String, Bounds> areas = Map.of();
    private Shown shown = Shown.NOTHING;

    BlockFrames() {
        setManaged(false);
        setPickOnBounds(false);
    }

    void show(Shown now, Selection selected) {
        shown = now;
        if (now.frames().isEmpty() && views.isEmpty()) {
            return;
        }
        areas = areas(now);
        views.keySet().removeIf(id -> !areas.containsKey(id));
        var order = new ArrayList<BlockFrame>();
        for (Block block : now.frames()) {
            BlockFrame frame = views.computeIfAbsent(block.id(), BlockFrame::new);
            frame.show(block, selected.nodes().equals(block.nodes()));
            Bounds area = java.util.Objects.requireNonNull(areas.get(block.id()));
            frame.resizeRelocate(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
            order.add(frame);
        }
        if (!getChildren().equals(order)) {
            getChildren().setAll(order);
        }
    }

    /// The area of each frame, by block.
    Map<String, Bounds> areas() {
        return areas;
    }

    /// A frame contains those within it, so these come first.
    static Map<String, Bounds> areas(Shown shown) {
        var found = new LinkedHashMap<String, Bounds>();
        for (Block block : shown.frames().reversed()) {
            @Nullable Bounds area = null;
            for (String card : shown.cardsOf(block.nodes())) {
                Position at = shown.cards().get(card);
                area = at == null ? area : union(area, new BoundingBox(at.x(), at.y(), Placement.WIDTH, Placement.HEIGHT));
            }
            for (Block inner : shown.frames()) {
                Bounds within = block.holds(inner) ? found.get(inner.id()) : null;
                area = within == null ? area : union(area, within);
            }
            if (area != null) {
                found.put(block.id(), new BoundingBox(area.getMinX() - ASIDE, area.getMinY() - TITLE, area.getWidth() + 2 * ASIDE,
                        area.getHeight() + TITLE + FOOT));
            }
        }
        return found;
    }

    private static Bounds union(@Nullable Bounds a, Bounds b) {
        if (a == null) {
            return b;
        }
        double left = Math.min(a.getMinX(), b.getMinX());
        double top = Math.min(a.getMinY(), b.getMinY());
        return new BoundingBox(left, top, Math.max(a.getMaxX(), b.getMaxX()) - left, Math.max(a.getMaxY(), b.getMaxY()) - top);
    }

    /// `area` and the frames of blocks that are wholly among these nodes.
    Bounds around(Collection<String> nodes, Bounds area) {
        Bounds all = area;
        for (Block block : shown.frames()) {
            Bounds frame = areas.get(block.id());
            if (frame != null && nodes.containsAll(block.nodes())) {
                all = union(all, frame);
            }
        }
        return all;
    }

    /// The innermost block within whose frame a card at this place would stand; empty outside of all.
    Optional<Block> at(Position place) {
        List<Block> around = shown.frames().stream()
                .filter(block -> Optional.ofNullable(areas.get(block.id()))
                        .filter(area -> area.contains(place.x() + Placement.WIDTH / 2, place.y() + Placement.HEIGHT / 2))
                        .isPresent())
                .toList();
        return around.isEmpty() ? Optional.empty() : Optional.of(around.getLast());
    }
}
