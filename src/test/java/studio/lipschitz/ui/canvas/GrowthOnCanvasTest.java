package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.AvgPool2d;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Upsample;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.testing.Screenshots;

/// How the constant grows from the input on, on the edges of the drawing.
class GrowthOnCanvasTest extends CanvasTest {
    private static final SpectralConv2d CONV = new SpectralConv2d(
            OptionalInt.empty(), 4, IntPair.of(3), IntPair.of(1), IntPair.of(1), IntPair.of(1), 1, true, 1);

    private final Project branches = new Project(
            Network.of(
                    List.of(
                            new Node("in", new Input(Shape.of(4, 8, 8))),
                            new Node("conv1", CONV),
                            new Node("sort", GroupSort2.DEFAULT),
                            new Node("conv2", CONV),
                            new Node("sum", Add.DEFAULT),
                            new Node("flatten", Flatten.DEFAULT),
                            new Node("head", new SpectralLinear(OptionalInt.empty(), 1, true, 1))),
                    List.of(
                            Edge.of("in", "conv1"), Edge.of("conv1", "sort"), Edge.of("sort", "conv2"), Edge.of("conv2", "sum"),
                            new Edge("conv1", "sum", 1), Edge.of("sum", "flatten"), Edge.of("flatten", "head"))),
            Map.of(
                    "in", new Position(160, 0), "conv1", new Position(160, 120), "sort", new Position(320, 240), "conv2",
                    new Position(320, 360), "sum", new Position(160, 480), "flatten", new Position(160, 600), "head",
                    new Position(160, 720)),
            Project.EMPTY.plan(),
            Project.EMPTY.unknown());

    @Test
    void aChainOfOnesIsCalmAndGrowthIsToldWhereItHappens() {
        open(branches);
        assertEquals("4 × 8 × 8", label("conv1", "sort"));
        assertEquals("4 × 8 × 8", label("conv2", "sum"));
        assertEquals("4 × 8 × 8 · L ≤ 2", label("sum", "flatten"));
        assertEquals("256", label("flatten", "head"));
    }

    @Test
    void anAddedLayerShowsOnTheEdgesAfterIt() {
        open(branches);
        fx(() -> workspace.arrivals().insertAt(Edge.of("in", "conv1"), Upsample.DEFAULT, new Position(160, 60)));
        assertEquals("4 × 16 × 16 · L ≤ 2", label("upsample1", "conv1"));
        assertEquals("4 × 16 × 16", label("conv1", "sort"));
        assertEquals("4 × 16 × 16 · L ≤ 4", label("sum", "flatten"));
        fx(() -> workspace.arrivals().insertAt(Edge.of("sum", "flatten"), AvgPool2d.DEFAULT, new Position(160, 540)));
        assertEquals("4 × 8 × 8 · L ≤ 2", label("avgpool2d1", "flatten"));
        fx(workspace::undo);
        fx(workspace::undo);
        assertEquals("4 × 8 × 8", label("in", "conv1"));
        assertEquals("4 × 8 × 8 · L ≤ 2", label("sum", "flatten"));
    }

    @Test
    void theWaysToTheSelectedNodeTellTheConstantOfEachStep() {
        open(branches);
        fx(() -> workspace.selectNodes(Set.of("flatten")));
        assertEquals("4 × 8 × 8 · L ≤ 1", label("in", "conv1"));
        assertEquals("4 × 8 × 8 · L ≤ 1", label("conv1", "sort"));
        assertEquals("4 × 8 × 8 · L ≤ 1", text(new Edge("conv1", "sum", 1)));
        assertEquals("4 × 8 × 8 · L ≤ 2", label("sum", "flatten"));
        assertEquals("256", label("flatten", "head"));
        fx(() -> workspace.selectNodes(Set.of("conv1")));
        assertEquals("4 × 8 × 8 · L ≤ 1", label("in", "conv1"));
        assertEquals("4 × 8 × 8", label("conv1", "sort"));
        assertEquals("4 × 8 × 8 · L ≤ 2", label("sum", "flatten"));
    }

    @Test
    void theNodeWithoutABoundIsWhereItStops() {
        open(branches);
        fx(() -> workspace.apply(Edits.insert(Edge.of("flatten", "head"), "free", Linear.DEFAULT, Map.of("free", new Position(160, 660)))));
        assertEquals("64 · no bound", label("free", "head"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void looksTheSameInBothThemes(String theme) throws IOException {
        open(branches, theme.equals("dark"));
        fx(() -> workspace.arrivals().insertAt(Edge.of("flatten", "head"), Linear.DEFAULT, new Position(160, 660)));
        fx(() -> workspace.selectNodes(Set.of()));
        Screenshots.save(get(canvas::getScene), Path.of("target", "screenshots", "growth-" + theme + ".png"));
        fx(() -> workspace.selectNodes(Set.of("flatten")));
        Screenshots.save(get(canvas::getScene), Path.of("target", "screenshots", "growth-selected-" + theme + ".png"));
    }

    private String label(String from, String to) {
        return text(Edge.of(from, to));
    }

    private String text(Edge edge) {
        String id = "#edge-" + edge.from() + "-" + edge.to() + (edge.port() == 0 ? "" : "-" + edge.port());
        EdgeView view = find(EdgeView.class, id);
        return get(() -> ((Label) view.lookup(".edge-label")).getText());
    }
}
