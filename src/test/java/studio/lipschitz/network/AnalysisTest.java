package studio.lipschitz.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.AvgPool2d;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.FrobeniusLinear;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Problem.Severity;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;

class AnalysisTest {

    @Test
    void theNetworkOfTheDocumentationIsCertified() {
        Analysis analysis = Analysis.of(Network.chain(
                Input.DEFAULT,
                conv(OptionalInt.of(1)),
                conv(OptionalInt.of(32)),
                MaxPool2d.DEFAULT,
                conv(OptionalInt.of(32)),
                conv(OptionalInt.of(32)),
                MaxPool2d.DEFAULT,
                Flatten.DEFAULT,
                new SpectralLinear(OptionalInt.of(1568), 256, true, 1),
                new SpectralLinear(OptionalInt.of(256), 1, true, 1)));
        assertEquals(List.of(), analysis.problems());
        assertTrue(analysis.certified() && analysis.runnable());
        assertEquals(OptionalDouble.of(1), analysis.bound());
        assertEquals(Optional.of(Shape.of(1, 28, 28)), analysis.inputShape());
        assertEquals(Optional.of(Shape.of(1)), analysis.outputShape());
        assertEquals(Optional.of("spectrallinear2"), analysis.output());
    }

    @Test
    void aLossyModuleIsAWarningAndTheNetworkStaysCertified() {
        Analysis analysis = Analysis.of(Network.chain(Input.DEFAULT, AvgPool2d.DEFAULT));
        assertTrue(analysis.certified() && analysis.runnable());
        assertEquals(List.of(Severity.WARNING), analysis.problems().stream().map(Problem::severity).toList());
        assertEquals(OptionalDouble.of(0.5), analysis.bound());
    }

    @Test
    void aBoundedModuleIsAWarningAndTheNetworkStaysCertified() {
        Analysis analysis = Analysis.of(Network.chain(features(4), dense(4, 3), dense(4, 0.5)));
        assertTrue(analysis.certified());
        assertEquals(OptionalDouble.of(1.5), analysis.bound());
        assertEquals(1, analysis.problems().size());
    }

    @Test
    void anUnconstrainedModuleTakesTheCertificateAway() {
        Analysis analysis = Analysis.of(Network.chain(features(4), Linear.DEFAULT));
        assertFalse(analysis.certified());
        assertTrue(analysis.runnable());
        assertEquals(OptionalDouble.empty(), analysis.bound());
    }

    @Test
    void aDisjointFrobeniusHeadIsBoundedByTheRootOfItsOutputs() {
        var head = new FrobeniusLinear(OptionalInt.empty(), 10, true, true, 1);
        double bound = Analysis.of(Network.chain(features(4), head)).bound().orElseThrow();
        assertTrue(new BigDecimal(bound).pow(2).compareTo(BigDecimal.TEN) >= 0);
        assertEquals(Math.sqrt(10), bound, 1e-15 * bound);
    }

    @Test
    void theBoundIsNeverBelowTheExactProduct() {
        var random = new Random(9);
        var layers = new ArrayList<Layer>(List.of(features(3)));
        BigDecimal exact = BigDecimal.ONE;
        for (int i = 0; i < 100; i++) {
            double k = 0.5 + random.nextDouble();
            layers.add(dense(3, k));
            exact = exact.multiply(new BigDecimal(k));
        }
        double bound = Analysis.of(Network.chain(layers.toArray(Layer[]::new))).bound().orElseThrow();
        assertTrue(new BigDecimal(bound).compareTo(exact) >= 0);
        assertEquals(exact.doubleValue(), bound, 1e-12 * bound);
    }

    @Test
    void aProductBeyondEveryNumberIsNoBound() {
        Analysis analysis = Analysis.of(Network.chain(features(4), dense(4, 1e200), dense(4, 1e200)));
        assertEquals(OptionalDouble.empty(), analysis.bound());
        assertFalse(analysis.certified());
    }

    @Test
    void twoShapesThatDoNotFitAreNamedInOneSentence() {
        Network network = Network.chain(Input.DEFAULT, Flatten.DEFAULT, new SpectralLinear(OptionalInt.of(100), 10, true, 1), ReLU.DEFAULT);
        Problem problem = onlyError(network);
        assertEquals(Optional.of("spectrallinear1"), problem.node());
        assertTrue(problem.message().contains("784") && problem.message().contains("100"), problem.message());
        assertTrue(problem.message().contains("flatten1 → spectrallinear1"), problem.message());
        assertFalse(Analysis.of(network).certified());
    }

    @Test
    void channelsThatAGroupSizeDoesNotDivideAreAnError() {
        assertTrue(onlyError(Network.chain(features(5), GroupSort2.DEFAULT)).message().contains("groups of 2"));
    }

    @Test
    void aMissingInputIsToldOnItsNodeAndOnTheNetwork() {
        Network network = Network.of(List.of(new Node("a", ReLU.DEFAULT)), List.of());
        List<String> errors = errors(network);
        assertTrue(errors.contains("a has no input; connect the output of another node to it."), errors::toString);
        assertTrue(errors.contains("The network has no input; drag an Input onto the canvas and connect it."), errors::toString);
    }

    @Test
    void aChainThatNothingFeedsIsDisconnected() {
        Network network = Network.of(
                List.of(new Node("in", features(2)), new Node("a", ReLU.DEFAULT), new Node("b", ReLU.DEFAULT), new Node("c", ReLU.DEFAULT)),
                List.of(Edge.of("in", "a"), Edge.of("b", "c")));
        List<String> errors = errors(network);
        assertEquals(2, errors.size(), errors::toString);
        assertTrue(errors.get(0).startsWith("b has no input"), errors::toString);
        assertTrue(errors.get(1).startsWith("c is not connected to the input"), errors::toString);
    }

