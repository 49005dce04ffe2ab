package studio.lipschitz.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.FrobeniusLinear;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.tensor.Shape;

/// A constant of the whole network is shared out over its layers, and holds.
class NetworkConstantTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.25, 1, 1.5, 7, 1e6})
    void theBoundIsTheConstantFromBelow(double wanted) {
        Network network = chain(1, 5, 0.3).withConstant(OptionalDouble.of(wanted));
        Analysis analysis = Analysis.of(network);
        assertTrue(analysis.certified(), () -> analysis.problems().toString());
        double bound = analysis.bound().orElseThrow();
        assertTrue(bound <= wanted && bound >= wanted * (1 - 1e-9), () -> bound + " for " + wanted);
    }

    @Test
    void aLayerOfFiveInANetworkOfOneIsBroughtDown() {
        Network network = chain(1, 5, 1).withConstant(OptionalDouble.of(1));
        Analysis analysis = Analysis.of(network);
        assertTrue(analysis.bound().orElseThrow() <= 1);
        Share share = analysis.share().orElseThrow();
        assertEquals(3, share.layers());
        assertEquals(Math.pow(5, -1 / 3.0), share.factor(), 1e-9);
        assertEquals(5 * share.factor(), share.largest(), 1e-12);
        assertEquals(5 * share.factor(), k(analysis.effective(), "spectrallinear2"), 1e-9);
        assertEquals(5, k(network, "spectrallinear2"), "the document keeps what the layer says");
        assertEquals(OptionalDouble.of(1), analysis.effective().node("input1").layer().verdict(null).bound());
    }

    @Test
    void itHoldsAfterEveryEdit() {
        Network network = chain(1, 1).withConstant(OptionalDouble.of(2));
        network = network.with(new Node("more", dense(9))).connect(Edge.of("spectrallinear2", "more"));
        assertTrue(Analysis.of(network).bound().orElseThrow() <= 2);
        network = network.rename("more", "last").without(List.of("spectrallinear2")).connect(Edge.of("spectrallinear1", "last"));
        assertEquals(OptionalDouble.of(2), network.constant());
        assertEquals(2, Analysis.of(network).bound().orElseThrow(), 1e-9);
    }

    @Test
    void activationsAndAHeadOfManyOutputsTakeTheirShare() {
        Network network = Network.chain(
                new Input(Shape.of(4)), dense(1), new GroupSort2(2), new FrobeniusLinear(OptionalInt.empty(), 10, true, true, 1))
                .withConstant(OptionalDouble.of(1));
        Analysis analysis = Analysis.of(network);
        assertEquals(3, analysis.share().orElseThrow().layers());
        assertTrue(analysis.bound().orElseThrow() <= 1);
        assertEquals(1, analysis.bound().orElseThrow(), 1e-9);
    }

    @Test
    void overBranchesTheSumCounts() {
        Analysis analysis = Analysis.of(block(Add.DEFAULT, 3).withConstant(OptionalDouble.of(1.5)));
        assertEquals(0.5 / 3, analysis.share().orElseThrow().factor(), 1e-9);
        assertTrue(analysis.bound().orElseThrow() <= 1.5);
    }

    @Test
    void aSkipPastEveryLayerSetsALimit() {
        List<Problem> problems = Analysis.of(block(Add.DEFAULT, 3).withConstant(OptionalDouble.of(0.5))).problems();
        assertTrue(problems.getFirst().message().startsWith("The network constant 0.5 cannot hold as what has no k_coef_lip is already"),
                problems::toString);
        Analysis mixed = Analysis.of(block(LipResidual.DEFAULT, 3).withConstant(OptionalDouble.of(1)));
        assertTrue(mixed.certified());
        assertTrue(mixed.bound().orElseThrow() <= 1);
    }

    @Test
    void anUnconstrainedNodeMakesItImpossible() {
        Analysis analysis = Analysis.of(Network.chain(new Input(Shape.of(4)), Linear.DEFAULT, dense(1)).withConstant(OptionalDouble.of(1)));
        assertFalse(analysis.certified());
        assertFalse(analysis.runnable());
        assertEquals(
                "The network constant 1 cannot hold while linear1 has no constant that holds whatever the weights; replace what is flagged or "
                        + "clear the network constant.",
                analysis.problems().getFirst().message());
    }

    @Test
    void withoutLayersToShareAmongItHoldsOrIsRefused() {
        Network plain = Network.chain(new Input(Shape.of(4)), ReLU.DEFAULT);
        assertTrue(Analysis.of(plain.withConstant(OptionalDouble.of(1))).certified());
        assertFalse(Analysis.of(plain.withConstant(OptionalDouble.of(0.9))).runnable());
    }

    @Test
    void aNetworkWithoutOneIsAnalysedAsItStands() {
        Network network = chain(1, 5);
        assertSame(network, Analysis.of(network).effective());
        assertTrue(Analysis.of(network).share().isEmpty());
        assertEquals(network, network.withConstant(OptionalDouble.of(2)).withConstant(OptionalDouble.empty()));
    }

    @Test
    void aConstantOutOfRangeIsRefused() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> chain(1).withConstant(OptionalDouble.of(wrong)));
        }
    }

    private static Network chain(double... constants) {
        var layers = new java.util.ArrayList<studio.lipschitz.layer.Layer>(List.of(new Input(Shape.of(4))));
        for (double k : constants) {
            layers.add(dense(k));
        }
        return Network.chain(layers.toArray(studio.lipschitz.layer.Layer[]::new));
    }

    private static Network block(Joint joint, double k) {
        return Network.of(
                List.of(new Node("in", new Input(Shape.of(4))), new Node("branch", dense(k)), new Node("meet", joint)),
                List.of(Edge.of("in", "branch"), Edge.of("in", "meet"), new Edge("branch", "meet", 1)));
    }

    private static double k(Network network, String id) {
        Map<String, @org.jspecify.annotations.Nullable Object> params = Catalogue.of(network.node(id).layer())
                .write(network.node(id).layer());
        return ((Number) java.util.Objects.requireNonNull(params.get("k_coef_lip"))).doubleValue();
    }

    private static SpectralLinear dense(double k) {
        return (SpectralLinear) Catalogue.find("SpectralLinear").orElseThrow().read(Map.of("out_features", 4, "k_coef_lip", k));
    }
}
