package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The first window of a program, whose panels come after its first frame.
class CurtainTest extends ShellTest {
    private static final double INSIDE = 20; // pixels from the canvas's corner, where the grid draws nothing but its ground

    @ParameterizedTest
    @EnumSource(value = ThemeChoice.class, names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void theGroundIsThatOfTheDrawingThatFollows(ThemeChoice theme) throws Exception {
        fx(() -> settings.update(s -> s.withTheme(theme).withWindow(1100, 700, false)));
        Stage next = get(Stage::new);
        var window = new AtomicReference<StudioWindow>();
        Color ground = get(() -> {
            Curtain.raise(next, settings.state(), () -> window.set(window(next)));
            assertTrue(next.isShowing());
            assertEquals(1100, next.getScene().getWidth());
            return next.getScene().snapshot(null).getPixelReader().getColor(10, 10);
        });
        await("the panels are there", () -> window.get() != null && window.get().restyled());
        fx(() -> {});
        Node canvas = get(() -> next.getScene().lookup("#canvas"));
        Bounds sight = get(() -> canvas.localToScene(canvas.getLayoutBounds()));
        Color drawn = get(() -> next.getScene()
                .snapshot(null)
                .getPixelReader()
                .getColor((int) (sight.getMinX() + INSIDE / 4), (int) (sight.getMinY() + INSIDE / 4)));
        assertEquals(drawn, ground, theme + ": behind the drawing, and before it");
        assertEquals(canvas, get(() -> next.getScene().getFocusOwner()));
        for (Node card : get(() -> next.getScene().getRoot().lookupAll(".canvas-node"))) {
            assertTrue(get(() -> sight.contains(card.localToScene(card.getLayoutBounds()))), card + " is in sight");
        }
        assertTrue(get(() -> next.getScene().lookup("#palette-search").localToScene(0, 0).getX()) < sight.getMinX());
        Screenshots.save(next, Path.of("target", "screenshots", "after-curtain-" + theme + ".png"));
        fx(next::hide);
    }

    @Test
    void aWindowThatIsClosedBeforeItsPanelsComeGetsNone() {
        Stage next = get(Stage::new);
        var made = new AtomicReference<>(false);
        fx(() -> {
            Curtain.raise(next, settings.state(), () -> made.set(true));
            next.hide();
        });
        fx(() -> {});
        int[] frames = {0};
        fx(() -> Curtain.afterFrames(5, () -> frames[0] = 5));
        await("frames go by", () -> frames[0] == 5);
        assertFalse(made.get());
    }

    private StudioWindow window(Stage next) {
        return new StudioWindow(next, new StudioWindow.Parts(
                new Workspace(Template.DOCUMENTATION.load()), StartingPoint.all(), settings, tasks, _ -> answers, _ -> answers,
                new Notes(next, "lipschitz-studio (test)"), new TrainingSession(worker()), new RunFolders(folder.resolve("runs")),
                _ -> {}));
    }
}
