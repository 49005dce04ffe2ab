package studio.lipschitz.ui.canvas;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;

/// The edges that have a view, by the node they leave; keeps their labels apart ([Fan]).
final class Fans {
    private static final int SOME = 8;

    private final Collection<NodeView> cards;
    private final Map<String, Set<EdgeView>> views = new HashMap<>();
    private final Set<String> touched = new HashSet<>(); // nodes of which an edge leads elsewhere or says something else now

    /// @param cards the views of nodes there are
    Fans(Collection<NodeView> cards) {
        this.cards = cards;
    }

    void touch(EdgeView view) {
        views.computeIfAbsent(view.edge().from(), _ -> new LinkedHashSet<>()).add(view);
        touched.add(view.edge().from());
    }

    void remove(EdgeView view) {
        String from = view.edge().from();
        views.computeIfPresent(from, (_, fan) -> {
            fan.remove(view);
            return fan.isEmpty() ? null : fan;
        });
        touched.add(from);
    }

    /// The same while nodes are being moved: of many edges only once they stand, which would cost more than the rest of a frame.
    void spreadSome() {
        if (touched.size() <= SOME) {
            spread();
        }
    }

    /// Places the labels of what was touched since the last time.
    void spread() {
        if (touched.isEmpty()) {
            return;
        }
        List<Bounds> areas = cards.stream().map(NodeView::area).toList();
        for (String from : touched) {
            List<EdgeView> fan = List.copyOf(views.getOrDefault(from, Set.of()));
            var places = Fan.places(fan.stream().map(EdgeView::line).toList(), areas);
            for (int i = 0; i < fan.size(); i++) {
                fan.get(i).label(places.get(i));
            }
        }
        touched.clear();
    }
}
