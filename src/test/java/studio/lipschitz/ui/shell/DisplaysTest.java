package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.training.Script;
import studio.lipschitz.ui.training.TrainingView;

/// Displays of 100 to 300 %: what is drawn into pixels has a pixel for each of the screen's, and lies on them; dialogs have room on a small screen.
class DisplaysTest extends ShellTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2, 3})
    void aChartHasAPixelForEachOfTheScreens(double scale) {
        turnTo(scale);
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(1));
        robot.keys(KeyCode.F5);
        await("started", () -> !worker.requests.isEmpty());
        fx(() -> {
            var script = new Script(worker, List.of("conv1", "conv2", "linear1"), 5, 92);
            script.start(1);
            script.steps(1, 232);
        });
        await("charts are drawn", find(TrainingView.class, "#training")::settled);
        List<ImageView> charts = pictures();
        assertEquals(3, charts.size(), "charts with a picture");
        charts.forEach(chart -> {
            Node plot = get(chart::getParent);
            assertEquals(plot.getLayoutBounds().getWidth() * scale, chart.getImage().getWidth(), 0.01, "columns of " + chart);
            assertEquals(plot.getLayoutBounds().getHeight() * scale, chart.getImage().getHeight(), 0.01, "rows of " + chart);
            assertLiesOnPixels(chart, scale);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2, 3})
    void aLargeDrawingFromAfarHasAPixelForEachOfTheScreens(double scale) {
        turnTo(scale);
        var layers = new ArrayList<Layer>(List.of(new Input(Shape.of(784))));
        layers.addAll(Collections.nCopies(400, SpectralLinear.DEFAULT));
        fx(() -> workspace.open(Project.EMPTY.withDrawing(Network.chain(layers.toArray(Layer[]::new))), Optional.empty()));
        robot.shortcut(KeyCode.DIGIT1);
        await("it is painted", () -> pictures().size() == 1);
        assertLiesOnPixels(pictures().getFirst(), scale);
    }

    /// Cards keep their measure, as the drawing has a zoom of its own; what stands beside them grows with text. Neither is cut or in the other's way.
    @ParameterizedTest
    @CsvSource({"1, 100", "1.25, 125", "1.5, 150", "2, 175", "3, 200"})
    void cardsTheirGroundAndTheMapAreWhole(double scale, int percent) {
        double usual = get(() -> find(Labeled.class, "#zoom-reset").getFont().getSize());
        turnTo(scale);
        fx(() -> settings.update(state -> state.withTextScale(percent)));
        await("text has its size", () -> settings.state().textScale() == percent && window.restyled());
        Region canvas = find(Region.class, "#canvas");
        fx(() -> workspace.selectNodes(Set.of("conv1")));
        robot.shortcut(KeyCode.DIGIT2);
        await("the map shows", () -> canvas.lookup("#minimap").isVisible());
        CutOff.none(canvas);
        List<Region> cards = get(
                () -> canvas.lookupAll(".canvas-node").stream().filter(DisplaysTest::isSeen).map(Region.class::cast).toList());
        assertTrue(cards.size() >= 3, "cards in sight: " + cards);
        fx(() -> cards.forEach(card -> {
            Node body = card.lookup(".node-card");
            Bounds whole = body.localToScene(body.getLayoutBounds());
            assertEquals(Placement.WIDTH, whole.getWidth(), 1, card.getId());
            assertEquals(Placement.HEIGHT, whole.getHeight(), 1, card.getId());
            assertEquals(13, ((Labeled) card.lookup(".node-name")).getFont().getSize(), 0.1, "letters of " + card.getId());
            for (Node label : card.lookupAll(".label")) {
                assertTrue(whole.contains(label.localToScene(label.getLayoutBounds())), () -> label + " leaves " + card.getId());
            }
        }));
        Labeled zoom = find(Labeled.class, "#zoom-reset");
        assertEquals(usual * percent / 100, get(() -> zoom.getFont().getSize()), 0.1);
        Bounds ground = get(() -> canvas.localToScene(canvas.getLayoutBounds()));
        Bounds map = get(() -> boundsOf(canvas.lookup("#minimap")));
        Bounds bar = get(() -> boundsOf(zoom.getParent()));
        assertTrue(ground.contains(map) && ground.contains(bar), () -> "%s and %s in %s".formatted(map, bar, ground));
        assertTrue(map.getMaxY() <= bar.getMinY(), () -> "%s covers %s".formatted(map, bar));
        ImageView mapped = get(() -> (ImageView) canvas.lookup("#minimap").lookup(".image-view"));
        assertEquals(map.getWidth() * scale, mapped.getImage().getWidth(), 1);
        assertLiesOnPixels(mapped, scale);
        Canvas dots = get(() -> (Canvas) canvas.lookup(".canvas-grid").lookup("Canvas"));
        assertEquals(ground.getWidth(), get(dots::getWidth), 0.5, "the ground is dotted everywhere");
        assertEquals(ground.getHeight(), get(dots::getHeight), 0.5);
    }

    private static Bounds boundsOf(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void dialogsHaveRoomOnASmallScreen() {
        Fx.post(() -> new AlertQuestions(stage).startingPoint(StartingPoint.all()));
        assertHasRoom("new-dialog");
        Fx.post(() -> new AlertQuestions(stage).unsaved("digits"));
        assertHasRoom("question");
        Fx.post(() -> new Notes(stage, "lipschitz-studio").about());
        assertHasRoom("about");
        Fx.post(() -> new Notes(stage, "lipschitz-studio").report(new IllegalStateException("for a test")));
        assertHasRoom("report");
        robot.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.type("keyboard");
        robot.keys(KeyCode.ENTER);
        assertHasRoom("keymap");
    }

    private void turnTo(double scale) {
        fx(() -> {
            stage.setRenderScaleX(scale);
            stage.setRenderScaleY(scale);
        });
    }

    /// Pictures made of pixels that are in sight.
    private List<ImageView> pictures() {
        return get(() -> stage.getScene().getRoot().lookupAll("*").stream()
                .filter(ImageView.class::isInstance)
                .map(ImageView.class::cast)
                .filter(picture -> picture.getImage() != null && isSeen(picture))
                .toList());
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private static void assertLiesOnPixels(ImageView picture, double scale) {
        assertEquals(picture.getImage().getWidth(), picture.getFitWidth() * scale, 1e-6);
        assertEquals(picture.getImage().getHeight(), picture.getFitHeight() * scale, 1e-6);
        assertFalse(picture.isSmooth(), "neighbouring pixels are mixed");
        Point2D corner = get(() -> picture.localToScene(0, 0)).multiply(scale);
        assertEquals(Math.rint(corner.getX()), corner.getX(), 0.01, "pixels left of " + picture);
        assertEquals(Math.rint(corner.getY()), corner.getY(), 0.01, "pixels above " + picture);
    }

    /// On one of 1280 x 800, of which the desktop and the window's title take some.
    private void assertHasRoom(String id) {
        Fx.settle();
        Window dialog = get(() -> find(DialogPane.class, "#" + id).getScene().getWindow());
        assertTrue(dialog.getWidth() <= 1280 && dialog.getHeight() <= 740,
                () -> "%s is %.0f x %.0f".formatted(id, dialog.getWidth(), dialog.getHeight()));
        robot.keys(KeyCode.ESCAPE);
    }
}
