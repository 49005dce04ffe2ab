package studio.lipschitz.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Concatenate;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Problem.Severity;
import studio.lipschitz.tensor.Shape;

/// Networks in which branches part and meet.
class GraphTest {

    @Test
    void aResidualConnectionByAddIsOnePlusItsBranch() {
        Analysis analysis = Analysis.of(block(Add.DEFAULT, 3));
        assertEquals(OptionalDouble.of(4), analysis.bound());
        assertTrue(analysis.certified());
        assertEquals(Verdict.Kind.BOUNDED, analysis.node("meet").verdict().kind());
        assertEquals(OptionalDouble.of(4), analysis.node("meet").verdict().bound());
        assertEquals(List.of("in", "branch"), analysis.node("meet").sources());
    }

    @Test
    void itsFixIsALipResidualAndHolds() {
        Network network = block(Add.DEFAULT, 1);
        Problem problem = Analysis.of(network).problemsOf("meet").getFirst();
        assertEquals("Replace by LipResidual", problem.fixes().getFirst().label());
        Analysis fixed = Analysis.of(network.apply("meet", problem.fixes().getFirst()));
        assertEquals(List.of(), fixed.problems());
        assertEquals(OptionalDouble.of(1), fixed.bound());
    }

    @Test
    void aFixClosesTheGapsThatDeletedEdgesLeft() {
        Network network = block(Add.DEFAULT, 1).disconnect(List.of(Edge.of("in", "meet"))).connect(new Edge("in", "meet", 5));
        assertEquals(List.of("branch", "in"), Analysis.of(network).node("meet").sources());
        Network fixed = network.apply("meet", Fix.replaceBy(LipResidual.DEFAULT));
        assertEquals(List.of(new Edge("branch", "meet", 0), new Edge("in", "meet", 1)), fixed.into("meet"));
        assertTrue(Analysis.of(fixed).certified());
    }

    @Test
    void aLipResidualIsAsSteepAsItsSteeperBranch() {
        assertEquals(OptionalDouble.of(3), Analysis.of(block(LipResidual.DEFAULT, 3)).bound());
        assertEquals(OptionalDouble.of(1), Analysis.of(block(LipResidual.DEFAULT, 0.2)).bound());
    }

    @Test
    void branchesSideBySideAddUpInSquares() {
        assertEquals(OptionalDouble.of(Math.sqrt(2)), Analysis.of(block(Concatenate.DEFAULT, 1)).bound());
        Analysis analysis = Analysis.of(block(new Concatenate(1, true), 1));
        assertEquals(OptionalDouble.of(1), analysis.bound());
        assertEquals(Optional.of(Shape.of(8)), analysis.outputShape());
    }

    @Test
    void oneNodeMayFeedSeveralPortsOfAnother() {
        Network network = Network.of(
                List.of(new Node("in", features()), new Node("twice", Add.DEFAULT)),
                List.of(Edge.of("in", "twice"), new Edge("in", "twice", 1)));
        assertEquals(OptionalDouble.of(2), Analysis.of(network).bound());
    }

    @Test
    void aMissingPortIsNamed() {
        Network network = block(LipResidual.DEFAULT, 1).disconnect(List.of(new Edge("branch", "meet", 1)));
        List<String> errors = errors(network);
        assertTrue(errors.contains("meet has nothing at its port y; connect the output of another node to it."), errors::toString);
        assertFalse(Analysis.of(network).certified());
        assertEquals(Optional.empty(), Analysis.of(network).outputShape());
        assertTrue(errors(block(Add.DEFAULT, 1).disconnect(List.of(Edge.of("in", "meet"))))
                .contains("meet joins at least 2 inputs but has 1, branch; connect the output of another node to it."));
    }

    @Test
    void aPortThatIsNotThereIsAnError() {
        List<String> errors = errors(block(LipResidual.DEFAULT, 1).connect(new Edge("in", "meet", 2)));
        assertEquals(List.of("meet takes the inputs x and y and has no port 2; delete the edge from in."), errors);
    }

    @Test
    void branchesThatDoNotFitAreNamedWithTheirShapes() {
        Network network = block(Add.DEFAULT, 1).replace("branch", dense(5, 1));
        assertEquals(
                List.of("in, branch → meet: Add joins inputs of one shape but receives 4 and 5; make the branches end in the same shape."),
                errors(network));
        assertEquals(OptionalDouble.empty(), Analysis.of(network).bound());
    }

    @Test
    void oneUnconstrainedBranchTakesTheCertificateAway() {
        for (Joint joint : List.of(Add.DEFAULT, LipResidual.DEFAULT, Concatenate.DEFAULT)) {
            Analysis analysis = Analysis.of(block(joint, 1).replace("branch", new Linear(OptionalInt.empty(), 4, true)));
            assertFalse(analysis.certified());
            assertEquals(OptionalDouble.empty(), analysis.bound());
            assertTrue(analysis.runnable());
        }
    }

    @Test
    void tenThousandBlocksNeedNoStackAndLittleTime() throws InterruptedException {
        var nodes = new ArrayList<>(List.of(new Node("n0", features())));
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < 10_000; i++) {
            nodes.add(new Node("f" + i, ReLU.DEFAULT));
            nodes.add(new Node("n" + (i + 1), LipResidual.DEFAULT));
            edges.add(Edge.of("n" + i, "f" + i));
            edges.add(Edge.of("n" + i, "n" + (i + 1)));
            edges.add(new Edge("f" + i, "n" + (i + 1), 1));
        }
        var result = new ArrayList<Analysis>();
        var small = new Thread(null, () -> result.add(Analysis.of(Network.of(nodes, edges))), "small stack", 128 * 1024);
        small.start();
        small.join();
        assertEquals(OptionalDouble.of(1), result.getFirst().bound());
    }

    /// An input that feeds a joint directly and through one dense layer of constant `k`.
    private static Network block(Joint joint, double k) {
        return Network.of(
                List.of(new Node("in", features()), new Node("branch", dense(4, k)), new Node("meet", joint)),
                List.of(Edge.of("in", "branch"), Edge.of("in", "meet"), new Edge("branch", "meet", 1)));
    }

    private static List<String> errors(Network network) {
        return Analysis.of(network).problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .map(Problem::message)
                .toList();
    }

    private static Input features() {
        return new Input(Shape.of(4));
    }

    private static SpectralLinear dense(int features, double k) {
        return new SpectralLinear(OptionalInt.empty(), features, true, k);
    }
}
