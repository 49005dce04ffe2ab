package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.BatchNorm1d;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Dropout;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.testing.Screenshots;

/// A drawing of hundreds of nodes from afar; its pictures are `target/screenshots/overview-*`.
class OverviewTest extends CanvasTest {
    private static final int NODES = 400;
    private static final int ROWS = 25;
    private static final int BOUNDED = 63;
    private static final int LOSSY = 65;
    private static final int UNCONSTRAINED = 91;
    private static final int UNBOUNDED = 93;
    private static final int UNKNOWN = 170;
    private static final int ERROR = 140;

    /// In columns of 25, one node of which is not safe, one outside of its range.
    static Project large() {
        var layers = new Layer[NODES];
        Arrays.setAll(layers, i -> i % 2 == 0 ? GroupSort2.DEFAULT : SpectralLinear.DEFAULT);
        layers[0] = new Input(Shape.of(64));
        layers[31] = Linear.DEFAULT;
        return placed(Network.chain(layers));
    }

    /// The same with a node of every verdict and one with an error, by index.
    private static Project flagged() {
        var layers = new Layer[NODES];
        Arrays.setAll(layers, i -> i % 2 == 0 ? GroupSort2.DEFAULT : SpectralLinear.DEFAULT);
        layers[0] = new Input(Shape.of(64));
        layers[BOUNDED] = new SpectralLinear(OptionalInt.empty(), 64, true, 2);
        layers[LOSSY] = Catalogue.of(Dropout.DEFAULT).with(Dropout.DEFAULT, "p", 1.0);
        layers[UNCONSTRAINED] = new Linear(OptionalInt.empty(), 64, true);
        layers[UNBOUNDED] = Catalogue.of(BatchNorm1d.DEFAULT).with(BatchNorm1d.DEFAULT, "track_running_stats", false);
        layers[UNKNOWN] = new Unresolved("MultiheadAttention", Map.of(), "MultiheadAttention is not in the catalogue; replace it.", false);
        layers[ERROR] = MaxPool2d.DEFAULT; // of no image
        return placed(Network.chain(layers));
    }

    private static Project placed(Network network) {
        var positions = new HashMap<String, Position>();
        int i = 0;
        for (Node node : network.nodes()) {
            int column = i / ROWS;
            positions.put(node.id(), new Position(column * 264.0, i % ROWS * 112.0));
            i++;
        }
        return Project.EMPTY.withDrawing(network).withPositions(positions);
    }

    /// What of a card has the colour of its sign, pixel by pixel.
    private String shape(int index, Inks.Ink ink) {
        return get(() -> {
            Overview overview = canvas.board().diagram().overview();
            View view = canvas.board().view().get();
            Position at = place(id(index));
            Point2D from = view.toScreen(at.x(), at.y());
            Point2D to = view.toScreen(at.x() + Placement.WIDTH, at.y() + Placement.HEIGHT);
            var pixels = ((ImageView) overview.getChildrenUnmodifiable().getFirst()).getImage().getPixelReader();
            var shape = new StringBuilder();
            for (int y = (int) Math.round(from.getY()) + 1; y < Math.round(to.getY()) - 1; y++) {
                for (int x = (int) Math.round(from.getX()) + 14; x < Math.round(to.getX()) - 1; x++) {
                    shape.append(pixels.getArgb(x, y) == overview.inks().of(ink) ? '#' : ' ');
                }
                shape.append('\n');
            }
            return shape.toString();
        });
    }

    @Test
    void everyVerdictIsToldByAShapeInAllThemes() throws IOException {
        for (String theme : List.of("dark", "contrast", "light")) {
            open(flagged(), theme.equals("dark"));
            if (theme.equals("contrast")) {
                fx(() -> canvas.getScene().getStylesheets().set(0,
                        OverviewTest.class.getResource("/styles/contrast.css").toExternalForm()));
            }
            fx(() -> {});
            Screenshots.save(get(canvas::getScene), Path.of("target", "screenshots", "signs-far-" + theme + ".png"));
            fx(() -> canvas.board().view().set(new View(0.28, 20, -100)));
            fx(() -> {});
            assertTrue(painted());
            assertTrue(get(() -> canvas.lookup("#minimap").isVisible()));
            Screenshots.save(get(canvas::getScene), Path.of("target", "screenshots", "signs-" + theme + ".png"));
            var shapes = Map
                    .of(BOUNDED, Inks.Ink.BOUNDED, LOSSY, Inks.Ink.LOSSY, UNCONSTRAINED, Inks.Ink.UNSAFE, UNBOUNDED, Inks.Ink.UNSAFE,
                            UNKNOWN, Inks.Ink.UNKNOWN)
                    .entrySet().stream().map(each -> shape(each.getKey(), each.getValue())).toList();
            shapes.forEach(shape -> assertTrue(shape.chars().filter(c -> c == '#').count() > 20, () -> String.join("----\n", shapes)));
            assertEquals(shapes.size(), Set.copyOf(shapes).size(), () -> String.join("----\n", shapes));
            assertTrue(beyondTheCorner(ERROR) > 3 && beyondTheCorner(ERROR + 1) == 0,
                    theme + ": an error has a disc " + beyondTheCorner(ERROR) + " " + beyondTheCorner(ERROR + 1));
        }
    }

