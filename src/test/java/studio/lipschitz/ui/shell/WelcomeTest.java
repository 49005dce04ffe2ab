package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.text.Texts;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.welcome.WelcomeView;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.Workspace;
import studio.lipschitz.worker.DeviceReport;
import studio.lipschitz.worker.DeviceReports;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// The page that a window begins with, by mouse and by keys, and what it says of the devices.
class WelcomeTest extends ShellTest {
    private static final DeviceReports FOUND = new DeviceReports("2.13.0", List.of(
            new DeviceReport("cpu", "CPU (2 threads)", true, ""),
            new DeviceReport("cuda:0", "NVIDIA GeForce RTX 3060", false,
                    "The driver is too old for CUDA 13: install version 580 or newer from nvidia.com, then restart.")));

    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean silent;

    /// Tries devices as the test says.
    @Override
    Worker worker() {
        return new Worker() {
            @Override
            public TrainingJob train(TrainRequest request, Consumer<TrainingEvent> listener) throws IOException {
                return worker.train(request, listener);
            }

            @Override
            public DeviceReports devices(Consumer<Runnable> begun) throws IOException, InterruptedException {
                var gone = new CountDownLatch(1);
                begun.accept(() -> {
                    ended.set(true);
                    gone.countDown();
                });
                asked.countDown();
                if (silent) {
                    gone.await();
                    throw new IOException("the process has ended");
                }
                return FOUND;
            }
        };
    }

    private void welcome() {
        command("menu-welcome");
        await("all pictures are there", find(WelcomeView.class, "#welcome")::drawn);
    }

    private boolean gone() {
        return get(() -> stage.getScene().getRoot().lookup("#welcome")) == null;
    }

    @Test
    void oneKeyOrOneClickLeadsToTheDesigner() {
        fx(() -> workspace.selectNodes(Set.of("flatten")));
        await("made ready", window::prepared);
        var stalls = new Stalls();
        stalls.during("the welcome page comes", this::welcome);
        System.out.println(stalls.report());
        robot.keys(KeyCode.DELETE);
        assertEquals(Template.DOCUMENTATION.load(), get(workspace::project), "keys do nothing to the drawing behind the page");
        robot.keys(KeyCode.ESCAPE);
        assertTrue(gone());
        assertTrue(get(() -> find(Node.class, "#canvas").isFocusWithin() || find(Node.class, "#canvas").isFocused()));
        welcome();
        robot.click(robot.at(find(Node.class, "#welcome"), 0.005, 0.5));
        assertTrue(gone(), "a click beside the page");
        welcome();
        robot.keys(KeyCode.ENTER);
        assertTrue(gone(), "its button has the keyboard");
        assertEquals(Template.DOCUMENTATION.load(), get(workspace::project));
    }

    @Test
    void theKeyboardReachesEverythingAndStaysInThePage() {
        fx(() -> settings.addRecent(saved("moons", Template.MOONS.load())));
        welcome();
        var seen = new LinkedHashSet<String>();
        for (int i = 0; i < 30; i++) {
            robot.keys(KeyCode.TAB);
            seen.add(get(() -> stage.getScene().getFocusOwner().getId()));
        }
        assertTrue(seen.containsAll(List.of("welcome-tour", "welcome-empty", "welcome-open", "welcome-guide", "welcome-recent-moons",
                "welcome-template-0", "welcome-template-5", "welcome-at-start", "welcome-designer")), seen.toString());
        assertTrue(seen.stream().allMatch(id -> id.startsWith("welcome-")), seen.toString());
        fx(() -> find(Node.class, "#welcome-template-0").requestFocus());
        robot.keys(KeyCode.RIGHT);
        robot.keys(KeyCode.DOWN);
        assertEquals("welcome-template-4", get(() -> stage.getScene().getFocusOwner().getId()));
        robot.keys(KeyCode.ENTER);
        assertTrue(gone());
        assertEquals(Template.MOONS.load(), get(workspace::project));
        welcome();
        fx(() -> find(Node.class, "#welcome-recent-moons").executeAccessibleAction(AccessibleAction.FIRE));
        await("the file is open", () -> workspace.fileProperty().get().isPresent());
        assertTrue(gone());
    }