    @Test
    void severalInputsAndSeveralOutputsAreNamed() {
        Network network = Network.of(
                List.of(new Node("in", features(2)), new Node("in2", features(2)), new Node("a", ReLU.DEFAULT),
                        new Node("b", ReLU.DEFAULT)),
                List.of(Edge.of("in", "a"), Edge.of("in2", "b")));
        List<String> errors = errors(network);
        assertTrue(errors.contains("The network has 2 inputs; keep one."), errors::toString);
        assertTrue(errors.contains("The network has several outputs (a, b); connect or delete all but one."), errors::toString);
    }

    @Test
    void anInputAloneIsToldToBeConnected() {
        assertEquals(List.of("The input is connected to nothing; connect it to a layer."), errors(Network.chain(Input.DEFAULT)));
    }

    @Test
    void anEdgeIntoAnInputOrIntoASecondPortIsAnError() {
        var nodes = List.of(new Node("in", features(2)), new Node("a", ReLU.DEFAULT), new Node("b", ReLU.DEFAULT));
        List<String> second = errors(Network.of(nodes, List.of(Edge.of("in", "a"), Edge.of("a", "b"), new Edge("in", "b", 1))));
        assertEquals(List.of("b takes one input, at port 0; delete the edge from in."), second);
        List<String> backwards = errors(Network.of(nodes, List.of(Edge.of("b", "in"), Edge.of("in", "a"))));
        assertTrue(backwards.contains("An Input takes no connection; delete the edge from b."), backwards::toString);
    }

    @Test
    void aCycleIsNamedOnceNodeByNode() {
        Network network = Network.of(
                List.of(
                        new Node("in", features(2)),
                        new Node("a", ReLU.DEFAULT),
                        new Node("b", ReLU.DEFAULT),
                        new Node("c", ReLU.DEFAULT),
                        new Node("behind", ReLU.DEFAULT)),
                List.of(Edge.of("a", "b"), Edge.of("b", "c"), Edge.of("c", "a"), Edge.of("c", "behind")));
        List<String> cycles = errors(network).stream().filter(m -> m.contains("cycle")).toList();
        assertEquals(1, cycles.size(), cycles::toString);
        assertTrue(
                List.of("a → b → c → a", "b → c → a → b", "c → a → b → c").stream().anyMatch(cycles.getFirst()::contains),
                cycles::toString);
        assertFalse(Analysis.of(network).certified());
        assertEquals(network.nodes().size(), Analysis.of(network).nodes().size());
    }

    @Test
    void everyOneOfSeveralCyclesIsNamed() {
        Network network = Network.of(
                List.of(new Node("a", ReLU.DEFAULT), new Node("b", ReLU.DEFAULT), new Node("c", ReLU.DEFAULT)),
                List.of(Edge.of("a", "a"), Edge.of("b", "c"), Edge.of("c", "b")));
        assertEquals(2, errors(network).stream().filter(m -> m.contains("is a cycle")).count());
        assertTrue(errors(network).contains("a → a is a cycle; delete one of its edges."));
    }

    @Test
    void aCycleOfTenThousandNodesIsOneShortSentence() {
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < 10_000; i++) {
            nodes.add(new Node("n" + i, ReLU.DEFAULT));
            edges.add(Edge.of("n" + i, "n" + (i + 1) % 10_000));
        }
        List<String> cycles = errors(Network.of(nodes, edges)).stream().filter(m -> m.contains("cycle")).toList();
        assertEquals(1, cycles.size());
        assertTrue(cycles.getFirst().length() < 200 && cycles.getFirst().contains("10000 nodes"), cycles::toString);
    }

    @Test
    void aChainOfTenThousandNodesNeedsNoStack() throws InterruptedException {
        Layer[] layers = new Layer[10_000];
        java.util.Arrays.fill(layers, dense(2, 1));
        layers[0] = features(2);
        var result = new ArrayList<Analysis>();
        var small = new Thread(null, () -> result.add(Analysis.of(Network.chain(layers))), "small stack", 128 * 1024);
        small.start();
        small.join();
        assertTrue(result.getFirst().certified());
        assertEquals(10_000, result.getFirst().order().size());
    }

    @Test
    void parametersOutOfRangeAndUnknownModulesAreErrorsThatKeepTheirReason() {
        var unknown = new Unresolved("Attention", Map.of(), "Attention is not in the catalogue; replace it.", false);
        Network network = Network.chain(features(2), unknown);
        Problem problem = onlyError(network);
        assertEquals(unknown.reason(), problem.message());
        assertEquals(Verdict.Kind.UNKNOWN, Analysis.of(network).node("attention1").verdict().kind());
        assertFalse(Analysis.of(network).certified());
    }

    private static Problem onlyError(Network network) {
        List<Problem> errors = Analysis.of(network).problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .toList();
        assertEquals(1, errors.size(), errors::toString);
        return errors.getFirst();
    }

    private static List<String> errors(Network network) {
        return Analysis.of(network).problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .map(Problem::message)
                .toList();
    }

    private static Input features(int count) {
        return new Input(Shape.of(count));
    }

    private static SpectralLinear dense(int features, double k) {
        return new SpectralLinear(OptionalInt.empty(), features, true, k);
    }

    private static SpectralConv2d conv(OptionalInt channels) {
        return new SpectralConv2d(channels, 32, IntPair.of(3), IntPair.of(1), IntPair.of(1), IntPair.of(1), 1, true, 1);
    }
}
