package studio.lipschitz.ui.canvas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;

/// Where a card comes among the others, however late its view is made: a screen reader goes through them in the order of the network.
final class TabOrder {
    private final Map<String, Integer> ranks = new HashMap<>();

    /// @param cards those that are there, in their order
    /// @param order all, by id
    int place(List<Node> cards, Set<String> order, String id) {
        if (ranks.size() != order.size() || !ranks.containsKey(id)) {
            ranks.clear();
            order.forEach(each -> ranks.put(each, ranks.size()));
        }
        int from = 0;
        int to = cards.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (rank(cards.get(middle)) < rank(id)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int rank(Node card) {
        return card instanceof NodeView view ? rank(view.node()) : 0;
    }

    private int rank(String id) {
        return ranks.getOrDefault(id, Integer.MAX_VALUE);
    }
}