    @Test
    void aFileThatIsGoneIsSaidToBe() {
        fx(() -> settings.addRecent(folder.resolve("gone.lipnet")));
        welcome();
        await("it is said", () -> find(Node.class, "#welcome-recent-gone").getAccessibleText().contains("not there any more"));
    }

    @Test
    void unsavedChangesAreAskedFor() {
        add("ReLU");
        welcome();
        robot.click(find(Node.class, "#welcome-empty"));
        assertEquals(List.of("unsaved Untitled"), answers.asked);
        assertTrue(get(() -> workspace.dirtyProperty().get()), "nothing is lost");
    }

    @Test
    void itComesAtTheStartUnlessTheUserSaysNo() {
        Stage first = greeting();
        await("the page comes by itself", () -> first.getScene().getRoot().lookup("#welcome") != null);
        robot.click(find(CheckBox.class, "#welcome-at-start"));
        assertTrue(get(() -> settings.state().greeting().silent()));
        fx(first::hide);
        Stage second = greeting();
        for (int i = 0; i < 10; i++) {
            fx(() -> {});
        }
        assertNull(get(() -> second.getScene().getRoot().lookup("#welcome")));
    }

    /// A window of which nothing was asked.
    private Stage greeting() {
        Stage next = get(Stage::new);
        fx(() -> new StudioWindow(next, new StudioWindow.Parts(
                new Workspace(Template.DOCUMENTATION.load()), StartingPoint.all(), settings, tasks, _ -> answers, _ -> answers,
                new Notes(next, "lipschitz-studio (test)"), anotherSession(), new RunFolders(folder.resolve("runs")),
                _ -> {})).enter().greet());
        return show(() -> next);
    }

    @Test
    void devicesAreTriedBesideTheWindowAndEndWithThePage() throws Exception {
        silent = true;
        welcome();
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        robot.keys(KeyCode.ESCAPE);
        await("the process is ended", ended::get);
        silent = false;
        welcome();
        await("what was found is said", () -> stage.getScene().getRoot().lookup("#welcome-device-cuda-0-words") instanceof Label label
                && label.getText().equals(FOUND.devices().get(1).problem()));
        assertEquals("A multiplication gave the right product.", find(Label.class, "#welcome-device-cpu-words").getText());
        robot.keys(KeyCode.ESCAPE);
        ended.set(false);
        welcome();
        assertFalse(get(() -> stage.getScene().getRoot().lookup("#welcome-device-cpu")) == null, "it is remembered");
    }

    @Test
    void pictures() throws IOException {
        fx(() -> {
            settings.addRecent(folder.resolve("gone.lipnet"));
            settings.addRecent(saved("moons-wide", Template.MOONS.load()));
            settings.addRecent(saved("cifar-residual", Template.RESIDUAL.load()));
        });
        for (String language : List.of("en", "fr")) {
            Texts.use(language);
            welcome();
            await("devices", () -> stage.getScene().getRoot().lookup("#welcome-device-cpu") != null);
            shots("welcome-" + language);
            CutOff.none(find(Node.class, "#welcome"));
            robot.keys(KeyCode.ESCAPE);
        }
        Texts.use("en");
        fx(() -> {
            stage.setWidth(960);
            stage.setHeight(600);
            settings.update(state -> state.withTextScale(150));
        });
        await("larger", window::restyled);
        welcome();
        Screenshots.save(stage, Path.of("target/screenshots/welcome-small-150.png"));
    }

    private void shots(String name) throws IOException {
        for (ThemeChoice theme : List.of(ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST, ThemeChoice.LIGHT)) {
            turn(theme);
            fx(() -> {});
            Path file = Path.of("target", "screenshots", name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
            Screenshots.save(stage, file);
            assertTrue(Files.size(file) > 20_000);
        }
    }

    private Path saved(String name, Project project) throws IOException {
        Path file = folder.resolve(name + ".lipnet");
        ProjectFile.write(file, project);
        return file;
    }
}
