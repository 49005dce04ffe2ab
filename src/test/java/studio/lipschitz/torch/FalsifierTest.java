package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;

/// No slope that can be found is above a bound, by any amount, on networks of every kind; and what is searched for is found where it is known to be.
class FalsifierTest {
    private static final int GRAPHS = 220;
    private static final int EXACT = 30;

    @BeforeAll
    static void load() throws Exception {
        Libtorch.choose("cpu");
    }

    @Test
    void noSlopeOfARandomNetworkIsAboveItsBound() {
        var networks = new ArrayList<Network>();
        var ratios = new ArrayList<Double>();
        long ascent = 0; long nodes = 0;
        for (int seed = 0; ratios.size() < GRAPHS; seed++) {
            Network network = RandomNetworks.of(seed);
            assertTrue(Analysis.of(network).runnable(), () -> Analysis.of(network).problems().toString());
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                Shipped shipped = RandomWeights.shipped(network, seed);
                double upper = shipped.upper();
                if (Double.isInfinite(upper)) { continue; }
                long t = System.nanoTime();
                double slope = shipped.ascended(shipped.nothing());
                ascent += System.nanoTime() - t;
                assertTrue(slope <= upper, () -> "slope " + slope + ", bound " + upper + " of " + network.nodes());
                if (seed % 10 == 0) {
                    t = System.nanoTime();
                    assertNodes(shipped.bound(), network);
                    nodes += System.nanoTime() - t;
                }
                if (Double.isFinite(upper)) {
                    networks.add(network);
                    ratios.add(upper == 0 ? 1 : slope / upper);
                }
            }
        }
        System.out.println("ascent " + ascent / 1e9 + " nodes " + nodes / 1e9);
        Collections.sort(ratios);
        System.out.printf(Locale.ROOT, "falsifier: %d random networks with a bound, of %d modules; slope found over bound: median %.3f, quarter %.3f, largest %.9f%n",
                ratios.size(), RandomNetworks.modules(networks).size(), ratios.get(GRAPHS / 2), ratios.get(3 * GRAPHS / 4), ratios.getLast());
        var missing = Catalogue.all().stream().map(ModuleType::name).filter(module -> !RandomNetworks.modules(networks).contains(module)).toList();
        System.out.println(missing);
    }

    @Test
    void theSlopeOfANetworkThatReachesItsBoundIsFound() {
        var ratios = new ArrayList<Double>();
        for (int seed = 0; seed < EXACT; seed++) {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                Shipped shipped = RandomWeights.shipped(RandomNetworks.exact(seed), seed);
                double ratio = shipped.ascended(shipped.nothing()) / shipped.upper();
                ratios.add(ratio);
            }
        }
        Collections.sort(ratios);
        System.out.printf(Locale.ROOT, "falsifier: %d networks that reach their bound; slope found over bound: least %.6f, median %.6f, largest %.9f%n",
                EXACT, ratios.getFirst(), ratios.get(EXACT / 2), ratios.getLast());
    }

    private static void assertNodes(BoundReport report, Network network) {
        for (BoundReport.NodeBound node : report.nodes()) {
            assertTrue(node.bracket().lower() <= node.bracket().upper(), () -> node + " of " + network.nodes());
        }
    }
}
