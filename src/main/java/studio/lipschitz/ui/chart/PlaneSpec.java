package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.Normalization;

/// What the chart of the decision boundary shows at one moment, without a colour or a size.
///
/// @param epsilon radius whose line is drawn, in units of the input; 0: none is
public record PlaneSpec(DecisionGrid grid, double epsilon, Normalization normalization) {

    /// A class's colour; those of many classes come again.
    public static Ink inkOf(int kind) {
        return Ink.SERIES.get(kind % Ink.SERIES.size());
    }

    /// Classes that are decided for somewhere.
    public List<Integer> winners() {
        return winners(grid);
    }

    static List<Integer> winners(DecisionGrid grid) {
        return java.util.stream.IntStream.range(0, grid.values().size()).map(grid::winner).distinct().sorted().boxed().toList();
    }

    /// Whether there are points that keep their class within epsilon.
    public boolean reachesEpsilon() {
        return java.util.stream.IntStream.range(0, grid.values().size()).anyMatch(point -> grid.radius(point) >= epsilon);
    }

    /// Why nothing is proved, or empty.
    public String refusal() {
        if (grid.certified()) {
            return "";
        }
        return switch (normalization) {
            case REFERENCE -> text("run.boundary.refusal.reference");
            case EXACT, RETRACTION -> text("run.boundary.refusal.noConstant");
        };
    }
}
