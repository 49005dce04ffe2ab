package studio.lipschitz.ui.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.network.Block;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;

/// The frames of blocks that are not folded, those around others below them. A block whose cards stand apart, with others between them, has several trays.
final class BlockFrames extends Pane {
    private static final double ASIDE = 16;
    private static final double TITLE = 30;
    private static final double FOOT = 14;
    /// An edge's label, and some air.
    private static final double LABEL = 20;

    private final Map<String, BlockFrame> views = new HashMap<>();
    private Map<String, List<Bounds>> areas = Map.of();
    private Shown shown = Shown.NOTHING;

    BlockFrames() {
        setManaged(false);
        setPickOnBounds(false);
    }

    void show(Shown now, Selection selected) {
        show(now, selected, Set.of());
    }

    /// @param passing cards that are being dragged: no frame gives way to them
    void show(Shown now, Selection selected, Set<String> passing) {
        shown = now;
        if (now.frames().isEmpty() && views.isEmpty()) {
            return;
        }
        areas = areas(now, passing);
        views.keySet().removeIf(id -> !areas.containsKey(id));
        var order = new ArrayList<BlockFrame>();
        for (Block block : now.frames()) {
            BlockFrame frame = views.computeIfAbsent(block.id(), BlockFrame::new);
            frame.show(block, selected.nodes().equals(block.nodes()));
            frame.cover(areas.getOrDefault(block.id(), List.of()));
            order.add(frame);
        }
        if (!getChildren().equals(order)) {
            getChildren().setAll(order);
        }
    }

    /// Lights a frame up as the one that something would come into.
    void target(String block, boolean lit) {
        BlockFrame frame = views.get(block);
        if (frame != null) {
            frame.target(lit);
        }
    }

    /// The trays of each frame, by block, the one with the title first.
    Map<String, List<Bounds>> areas() {
        return areas;
    }

    /// A frame contains those within it, so these come first.
    static Map<String, List<Bounds>> areas(Shown shown) {
        return areas(shown, Set.of());
    }

    private static Map<String, List<Bounds>> areas(Shown shown, Set<String> passing) {
        var found = new LinkedHashMap<String, List<Bounds>>();
        for (Block block : shown.frames().reversed()) {
            var pieces = new ArrayList<Bounds>();
            shown.frames().stream()
                    .filter(inner -> block.holds(inner)
                            && shown.frames().stream().noneMatch(between -> block.holds(between) && between.holds(inner)))
                    .forEach(inner -> pieces.addAll(Objects.requireNonNull(found.get(inner.id()))));
            Set<String> cards = shown.cardsOf(block.nodes());
            cards.stream().map(card -> card(Objects.requireNonNull(shown.cards().get(card))))
                    .filter(card -> pieces.stream().noneMatch(piece -> piece.contains(card)))
                    .toList()
                    .forEach(pieces::add);
            List<Bounds> others = shown.cards().entrySet().stream()
                    .filter(each -> !cards.contains(each.getKey()) && !passing.contains(each.getKey()))
                    .map(each -> card(each.getValue()))
                    .toList();
            found.put(block.id(), trays(pieces, others).stream()
                    .map(tray -> (Bounds) new BoundingBox(tray.getMinX() - ASIDE, tray.getMinY() - TITLE, tray.getWidth() + 2 * ASIDE,
                            tray.getHeight() + TITLE + FOOT))
                    .toList());
        }
        return found;
    }

    private static Bounds card(Position at) {
        return new BoundingBox(at.x(), at.y(), Placement.WIDTH, Placement.HEIGHT);
    }

    /// As few areas around all pieces as do without covering another card, column by column.
    private static List<Bounds> trays(List<Bounds> pieces, List<Bounds> others) {
        var trays = new ArrayList<Bounds>();
        pieces.stream().sorted(Comparator.comparingDouble(Bounds::getMinX).thenComparingDouble(Bounds::getMinY)).forEach(piece -> {
            for (int i = 0; i < trays.size(); i++) {
                Bounds both = union(trays.get(i), piece);
                if (others.stream().noneMatch(both::intersects)) {
                    trays.set(i, both);
                    return;
                }
            }
            trays.add(piece);
        });
        return trays;
    }

    private static Bounds union(Bounds a, Bounds b) {
        double left = Math.min(a.getMinX(), b.getMinX());
        double top = Math.min(a.getMinY(), b.getMinY());
        return new BoundingBox(left, top, Math.max(a.getMaxX(), b.getMaxX()) - left, Math.max(a.getMaxY(), b.getMaxY()) - top);
    }

    /// `area` and the frames of blocks that are wholly among these nodes.
    Bounds around(Collection<String> nodes, Bounds area) {
        Bounds all = area;
        for (Block block : shown.frames()) {
            if (nodes.containsAll(block.nodes())) {
                for (Bounds tray : areas.getOrDefault(block.id(), List.of())) {
                    all = union(all, tray);
                }
            }
        }
        return all;
    }

    /// How far a new block must go down so that its title covers neither the card above it nor what is written on the edge from there.
    ///
    /// @param shown with that block
    static double missingAbove(Shown shown, Block block) {
        Set<String> cards = shown.cardsOf(block.nodes());
        double missing = 0;
        for (Bounds tray : areas(shown).getOrDefault(block.id(), List.of())) {
            double first = cards.stream().map(card -> card(Objects.requireNonNull(shown.cards().get(card)))).filter(tray::contains)
                    .mapToDouble(Bounds::getMinY)
                    .min()
                    .orElse(tray.getMinY());
            for (var other : shown.cards().entrySet()) {
                Bounds above = card(other.getValue());
                if (!cards.contains(other.getKey()) && above.getMinY() < first && above.getMaxX() > tray.getMinX()
                        && above.getMinX() < tray.getMaxX()) {
                    missing = Math.max(missing, 2 * (first - tray.getMinY()) + LABEL - (first - above.getMaxY()));
                }
            }
        }
        return Math.ceil(missing / Placement.GRID) * Placement.GRID;
    }
}
