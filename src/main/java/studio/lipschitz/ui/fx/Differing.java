package studio.lipschitz.ui.fx;

import java.util.List;

/// Lists on the screen that change in few places.
public final class Differing {

    private Differing() {}

    /// Makes `items` equal to `wanted` and touches what lies between a common head and a common tail only: an edit seldom changes more than a few lines,
    /// and each costs more than the rest of it.
    public static <T> void fill(List<T> items, List<T> wanted) {
        int shorter = Math.min(items.size(), wanted.size());
        int head = 0;
        while (head < shorter && items.get(head).equals(wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && items.get(items.size() - 1 - tail).equals(wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        items.subList(head, items.size() - tail).clear();
        items.addAll(head, wanted.subList(head, wanted.size() - tail));
    }
}
