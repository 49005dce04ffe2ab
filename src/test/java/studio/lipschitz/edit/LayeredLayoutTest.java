package studio.lipschitz.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Concatenate;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;

class LayeredLayoutTest {

    @Test
    void aChainIsAColumnWithRoomForEveryLabel() {
        Network chain = Network.chain(Input.DEFAULT, SpectralLinear.DEFAULT, SpectralLinear.DEFAULT);
        assertEquals(
                Map.of("input1", new Position(0, 0), "spectrallinear1", new Position(0, 112), "spectrallinear2", new Position(0, 224)),
                all(chain));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatASkipPassesStandsBesideIt(int skip) {
        Network network = residual(4, skip);
        Map<String, Position> placed = all(network);
        tidy(network, placed);
        double spine = at(placed, "in").x();
        for (int block = 0; block < 4; block++) {
            assertEquals(spine, at(placed, "mix" + block).x(), "joints stand in one column");
            double aside = at(placed, "a" + block).x() - spine;
            assertTrue(skip == 0 ? aside >= Placement.WIDTH / 2 + 48 : aside <= -Placement.WIDTH / 2 - 48,
                    "the body hides the skip: " + aside);
        }
    }

    @Test
    void branchesStandInTheOrderOfTheirPorts() {
        int branches = 5;
        var nodes = new ArrayList<>(List.of(new Node("in", Input.DEFAULT), new Node("cat", Concatenate.DEFAULT)));
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < branches; i++) {
            nodes.add(new Node("branch" + i, SpectralLinear.DEFAULT));
            edges.add(Edge.of("in", "branch" + i));
            edges.add(new Edge("branch" + i, "cat", (i * 2) % branches));
        }
        Network network = Network.of(nodes, edges);
        Map<String, Position> placed = all(network);
        tidy(network, placed);
        List<Double> byPort = network.into("cat").stream().map(edge -> at(placed, edge.from()).x()).toList();
        assertEquals(byPort.stream().sorted().distinct().toList(), byPort);
    }

    @Test
    void partsThatNothingJoinsStandApartTheLargestFirst() {
        var nodes = new ArrayList<>(residual(2, 0).nodes());
        nodes.addFirst(new Node("lone", SpectralLinear.DEFAULT));
        Network network = Network.of(nodes, residual(2, 0).edges());
        Map<String, Position> placed = all(network);
        tidy(network, placed);
        assertEquals(0, at(placed, "in").y());
        assertEquals(0, at(placed, "in").x());
    }

    @Test
    void aWrongDrawingIsLaidOutToo() {
        Network network = Network.of(
                List.of(new Node("a", Add.DEFAULT), new Node("b", SpectralLinear.DEFAULT), new Node("c", SpectralLinear.DEFAULT)),
                List.of(Edge.of("a", "b"), Edge.of("b", "a"), new Edge("a", "a", 7), new Edge("c", "a", 63)));
        coversNothing(all(network));
    }

    @Test
    void theUpperLeftCornerStaysAndOnlyTheChosenMove() {
        Network network = residual(1, 0);
        var chosen = Set.of("a0", "b0", "mix0");
        var before = Map.of(
                "in", new Position(-500, -500), "a0", new Position(403, 333), "b0", new Position(703, 100), "mix0", new Position(550, 900),
                "out", new Position(0, 0));
        Map<String, Position> placed = LayeredLayout.of(network, before, chosen, () -> false).orElseThrow();
        assertEquals(chosen, placed.keySet());
        assertEquals(400, placed.values().stream().mapToDouble(Position::x).min().orElseThrow());
        assertEquals(104, placed.values().stream().mapToDouble(Position::y).min().orElseThrow());
        assertEquals(Map.of(), LayeredLayout.of(network, before, Set.of(), () -> false).orElseThrow());
    }

    @Test
    void theSameDrawingIsLaidOutTheSame() {
        Network network = residual(12, 1);
        Map<String, Position> once = all(network);
        assertEquals(once, all(network));
        var order = new ArrayList<>(once.keySet());
        Collections.reverse(order);
        assertEquals(once, LayeredLayout.of(network, once, new LinkedHashSet<>(order), () -> false).orElseThrow());
    }

    @Test
    void twoThousandNodesInARowAreLaidOut() {
        var layers = Collections.nCopies(2000, (Layer) SpectralLinear.DEFAULT).toArray(Layer[]::new);
        Network chain = Network.chain(layers);
        Map<String, Position> placed = Assertions.assertTimeout(Duration.ofSeconds(30), () -> all(chain));
        assertEquals(new Position(0, 1999 * 112), at(placed, "spectrallinear2000"));
    }

    @Test
    void itStopsBetweenTwoStepsWhenCancelled() {
        var asked = new AtomicInteger();
        Network network = residual(3, 0);
        var positions = Placement.complete(network, Map.of());
        LayeredLayout.of(network, positions, positions.keySet(), () -> asked.incrementAndGet() < 0);
        int whole = asked.getAndSet(0);
        assertTrue(whole > 10, "asked " + whole + " times only");
        assertEquals(Optional.empty(), LayeredLayout.of(network, positions, positions.keySet(), () -> asked.incrementAndGet() > 5));
        assertTrue(asked.get() < whole, asked + " of " + whole);
    }

    /// Blocks of two layers, each with a skip that leads into port `skip` of a LipResidual.
    private static Network residual(int blocks, int skip) {
        var nodes = new ArrayList<>(List.of(new Node("in", Input.DEFAULT)));
        var edges = new ArrayList<Edge>();
        String last = "in";
        for (int i = 0; i < blocks; i++) {
            nodes.add(new Node("a" + i, SpectralLinear.DEFAULT));
            nodes.add(new Node("b" + i, SpectralLinear.DEFAULT));
            nodes.add(new Node("mix" + i, LipResidual.DEFAULT));
            edges.addAll(List.of(
                    Edge.of(last, "a" + i), Edge.of("a" + i, "b" + i), new Edge(last, "mix" + i, skip),
                    new Edge("b" + i, "mix" + i, 1 - skip)));
            last = "mix" + i;
        }
        nodes.add(new Node("out", SpectralLinear.DEFAULT));
        edges.add(Edge.of(last, "out"));
        return Network.of(nodes, edges);
    }

    private static Map<String, Position> all(Network network) {
        var positions = Placement.complete(network, Map.of());
        return LayeredLayout.of(network, positions, positions.keySet(), () -> false).orElseThrow();
    }

    private static Position at(Map<String, Position> placed, String id) {
        return Objects.requireNonNull(placed.get(id), id);
    }

    private static void tidy(Network network, Map<String, Position> placed) {
        coversNothing(placed);
        for (Edge edge : network.edges()) {
            double fall = at(placed, edge.to()).y() - at(placed, edge.from()).y();
            assertTrue(fall >= Placement.HEIGHT + Placement.GAP, edge + " falls by " + fall);
        }
    }

    /// No card covers another, all stand on the grid.
    private static void coversNothing(Map<String, Position> placed) {
        var ids = List.copyOf(placed.keySet());
        for (String one : ids) {
            Position a = at(placed, one);
            assertEquals(Placement.snap(a), a);
            for (String other : ids.subList(ids.indexOf(one) + 1, ids.size())) {
                Position b = at(placed, other);
                assertTrue(Math.abs(a.x() - b.x()) >= Placement.WIDTH || Math.abs(a.y() - b.y()) >= Placement.HEIGHT,
                        one + " and " + other);
            }
        }
    }
}