    /// Pixels in the colour of an error above a card and right of it, where only the disc reaches.
    private long beyondTheCorner(int index) {
        return get(() -> {
            Overview overview = canvas.board().diagram().overview();
            Position at = place(id(index));
            Point2D corner = canvas.board().view().get().toScreen(at.x() + Placement.WIDTH, at.y());
            var pixels = ((ImageView) overview.getChildrenUnmodifiable().getFirst()).getImage().getPixelReader();
            return java.util.stream.IntStream.range(0, 25).filter(i -> pixels.getArgb((int) Math.round(corner.getX()) - 2 + i % 5,
                    (int) Math.round(corner.getY()) - 1 - i / 5) == overview.inks().of(Inks.Ink.UNSAFE)).count();
        });
    }

    private String id(int index) {
        return workspace.network().nodes().stream().map(Node::id).toList().get(index);
    }

    private Position place(String id) {
        return Objects.requireNonNull(canvas.board().diagram().positions().get(id));
    }

    private Point2D screen(String id) {
        return get(() -> {
            Position at = place(id);
            View view = canvas.board().view().get();
            Point2D point = view.toScreen(at.x() + Placement.WIDTH / 2, at.y() + Placement.HEIGHT / 2);
            return canvas.localToScreen(point);
        });
    }

    private boolean painted() {
        return get(() -> canvas.board().diagram().overview().isVisible());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isPaintedInBothThemes(boolean dark) throws IOException {
        open(large(), dark);
        assertTrue(painted());
        assertTrue(get(() -> canvas.board().diagram().nodes().size()) < NODES / 4, "views that nobody sees are made");
        fx(() -> workspace.selectNodes(Set.of(id(60), id(61))));
        fx(() -> {});
        Screenshots.save(get(canvas::getScene), Path.of("target", "screenshots", "overview-" + (dark ? "dark" : "light") + ".png"));
    }

    @Test
    void aCardIsSelectedAndMovedAsByItsView() {
        open(large());
        String id = id(137);
        robot.click(screen(id));
        assertEquals(Set.of(id), workspace.selection().nodes());
        Position before = place(id);
        double zoom = get(() -> canvas.board().view().get().zoom());
        robot.drag(screen(id), screen(id).add(-60 * zoom, 1400 * zoom));
        Position after = place(id);
        assertEquals(before.x() - 60, after.x(), 10);
        assertEquals(before.y() + 1400, after.y(), 10);
        fx(workspace::undo);
        assertEquals(before, place(id));
    }

    @Test
    void aRightClickOnACardOpensItsMenu() {
        open(large());
        robot.rightClick(screen(id(200)));
        assertEquals(Set.of(id(200)), workspace.selection().nodes());
        robot.keys(KeyCode.ESCAPE);
    }

    @Test
    void aRectangleSelectsWhatItTouches() {
        open(large());
        Point2D above = screen(id(0)).add(-40, -20);
        robot.drag(above, screen(id(ROWS + 1)).add(2, 2));
        assertEquals(Set.of(id(0), id(1), id(ROWS), id(ROWS + 1)), workspace.selection().nodes());
    }

    @Test
    void comingCloserShowsTheNodesThemselves() {
        open(large());
        fx(canvas::zoomReset);
        fx(() -> canvas.centreOn(id(3)));
        assertFalse(painted());
        await("its view is there", () -> canvas.board().diagram().node(id(3)).filter(view -> view.isVisible()).isPresent());
        fx(canvas::fitAll);
        assertTrue(painted());
        assertFalse(get(() -> canvas.board().diagram().node(id(3)).filter(view -> view.getParent().isVisible()).isPresent()));
    }

    @Test
    void aSmallDrawingIsNeverPainted() {
        open(gallery());
        for (int i = 0; i < 12; i++) {
            fx(canvas::zoomOut);
        }
        assertFalse(painted());
    }

    @Test
    void panningMovesWhatIsPainted() {
        open(large());
        Point2D before = screen(id(100));
        robot.moveTo(before);
        robot.press(MouseButton.MIDDLE);
        robot.dragTo(before.add(50, 30));
        robot.release(MouseButton.MIDDLE);
        robot.click(before.add(50, 30));
        assertEquals(Set.of(id(100)), workspace.selection().nodes());
    }
}
