package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.welcome.WelcomeView;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.Workspace;

/// The welcome page that answers before the window is made: what is chosen on it is done by the window, whether that is made already or not.
class EarlyWelcomeTest extends ShellTest {
    private final CountDownLatch may = new CountDownLatch(1); // the window be made
    private final AtomicReference<StudioWindow> entered = new AtomicReference<>();
    private final AtomicReference<Workspace> document = new AtomicReference<>();
    private Stage first;

    @BeforeEach
    void firstStage() {
        first = get(Stage::new);
    }

    /// Begins as the program does.
    ///
    /// @param made whether the window is made before anything is chosen
    private void begin(boolean made) {
        if (made) {
            may.countDown();
        }
        fx(stage::hide); // the page is looked for in the first window
        fx(() -> {
            var welcome = new EarlyWelcome(settings, StartingPoint.all(), worker(), "lipschitz-studio (test)");
            Curtain.raise(first, settings.state(), () -> welcome, () -> {}, () -> made(first), window -> {
                entered.set(window);
                window.greet(welcome);
            });
        });
        await("the page is there", () -> page() != null && first.getScene().lookup("#welcome-at-start").getParent().isVisible());
        if (made) {
            await("its pictures too, as the window is made", () -> page() instanceof WelcomeView view && view.drawn());
            await("they wear the colours of their modules",
                    () -> first.getScene().lookup(".miniature-node") instanceof Region bar && bar.getBackground() != null);
        }
        assertNull(entered.get(), "the window waits");
    }

    private @Nullable Node page() {
        return first.getScene().lookup("#welcome");
    }

    private StudioWindow made(Stage next) {
        try {
            may.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        document.set(new Workspace(Template.DOCUMENTATION.load()));
        return new StudioWindow(next,
                new StudioWindow.Parts(document.get(), StartingPoint.all(), settings, tasks, _ -> answers, _ -> answers,
                        new Notes(next, "lipschitz-studio (test)"), anotherSession(), new RunFolders(folder.resolve("runs")), _ -> {}));
    }

    /// The window is made now, if it was not.
    private void comes() {
        may.countDown();
        await("the window is there", () -> entered.get() != null && entered.get().restyled());
        fx(() -> {});
        assertNull(get(this::page));
    }

    private Node on(String id) {
        return get(() -> first.getScene().lookup(id));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTemplateIsOpenedByTheWindow(boolean made) {
        begin(made);
        robot.click(on("#welcome-template-" + List.of(Template.values()).indexOf(Template.MOONS)));
        assertNull(get(this::page), "it answers at once");
        comes();
        await("it is open", () -> document.get().project().equals(Template.MOONS.load()));
        fx(first::hide);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeyLeadsToTheDrawing(boolean made) {
        begin(made);
        assertEquals("welcome-designer", get(() -> first.getScene().getFocusOwner().getId()));
        robot.keys(KeyCode.ESCAPE);
        comes();
        assertEquals(on("#canvas"), get(() -> first.getScene().getFocusOwner()));
        assertEquals(Template.DOCUMENTATION.load(), get(document.get()::project));
        robot.click(on(".canvas-node"));
        assertFalse(get(() -> document.get().selection().isEmpty()), "it answers");
        fx(first::hide);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keysOfTheWindowGoToTheWindow(boolean made) {
        begin(made);
        robot.shortcut(KeyCode.O);
        comes();
        await("a file is asked for", () -> answers.asked.equals(List.of("open")));
        fx(first::hide);
    }

    @Test
    void filesThatAreDroppedAreOpened() throws Exception {
        Path file = folder.resolve("moons.lipnet");
        ProjectFile.write(file, Template.MOONS.load());
        begin(false);
        await("there is something to drop it on", () -> first.getScene().lookup("#welcome-scroll") != null);
        Node source = on(".welcome-name");
        fx(() -> source.setOnDragDetected(event -> {
            var content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            source.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        }));
        robot.drag(robot.centre(source), robot.centre(on("#welcome-scroll")));
        comes();
        await("it is open", () -> document.get().fileProperty().get().equals(Optional.of(file)));
        fx(first::hide);
    }

    @Test
    void theGuideOpensAndTheChoiceOfTheStartIsKeptWhileThePageStays() {
        begin(false);
        robot.click(on("#welcome-at-start"));
        robot.keys(KeyCode.F1);
        assertFalse(((CheckBox) on("#welcome-at-start")).isSelected());
        may.countDown();
        await("both are done as soon as the window is made", () -> settings.state().greeting().silent()
                && Window.getWindows().stream().anyMatch(each -> each.getScene().lookup("#guide") != null));
        await("every panel has had its turn", Turns::idle);
        assertNotNull(get(this::page));
        assertNull(entered.get());
        fx(() -> Window.getWindows().stream().filter(each -> each.getScene().lookup("#guide") != null).toList().forEach(Window::hide));
        fx(first::hide);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closedItLeavesNothingBehind(boolean made) {
        begin(made);
        fx(first::hide);
        may.countDown();
        var over = new AtomicBoolean();
        FxThread.later(() -> over.set(true)); // held while the window is made
        await("the window was made for nothing", () -> document.get() != null && over.get());
        fx(() -> {});
        assertNull(entered.get());
    }

    @Test
    void whereNoneIsWantedOrWorkWasLeftTheWindowComesByItself() throws Exception {
        Project lost = Template.MOONS.load();
        Files.createDirectories(settings.recoveryFolder());
        ProjectFile.write(settings.recoveryFolder().resolve("999999999-1.lipnet"), lost);
        assertFalse(new EarlyWelcome(settings, StartingPoint.all(), worker(), "").scene().isPresent(), "work is offered first");
        Files.delete(settings.recoveryFolder().resolve("999999999-1.lipnet"));
        assertTrue(new EarlyWelcome(settings, StartingPoint.all(), worker(), "").scene().isPresent());
        fx(() -> settings.update(state -> state.withGreeting(state.greeting().withWelcome(false))));
        may.countDown();
        fx(() -> {
            var welcome = new EarlyWelcome(settings, StartingPoint.all(), worker(), "");
            Curtain.raise(first, settings.state(), () -> welcome, () -> {}, () -> made(first), window -> {
                entered.set(window);
                window.greet(welcome);
            });
        });
        comes();
        fx(first::hide);
    }

    @ParameterizedTest
    @EnumSource(value = ThemeChoice.class, names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void pictures(ThemeChoice theme) throws Exception {
        fx(() -> settings.update(state -> state.withTheme(theme)));
        begin(true);
        Screenshots.save(first, screenshot("early-welcome", theme));
        fx(first::hide);
    }

    @Test
    void theBarMovesUntilTheWindowIsThere() throws Exception {
        begin(false);
        robot.keys(KeyCode.ESCAPE);
        await("the bar is seen", () -> on("#curtain-bar").isVisible());
        Screenshots.save(first, screenshot("curtain", ThemeChoice.LIGHT));
        comes();
        fx(first::hide);
    }
}
