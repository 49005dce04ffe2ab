package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.Workspace;

/// The first window of a program, whose panels come after its first frame.
class CurtainTest extends ShellTest {
    private static final double INSIDE = 20; // pixels from the canvas's corner, where the grid draws nothing but its ground

    private Supplier<String> told = () -> "";

    @ParameterizedTest
    @EnumSource(value = ThemeChoice.class, names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void theGroundIsThatOfTheDrawingThatFollows(ThemeChoice theme) throws Exception {
        fx(() -> settings.update(s -> s.withTheme(theme).withWindow(1100, 700, false)));
        Stage next = get(Stage::new);
        var window = new AtomicReference<StudioWindow>();
        Color ground = get(() -> {
            Curtain.raise(next, settings.state(), () -> window(next), window::set);
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
        var entered = new AtomicBoolean();
        var over = new AtomicBoolean();
        fx(() -> {
            Curtain.raise(next, settings.state(), () -> window(next), _ -> entered.set(true));
            next.hide();
        });
        FxThread.later(() -> over.set(true)); // held until the window is made
        await("it is made", over::get);
        assertFalse(entered.get());
    }

    @Test
    void aTitleBarAboveTheScreenIsPutBackInSight() {
        Stage next = get(Stage::new);
        fx(() -> {
            next.setScene(new Scene(new Region(), 400, 300));
            next.show();
            Curtain.keepInSight(next);
            next.setY(-28);
        });
        await("it is in sight", () -> next.getY() >= 0);
        fx(next::hide);
    }

    @Test
    void underAMenuLiesTheGroundOfTheThemeWhereNothingShinesThrough() {
        Color ground = Themes.token(ThemeChoice.DARK, "-studio-canvas");
        var menu = get(ContextMenu::new);
        fx(() -> {
            ListChangeListener<Window> laying = change -> PopupGround.lay(change, () -> ground);
            Window.getWindows().addListener(laying);
            menu.getItems().add(new MenuItem("an item"));
            menu.show(stage, 100, 100);
            Window.getWindows().removeListener(laying);
        });
        assertEquals(ground, get(() -> menu.getScene().getFill()));
        fx(menu::hide);
    }

    @Test
    void whatNobodySeesAtFirstComesInIdleTimeOrWhenSomebodyLooks() {
        for (boolean looked : new boolean[] {false, true}) {
            Stage next = get(Stage::new);
            var made = new AtomicReference<StudioWindow>();
            fx(() -> Curtain.raise(next, settings.state(), () -> window(next), entered -> {
                made.set(entered);
                assertFalse(entered.joined(), "the training's panel is left out at first");
                if (looked) {
                    TabPane below = (TabPane) next.getScene().lookup("#bottom");
                    below.getSelectionModel().select(1);
                }
            }));
            await("it is made", () -> made.get() != null && made.get().joined() && made.get().restyled());
            fx(() -> {});
            assertTrue(get(() -> next.getScene().lookup("#plan-epochs") != null && next.getScene().lookup("#charts-scroll") != null));
            fx(next::hide);
        }
    }

    @Test
    void theStartIsToldWithTheLongestWaitOfAnEvent() {
        Stage next = get(Stage::new);
        fx(() -> {
            var start = new FirstFrame(next);
            told = start::report;
            Curtain.raise(next, settings.state(), () -> window(next), start::watch);
        });
        List<String> lines = told.get().lines().toList();
        assertTrue(lines.get(4).startsWith("panels behind others made ready "), lines::toString);
        Matcher wait = Pattern.compile("longest wait of an event: (\\d+) ms by the clock, (\\d+) ms computed by the FX thread")
                .matcher(lines.get(5));
        assertTrue(wait.matches(), lines::toString);
        assertTrue(Long.parseLong(wait.group(1)) > 0, lines::toString);
        assertTrue(lines.stream().skip(6).allMatch(place -> place.startsWith("    ")), lines::toString);
        fx(next::hide);
    }

    private StudioWindow window(Stage next) {
        return new StudioWindow(next, new StudioWindow.Parts(
                new Workspace(Template.DOCUMENTATION.load()), StartingPoint.all(), settings, tasks, _ -> answers, _ -> answers,
                new Notes(next, "lipschitz-studio (test)"), anotherSession(), new RunFolders(folder.resolve("runs")),
                _ -> {}));
    }
}
