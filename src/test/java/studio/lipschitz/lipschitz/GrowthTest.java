package studio.lipschitz.lipschitz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.network.Problem;
import studio.lipschitz.tensor.Shape;

class GrowthTest {
    private static final Input INPUT = new Input(Shape.of(8));

    private static Growth grown(Network network) {
        return Growth.of(Analysis.of(network), Map.of());
    }

    @Test
    void alongAChainConstantsMultiplyAndOnlyWhoMovesThemIsNamed() {
        Growth growth = grown(Network.chain(INPUT, dense(1), ReLU.DEFAULT, dense(3), dense(0.5)));
        assertEquals(OptionalDouble.of(1), growth.upTo("relu1"));
        assertEquals(OptionalDouble.of(3), growth.upTo("spectrallinear2"));
        assertEquals(OptionalDouble.of(1.5), growth.upTo("spectrallinear3"));
        assertFalse(growth.changes("relu1"));
        assertEquals(3, growth.factor("spectrallinear2"));
        assertTrue(growth.changes("spectrallinear2"));
        assertEquals(0.5, growth.factor("spectrallinear3"));
    }

    @Test
    void whereBranchesMeetThePathTakesTheSteepest() {
        Growth growth = grown(diamond(dense(1), dense(4)));
        assertEquals(OptionalDouble.of(5), growth.upTo("sum"));
        assertEquals(List.of("in", "right", "sum"), growth.steepestPath("sum"));
        assertEquals(1.25, growth.factor("sum"));
        assertEquals(List.of("in", "left"), growth.steepestPath("left"));
    }

    @Test
    void theFirstNodeWithoutABoundIsTheCauseOfAllAfterIt() {
        Growth growth = grown(diamond(dense(1), Linear.DEFAULT));
        assertEquals(Optional.of("right"), growth.cause("sum"));
        assertEquals(OptionalDouble.of(Double.POSITIVE_INFINITY), growth.upTo("sum"));
        assertTrue(growth.changes("right"));
        assertFalse(growth.changes("sum"));
        assertEquals(Optional.empty(), growth.cause("left"));
    }

    @Test
    void trainedWeightsReplaceTheDesign() {
        Analysis analysis = Analysis.of(Network.chain(INPUT, Linear.DEFAULT, dense(1)));
        Growth growth = Growth.of(analysis, Map.of("linear1", new Bracket(1.5, 2), "spectrallinear1", new Bracket(0.99, 0.996)));
        assertEquals(1.992, growth.upTo("spectrallinear1").orElseThrow(), 1e-9);
        assertFalse(growth.changes("spectrallinear1"), "a few thousandths are no change");
        assertEquals(Optional.of(new Bracket(1.5, 2)), growth.measured("linear1"));
    }

    @Test
    void whatMayBreakItsConstraintHasNoBoundBeforeItIsMeasured() {
        Analysis analysis = Analysis.of(Network.chain(INPUT, ReLU.DEFAULT, dense(1)))
                .unproved(new Problem(Optional.empty(), Problem.Severity.WARNING, "Nothing is proved.", List.of()));
        assertEquals(OptionalDouble.of(1), Growth.of(analysis, Map.of()).upTo("relu1"));
        assertEquals(Optional.of("spectrallinear1"), Growth.of(analysis, Map.of()).cause("spectrallinear1"));
        assertEquals(OptionalDouble.of(1.25), Growth.of(analysis, Map.of("spectrallinear1", new Bracket(1, 1.25))).upTo("spectrallinear1"));
    }

    @Test
    void whereTheInputDoesNotLeadNothingIsTold() {
        Growth growth = grown(Network.of(
                List.of(new Node("in", INPUT), new Node("alone", dense(1)), new Node("next", ReLU.DEFAULT)),
                List.of(Edge.of("alone", "next"))));
        assertEquals(OptionalDouble.empty(), growth.upTo("next"));
        assertEquals(List.of(), growth.steepestPath("next"));
        assertFalse(growth.changes("next"));
    }

    @Test
    void aCycleIsLeftOut() {
        Growth growth = grown(Network.of(
                List.of(new Node("in", INPUT), new Node("a", ReLU.DEFAULT), new Node("b", ReLU.DEFAULT)),
                List.of(Edge.of("a", "b"), Edge.of("b", "a"))));
        assertEquals(OptionalDouble.empty(), growth.upTo("a"));
        assertFalse(growth.changes("a"));
    }

    private static Network diamond(Layer left, Layer right) {
        return Network.of(
                List.of(new Node("in", INPUT), new Node("left", left), new Node("right", right), new Node("sum", Add.DEFAULT)),
                List.of(Edge.of("in", "left"), Edge.of("in", "right"), Edge.of("left", "sum"), new Edge("right", "sum", 1)));
    }

    private static SpectralLinear dense(double k) {
        return new SpectralLinear(OptionalInt.empty(), 64, true, k);
    }
}
