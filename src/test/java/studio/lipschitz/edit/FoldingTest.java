package studio.lipschitz.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;

/// Every run of 2 to 5 successive nodes of every template as a block.
class FoldingTest {

    private static Map<String, Position> positions(Project project) {
        return Placement.complete(project.drawing(), project.positions());
    }

    private static Project folded(Project project, boolean folded) {
        return BlockEdits.fold(project.blocks().getFirst(), folded, positions(project)).change().apply(project);
    }

    private static List<String> covered(Project project) {
        var cards = new ArrayList<>(Shown.of(project.drawing(), project.blocks(), positions(project)).cards().entrySet());
        var found = new ArrayList<String>();
        for (int i = 0; i < cards.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Placement.overlap(cards.get(i).getValue(), cards.get(j).getValue())) {
                    found.add(cards.get(i).getKey() + " on " + cards.get(j).getKey());
                }
            }
        }
        return found;
    }

    private static void eachRun(Project start, BiConsumer<String, Block> then) {
        for (Node first : start.drawing().nodes()) {
            var run = new LinkedHashSet<String>();
            String last = first.id();
            while (run.size() < 5) {
                run.add(last);
                if (run.size() > 1) {
                    then.accept(run.toString(), new Block("block1", "Block 1", Set.copyOf(run), 1, false));
                }
                List<Edge> out = start.drawing().outOf(last);
                if (out.isEmpty()) {
                    break;
                }
                last = out.getFirst().to();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void noCardComesToLieOnAnotherAndUnfoldingPutsAllBack(Template template) {
        Project start = template.load();
        assertEquals(List.of(), covered(start));
        eachRun(start, (run, block) -> {
            for (double by : new double[] {0, 32}) {
                Project open = BlockEdits.group(block, by, positions(start)).change().apply(start);
                assertEquals(List.of(), covered(open), () -> "grouped " + run);
                Project closed = folded(open, true);
                assertEquals(List.of(), covered(closed), () -> "folded " + run);
                Project again = folded(closed, false);
                assertEquals(List.of(), covered(again), () -> "unfolded " + run);
                assertEquals(positions(open), positions(again), run);
            }
        });
    }

    private static Project column(Map<String, Position> others) {
        var network = Network.chain(Input.DEFAULT, GroupSort2.DEFAULT, GroupSort2.DEFAULT, GroupSort2.DEFAULT);
        var at = new LinkedHashMap<String, Position>();
        network.nodes().forEach(node -> at.put(node.id(), new Position(0, 112.0 * at.size())));
        for (String id : others.keySet()) {
            network = network.with(new Node(id, GroupSort2.DEFAULT));
        }
        at.putAll(others);
        return new Project(network, at, Project.EMPTY.plan(), Project.EMPTY.unknown())
                .withMore(List.of(new Block("block1", "Block 1", Set.of("groupsort21", "groupsort22"), 1, false)));
    }

    @Test
    void whatFollowsBelowTakesTheRoomAndOtherColumnsStay() {
        Project start = column(Map.of("other", new Position(330, 336)));
        Project closed = folded(start, true);
        assertEquals(new Position(0, 224), closed.positions().get("groupsort23"));
        assertEquals(new Position(330, 336), closed.positions().get("other"));
        assertEquals(start.positions(), folded(closed, false).positions());
    }

    @Test
    void itStaysWhereAnotherCardIsInTheWay() {
        Project start = column(Map.of("other", new Position(300, 230))).withPosition("groupsort23", new Position(150, 336));
        Project closed = folded(start, true);
        assertEquals(start.positions(), closed.positions());
        assertEquals(start.positions(), folded(closed, false).positions());
        Project far = start.withPosition("groupsort23", new Position(150, 448));
        assertEquals(far.positions(), folded(folded(far, true), false).positions());
    }

    @Test
    void whatWasPutIntoTheRoomMakesWayAgain() {
        Project closed = folded(column(Map.of("other", new Position(330, 0))), true);
        Project filled = closed.withPosition("other", new Position(40, 232)).withPosition("groupsort23", new Position(0, 600));
        Project open = folded(filled, false);
        assertEquals(List.of(), covered(open));
        assertTrue(Objects.requireNonNull(open.positions().get("other")).y() >= 224 + Placement.HEIGHT, open.positions().toString());
    }
}
