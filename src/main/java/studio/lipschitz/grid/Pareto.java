package studio.lipschitz.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which of several things no other one beats in both of two figures, each the better the greater.
public final class Pareto {

    private Pareto() {}

    /// Two figures of one thing.
    public interface Figures {
        double first();

        double second();
    }

    /// Those that no other one beats, by the first figure from the least on; so the second falls. One beats another if it is no less in both and greater in
    /// one; equals stay beside each other. What has no number in one of them is left out.
    public static <F extends Figures> List<F> front(List<F> all) {
        List<F> sorted = all.stream().filter(each -> !Double.isNaN(each.first()) && !Double.isNaN(each.second()))
                .sorted(Comparator.comparingDouble(Figures::first).thenComparingDouble(Figures::second).reversed()).toList();
        var front = new ArrayList<F>();
        double best = Double.NEGATIVE_INFINITY;
        double at = Double.NaN;
        for (F each : sorted) { // from the greatest first figure down: only a greater second one is not beaten
            boolean equal = each.second() == best && each.first() == at;
            if (each.second() > best || equal) {
                front.addFirst(each);
                best = each.second();
                at = each.first();
            }
        }
        return List.copyOf(front);
    }
}
