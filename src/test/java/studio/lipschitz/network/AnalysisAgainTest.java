package studio.lipschitz.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.tensor.Shape;

/// An analysis that takes over what is the same says what one from scratch says, whatever was changed.
class AnalysisAgainTest {
    private static final List<String> MODULES = List.of("SpectralLinear", "Linear", "GroupSort2", "Dropout", "FullSort", "LipResidual",
            "Add", "Flatten",
            "SpectralConv2d", "LayerNorm", "FrobeniusLinear");

    @Test
    @SuppressWarnings("ReferenceEquality") // what was taken over is the same instance
    void afterAnyChangeItIsWhatItIsFromScratch() {
        var random = new Random(7);
        int same = 0;
        for (int run = 0; run < 200; run++) {
            Network network = Network.chain(new Input(Shape.of(64)), SpectralLinear.DEFAULT, GroupSort2.DEFAULT, SpectralLinear.DEFAULT,
                    LipResidual.DEFAULT, SpectralLinear.DEFAULT, GroupSort2.DEFAULT, SpectralLinear.DEFAULT, GroupSort2.DEFAULT,
                    SpectralLinear.DEFAULT);
            Analysis analysis = Analysis.of(network);
            for (int step = 0; step < 12; step++) {
                network = changed(network, random);
                Analysis again = Analysis.of(network, analysis);
                Network scratch = Network.of(network.nodes(), network.edges()).withConstant(network.constant());
                assertEquals(Analysis.of(scratch), again, "run " + run + ", step " + step);
                for (var report : again.nodes().values()) {
                    same += report == analysis.nodes().get(report.node().id()) ? 1 : 0;
                }
                analysis = again;
            }
        }
        int kept = same;
        org.junit.jupiter.api.Assertions.assertTrue(kept > 1_000, () -> "only " + kept + " reports were taken over");
    }

    @Test
    void afterOtherLayersAtTheSamePlacesItIsWhatItIsFromScratch() {
        var random = new Random(11);
        for (int run = 0; run < 300; run++) {
            Network network = Network.of(
                    List.of(new Node("in", new Input(Shape.of(64))), new Node("a", SpectralLinear.DEFAULT),
                            new Node("b", GroupSort2.DEFAULT),
                            new Node("c", SpectralLinear.DEFAULT), new Node("sum", LipResidual.DEFAULT), new Node("d", GroupSort2.DEFAULT),
                            new Node("e", SpectralLinear.DEFAULT), new Node("alone", SpectralLinear.DEFAULT)),
                    List.of(Edge.of("in", "a"), Edge.of("a", "b"), Edge.of("b", "c"), new Edge("in", "sum", 0), new Edge("c", "sum", 1),
                            Edge.of("sum", "d"), Edge.of("d", "e")));
            Analysis analysis = Analysis.of(network);
            for (int step = 0; step < 12; step++) {
                var ids = network.nodes().stream().map(Node::id).toList();
                var layer = Catalogue.find(MODULES.get(random.nextInt(MODULES.size()))).orElseThrow().defaults();
                String at = ids.get(random.nextInt(ids.size()));
                network = network.replace(at, random.nextInt(4) == 0 ? new Input(Shape.of(random.nextBoolean() ? 64 : 32)) : layer);
                analysis = Analysis.of(network, analysis);
                assertEquals(Analysis.of(Network.of(network.nodes(), network.edges())), analysis, "run " + run + ", step " + step);
            }
        }
    }

    private static Network changed(Network network, Random random) {
        var ids = new ArrayList<>(network.nodes().stream().map(Node::id).toList());
        String one = ids.get(random.nextInt(ids.size()));
        String other = ids.get(random.nextInt(ids.size()));
        var layer = Catalogue.find(MODULES.get(random.nextInt(MODULES.size()))).orElseThrow().defaults();
        return switch (random.nextInt(8)) {
            case 0 -> network.with(new Node(network.freshId(layer), layer));
            case 1 -> network.replace(one, one.equals("input1") ? new Input(Shape.of(random.nextBoolean() ? 64 : 32)) : layer);
            case 2 -> ids.size() > 3 && !one.equals("input1") ? network.without(Set.of(one)) : network;
            case 3, 4, 5 -> network.connect(new Edge(one, other, random.nextInt(5) == 0 ? 1 : 0));
            case 6 -> network.edges().isEmpty() ? network : network.disconnect(Set.of(network.edges().iterator().next()));
            default -> network.withConstant(random.nextInt(4) == 0 ? OptionalDouble.of(2) : OptionalDouble.empty());
        };
    }

    @Test
    void whatIsTheSameIsNotLookedAtAgain() {
        Network network = Network.chain(new Input(Shape.of(64)), SpectralLinear.DEFAULT, GroupSort2.DEFAULT, SpectralLinear.DEFAULT);
        Analysis before = Analysis.of(network);
        Analysis after = Analysis.of(network.replace("spectrallinear2", SpectralLinear.DEFAULT), before);
        assertSame(before.node("groupsort21"), after.node("groupsort21"));
    }
}
