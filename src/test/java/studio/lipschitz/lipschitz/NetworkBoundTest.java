package studio.lipschitz.lipschitz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;

class NetworkBoundTest {
    private static final Input INPUT = new Input(Shape.of(8));

    @Test
    void withoutMeasurementsTheDesignDecides() {
        Analysis analysis = Analysis.of(Network.chain(INPUT, dense(3), ReLU.DEFAULT, dense(2)));
        assertEquals(6, NetworkBound.compose(analysis, Map.of()).upper());
        assertEquals(0, NetworkBound.compose(analysis, Map.of()).lower());
    }

    @Test
    void aMeasuredNodeReplacesItsDesign() {
        Analysis analysis = Analysis.of(Network.chain(INPUT, dense(3), dense(2)));
        assertEquals(3.5, NetworkBound.compose(analysis, Map.of("spectrallinear1", new Bracket(1.5, 1.75))).upper());
    }

    @Test
    void anUnconstrainedNodeHasABoundOnceMeasured() {
        Analysis analysis = Analysis.of(Network.chain(INPUT, Linear.DEFAULT));
        assertEquals(Double.POSITIVE_INFINITY, NetworkBound.compose(analysis, Map.of()).upper());
        assertEquals(7, NetworkBound.compose(analysis, Map.of("linear1", new Bracket(6, 7))).upper());
    }

    @Test
    void theLowerBoundOfASingleLayerPassesRearrangements() {
        Analysis analysis = Analysis.of(Network.chain(INPUT, Flatten.DEFAULT, dense(1)));
        assertEquals(new Bracket(0.5, 1), NetworkBound.compose(analysis, Map.of("spectrallinear1", new Bracket(0.5, 1))));
    }

    @Test
    void lowerBoundsOfTwoLayersAreNotMultiplied() {
        Analysis analysis = Analysis.of(Network.chain(INPUT, dense(1), dense(1)));
        var measured = Map.of("spectrallinear1", new Bracket(0.5, 1), "spectrallinear2", new Bracket(0.5, 1));
        assertEquals(0, NetworkBound.compose(analysis, measured).lower());
    }

    @Test
    void aMeasuredLayerThatKeepsSomeDistancesIsNoIsometry() {
        Analysis analysis = Analysis.of(Network.chain(INPUT, dense(1), dense(1)));
        var measured = Map.of("spectrallinear1", Bracket.exactly(1), "spectrallinear2", new Bracket(0.5, 1));
        assertEquals(0, NetworkBound.compose(analysis, measured).lower());
    }

    @Test
    void aKnownShareTightensAResidualConnection() {
        Network network = Network.chain(INPUT, dense(3), LipResidual.DEFAULT).connect(new Edge("input1", "lipresidual1", 1));
        Analysis analysis = Analysis.of(network);
        assertEquals(3, NetworkBound.compose(analysis, Map.of()).upper());
        Bracket mixed = NetworkBound.compose(analysis, Map.of(), Map.of("lipresidual1", new Bracket(0.25, 0.5)));
        assertEquals(2, mixed.upper(), 1e-12);
        assertEquals(0, mixed.lower());
        var broken = Map.of("lipresidual1", new Bracket(Double.NaN, Double.NaN));
        assertEquals(Double.POSITIVE_INFINITY, NetworkBound.compose(analysis, Map.of(), broken).upper());
    }

    @Test
    void aMeasurementThatIsNotANumberGivesNoBound() {
        Analysis analysis = Analysis.of(Network.chain(INPUT, dense(1)));
        var measured = Map.of("spectrallinear1", new Bracket(Double.NaN, Double.NaN));
        assertEquals(Double.POSITIVE_INFINITY, NetworkBound.compose(analysis, measured).upper());
    }

    @Test
    void severalOutputsHaveNoBound() {
        Network network = Network.chain(INPUT, dense(1)).with(new Node("side", GroupSort2.DEFAULT));
        network = network.connect(studio.lipschitz.network.Edge.of("input1", "side"));
        assertEquals(Double.POSITIVE_INFINITY, NetworkBound.compose(Analysis.of(network), Map.of()).upper());
    }

    @Test
    void longProductsAreNeverBelowTheExactOne() {
        var random = new Random(3);
        var layers = new java.util.ArrayList<studio.lipschitz.layer.Layer>(List.of(INPUT));
        var measured = new HashMap<String, Bracket>();
        BigDecimal exact = BigDecimal.ONE;
        for (int i = 1; i <= 200; i++) {
            double constant = 0.9 + 0.2 * random.nextDouble();
            layers.add(dense(1));
            measured.put("spectrallinear" + i, Bracket.exactly(constant));
            exact = exact.multiply(new BigDecimal(constant));
        }
        Analysis analysis = Analysis.of(Network.chain(layers.toArray(studio.lipschitz.layer.Layer[]::new)));
        double upper = NetworkBound.compose(analysis, measured).upper();
        assertTrue(new BigDecimal(upper).compareTo(exact) >= 0);
        assertEquals(exact.doubleValue(), upper, 1e-12 * upper);
    }

    private static SpectralLinear dense(double k) {
        return new SpectralLinear(OptionalInt.empty(), 8, true, k);
    }
}
