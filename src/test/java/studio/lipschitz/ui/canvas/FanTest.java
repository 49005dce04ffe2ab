package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;

class FanTest extends CanvasTest {
    private static final String SHAPE = "32 × 14 × 14";

    private static List<Fan.Line> lines(double fall, double... shifts) {
        return Arrays.stream(shifts).mapToObj(shift -> line(shift, fall, false)).toList();
    }

    private static Fan.Line line(double shift, double fall, boolean needed) {
        return new Fan.Line(Curve.between(Point2D.ZERO, new Point2D(shift, fall)), SHAPE, needed);
    }

    private static List<OptionalDouble> places(List<Fan.Line> lines) {
        return Fan.places(lines, List.of());
    }

    @Test
    void aLongLinesLabelStandsBetweenTheCardsThatItPassesBehind() {
        var card = new javafx.geometry.BoundingBox(-108, 100, 216, 64);
        double along = Fan.places(lines(264, 0), List.of(card)).getFirst().orElseThrow();
        Point2D at = line(0, 264, false).curve().along(along);
        assertTrue(at.getY() + 9.5 <= 100 || at.getY() - 9.5 >= 164, at::toString);
    }

    @Test
    void oneStandsMidwayAndNeighboursStandAlikeFarEnoughToBeApart() {
        assertEquals(List.of(OptionalDouble.of(0.5)), places(lines(48, 0)));
        assertEquals(List.of(OptionalDouble.of(0.5), OptionalDouble.of(0.5)), places(lines(48, 0, 276)));
        List<OptionalDouble> closer = places(lines(48, -140, 0, 140));
        assertEquals(1, closer.stream().distinct().count(), closer::toString);
        assertTrue(closer.getFirst().orElseThrow() > 0.5, closer::toString);
    }

    @Test
    void whereThereIsNoRoomOneSpeaksForSeveralButWhatIsWrongIsAlwaysSaid() {
        List<OptionalDouble> crowded = places(lines(30, 0, 8, 16));
        assertEquals(1, crowded.stream().filter(OptionalDouble::isPresent).count(), crowded::toString);
        List<OptionalDouble> wrong = places(List.of(line(0, 30, false), line(8, 30, true), line(16, 30, true)));
        assertEquals(List.of(false, true, true), wrong.stream().map(OptionalDouble::isPresent).toList());
    }

    @Test
    void noLabelLiesOnAnotherOfItsPortAlsoWhileANodeIsDragged() throws IOException {
        var nodes = new java.util.ArrayList<>(List.of(new studio.lipschitz.network.Node("in", new Input(Shape.of(32, 14, 14)))));
        var edges = new java.util.ArrayList<Edge>();
        var places = new java.util.HashMap<>(Map.of("in", new Position(0, 0)));
        for (int i = 0; i < 4; i++) {
            nodes.add(new studio.lipschitz.network.Node("sort" + i, GroupSort2.DEFAULT));
            edges.add(Edge.of("in", "sort" + i));
            places.put("sort" + i, new Position((i - 1.5) * 232, 160 + i / 2 * 24));
        }
        nodes.add(new studio.lipschitz.network.Node("mix", LipResidual.DEFAULT));
        edges.add(new Edge("in", "mix", 0));
        edges.add(new Edge("in", "mix", 1));
        places.put("mix", new Position(0, 320));
        open(Project.EMPTY.withDrawing(Network.of(nodes, edges)).withPositions(places));
        assertApart(6, false);
        pictures("canvas-fan");
        robot.moveTo(node("sort3"));
        robot.press(javafx.scene.input.MouseButton.PRIMARY);
        robot.dragTo(robot.centre(node("sort2")).add(40, 8));
        assertApart(5, true);
        robot.keys(javafx.scene.input.KeyCode.ESCAPE);
        robot.release(javafx.scene.input.MouseButton.PRIMARY);
        assertApart(6, false);
    }

    /// @param least labels that are shown
    /// @param moving whether a card lies on others just now
    private void assertApart(int least, boolean moving) {
        fx(() -> {});
        List<Bounds> labels = get(() -> canvas.lookupAll(".edge-label").stream().filter(Node::isVisible)
                .map(label -> label.localToScene(label.getLayoutBounds())).toList());
        List<Bounds> cards = get(
                () -> canvas.lookupAll(".node-card").stream().map(card -> card.localToScene(card.getLayoutBounds())).toList());
        assertTrue(labels.size() >= least, labels::toString);
        assertTrue(moving || labels.stream().noneMatch(label -> cards.stream().anyMatch(label::intersects)), labels::toString);
        for (int i = 0; i < labels.size(); i++) {
            Bounds one = labels.get(i);
            assertTrue(IntStream.range(0, i).noneMatch(j -> labels.get(j).intersects(one)), labels::toString);
        }
    }
}
