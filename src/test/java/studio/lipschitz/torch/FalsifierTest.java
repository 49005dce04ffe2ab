package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;

/// No slope that can be found is above a bound, by any amount, on networks of every kind; and what is searched for is found where it is known to be.
class FalsifierTest {
    private static final int GRAPHS = 200;
    private static final int SEARCHED = 40; // in one of so many graphs each node's slope is sought too, and not only looked at
    private static final int EXACT = 16;
    private static final double[] SCALES = {1e-2, 1, 1e2};
    private static final int PAIRS = 24;

    @BeforeAll
    static void load() throws Exception {
        Libtorch.choose("cpu");
    }

    @Test
    void noSlopeOfANodeIsAboveItsBound() {
        int nodes = 0;
        for (int seed = 0; seed < GRAPHS; seed++) {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                var weighted = RandomWeights.of(RandomNetworks.of(seed), seed);
                nodes += assertNodes(weighted, new Random(seed));
                if (seed % SEARCHED == SEARCHED - 1) {
                    assertBrackets(weighted.shipped().bound(_ -> {}));
                }
            }
        }
        System.out.printf("falsifier: %,d nodes with a bound in %d random networks%n", nodes, GRAPHS);
        assertTrue(nodes > 1_000, "most nodes should have a bound");
    }

    @Test
    void noSlopeOfARandomNetworkIsAboveItsBound() {
        var networks = new ArrayList<Network>();
        var ratios = new ArrayList<Double>();
        for (int seed = 0; ratios.size() < GRAPHS; seed++) {
            Network network = RandomNetworks.of(seed);
            assertTrue(Analysis.of(network).runnable(), () -> Analysis.of(network).problems().toString());
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                Shipped shipped = RandomWeights.of(network, seed).shipped();
                double upper = shipped.upper();
                if (Double.isFinite(upper)) {
                    double slope = shipped.ascended(shipped.nothing());
                    assertTrue(slope <= upper, () -> "slope " + slope + ", bound " + upper + " of " + network.nodes());
                    networks.add(network);
                    ratios.add(upper == 0 ? 1 : slope / upper);
                }
            }
        }
        Collections.sort(ratios);
        var modules = RandomNetworks.modules(networks);
        System.out.printf(
                Locale.ROOT,
                "falsifier: %d random networks with a bound, of %d modules; slope found over bound: median %.3f, upper quarter %.3f, "
                        + "largest %.9f%n",
                GRAPHS, modules.size(), ratios.get(GRAPHS / 2), ratios.get(3 * GRAPHS / 4), ratios.getLast());
        assertTrue(ratios.get(GRAPHS / 2) > 0.3, "a falsifier that finds little proves little");
        var never = Catalogue.all().stream().map(ModuleType::name).filter(module -> !modules.contains(module)).toList();
        assertTrue(never.size() <= 8, () -> "never drawn: " + never);
    }

    /// A search that ended early would show here.
    @Test
    void theSlopeOfANetworkThatReachesItsBoundIsFound() {
        var ratios = new ArrayList<Double>();
        for (int seed = 0; seed < EXACT; seed++) {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                Shipped shipped = RandomWeights.of(RandomNetworks.exact(seed), seed).shipped();
                double upper = shipped.upper();
                double slope = shipped.ascended(shipped.nothing());
                assertTrue(slope <= upper, () -> "slope " + slope + ", bound " + upper);
                assertTrue(slope > 0.99 * upper, () -> "found no more than " + slope + " of " + upper);
                ratios.add(slope / upper);
            }
        }
        Collections.sort(ratios);
        System.out.printf(
                Locale.ROOT, "falsifier: %d networks that reach their bound; slope found over bound: least %.9f, median %.9f%n", EXACT,
                ratios.getFirst(), ratios.get(EXACT / 2));
        assertTrue(ratios.get(EXACT / 2) > 1 - 1e-6, ratios::toString);
    }

    private static void assertBrackets(BoundReport report) {
        for (BoundReport.NodeBound node : report.nodes()) {
            assertTrue(node.bracket().lower() <= node.bracket().upper(), node::toString);
        }
        assertTrue(report.network().lower() <= report.network().upper(), () -> report.network().toString());
    }

    /// What power iteration reaches of each linear node, and random pairs near and far, in float64, through each node with one input.
    private static int assertNodes(RandomWeights.Weighted weighted, Random random) {
        Analysis analysis = weighted.model().analysis();
        Map<String, Bracket> measured = new Spectra(weighted.model()).read(weighted.weights());
        var wide = new LinkedHashMap<String, Effective>();
        weighted.weights().forEach((name, weight) -> wide.put(
                name, new Effective(weight.value().to(ScalarType.Double), UnaryOperator.identity())));
        int nodes = 0;
        for (String id : analysis.order()) {
            var report = analysis.node(id);
            Bracket bracket = measured.get(id);
            double upper = bracket != null ? bracket.upper() : report.verdict().bound().orElse(Double.POSITIVE_INFINITY);
            if (bracket != null) {
                assertTrue(bracket.lower() <= bracket.upper(), () -> report.node() + " " + bracket);
            }
            if (report.node().layer() instanceof UnaryLayer layer && !Double.isInfinite(upper)) {
                Tensor ends = ends(report.input().orElseThrow(), random);
                double slope = slope(LinearNode.forward(layer, id, weighted.model().ops(), ends, wide), ends);
                assertTrue(slope <= upper, () -> layer + " " + report.input() + ": slope " + slope + ", bound " + upper);
                nodes++;
            }
        }
        return nodes;
    }

    private static Tensor ends(Shape input, Random random) {
        long[] sizes = LinearNode.batchOfOne(input);
        sizes[0] = PAIRS;
        double[] scales = IntStream.range(0, PAIRS).mapToDouble(i -> SCALES[i % SCALES.length]).toArray();
        Tensor place = Rows.times(Rows.gaussian(random, sizes), scales);
        return torch.cat(new TensorVector(place, place.add(Rows.times(Rows.gaussian(random, sizes), scales))), 0);
    }

    /// Less a billionth, which is more than rounding adds to pairs so far apart.
    private static double slope(Tensor values, Tensor ends) {
        double[] moved = Rows.norms(torch.narrow(values, 0, 0, PAIRS).sub(torch.narrow(values, 0, PAIRS, PAIRS)));
        double[] lengths = Rows.norms(torch.narrow(ends, 0, 0, PAIRS).sub(torch.narrow(ends, 0, PAIRS, PAIRS)));
        double steepest = 0;
        for (int i = 0; i < PAIRS; i++) {
            steepest = Math.max(steepest, moved[i] / lengths[i]);
        }
        return steepest * (1 - 1e-9);
    }
}
