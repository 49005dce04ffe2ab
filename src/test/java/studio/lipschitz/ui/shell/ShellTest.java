package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.project.Template;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.training.TrainingView;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.ScriptedWorker;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;
import studio.lipschitz.worker.Worker;

/// Base of tests of the whole window: real panels and files, in a folder of the test's own.
abstract class ShellTest extends WindowTest {
    /// In which pictures are taken; in high contrast too with `-Dpictures=all`, where each takes half as long again.
    static final List<ThemeChoice> PICTURED = "all".equals(System.getProperty("pictures"))
            ? List.of(ThemeChoice.HIGH_CONTRAST, ThemeChoice.DARK, ThemeChoice.LIGHT)
            : List.of(ThemeChoice.DARK, ThemeChoice.LIGHT);

    private static final int TRIES = 5;
    private static final Locale MACHINE = Locale.getDefault();

    @TempDir Path folder;

    final Answers answers = new Answers();
    final ScriptedWorker worker = new ScriptedWorker();
    Workspace workspace;
    Settings settings;
    Stage stage;
    StudioWindow window;
    TrainingSession session;
    Notes notes;
    Tasks tasks;
    final List<TrainingSession> others = new ArrayList<>();
    int windowsAsked;
    final List<Path> filesInOthers = new ArrayList<>();

    @BeforeEach
    void openWindow() {
        Texts.use(language());
        Locale.setDefault(desktop());
        tasks = new Tasks();
        workspace = get(() -> new Workspace(Template.DOCUMENTATION.load()));
        settings = Settings.load(folder.resolve("config/settings.json"), tasks);
        settings.update(s -> s.withTheme(ThemeChoice.LIGHT).withWindow(1280, 800, false));
        stage = get(Stage::new);
        session = get(() -> new TrainingSession(worker()));
        notes = new Notes(stage, "lipschitz-studio (test)", folder.resolve("crashes"));
        window = get(() -> new StudioWindow(
                stage,
                new StudioWindow.Parts(
                        workspace,
                        StartingPoint.all(),
                        settings,
                        tasks,
                        _ -> answers,
                        _ -> answers,
                        notes,
                        session,
                        new RunFolders(folder.resolve("runs")),
                        file -> {
                            windowsAsked++;
                            file.ifPresent(filesInOthers::add);
                        }))
                .enter());
        show(() -> stage);
        fx(() -> {});
    }

    /// One more window, with these settings.
    Stage another(Settings shared, Tasks tasks) {
        Stage next = get(Stage::new);
        fx(() -> new StudioWindow(next, new StudioWindow.Parts(
                new Workspace(Template.DOCUMENTATION.load()), StartingPoint.all(), shared, tasks, _ -> answers, _ -> answers,
                new Notes(next, "lipschitz-studio (test)"), anotherSession(), new RunFolders(folder.resolve("runs")),
                _ -> {})).enter());
        return show(() -> next);
    }

    /// Of one more window; ends with the test.
    TrainingSession anotherSession() {
        var next = new TrainingSession(worker());
        others.add(next);
        return next;
    }

    /// Of the window: English, whatever the machine speaks.
    String language() {
        return "en";
    }

    /// In which JavaFX itself speaks.
    Locale desktop() {
        return Locale.ENGLISH;
    }

    /// Who trains: a scripted one unless a test says otherwise.
    Worker worker() {
        return worker;
    }

    @AfterEach
    void endTasks() {
        fx(session::close);
        fx(() -> others.forEach(TrainingSession::close));
        fx(stage::hide); // what it does a second after an edit would find no tasks
        tasks.close();
        Texts.use("en");
        Locale.setDefault(MACHINE);
    }

    /// Turns to a theme and waits until every panel wears it.
    void turn(ThemeChoice theme) {
        fx(() -> window.themes().choose(theme));
        await("every panel is restyled", window::restyled);
        fx(() -> {});
    }

    /// Leaves `target/screenshots/NAME-light.png` and `NAME-dark.png` of the whole window; ends in light.
    void pictures(String name) throws IOException {
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            await("charts are drawn", find(TrainingView.class, "#training")::settled);
            fx(() -> {});
            Path file = screenshot(name, theme);
            Screenshots.save(stage, file);
            assertTrue(Files.size(file) > 20_000, file + " is nearly empty");
        }
    }

    /// `target/screenshots/NAME-light.png`, `-dark` or `-contrast`.
    static Path screenshot(String name, ThemeChoice theme) {
        String suffix = theme == ThemeChoice.HIGH_CONTRAST ? "contrast" : theme.name().toLowerCase(Locale.ROOT);
        return Path.of("target", "screenshots", name + "-" + suffix + ".png");
    }

    /// Does what an item of the menus does.
    void command(String id) {
        fx(() -> item(stage, id).fire());
    }

    /// An item of a window's menus.
    static MenuItem item(Stage window, String id) {
        return ((MenuView) window.getScene().lookup("#menu")).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    /// Adds a module where nothing is, and selects it.
    String add(String module) {
        return get(() -> {
            workspace.selectNodes(Set.of());
            workspace.add(Catalogue.find(module).orElseThrow());
            return workspace.selection().single().orElseThrow();
        });
    }

    /// Puts `text` into a field as a person does: click, again if the field moved away under the pointer, select all, type.
    void type(String selector, String text) {
        TextField field = find(TextField.class, selector);
        robot.click(field);
        for (int tries = 0; tries < TRIES && !get(field::isFocused); tries++) {
            robot.click(field);
        }
        if (!get(field::isFocused)) {
            throw new AssertionError(selector + " does not take the focus when it is clicked");
        }
        robot.shortcut(KeyCode.A);
        robot.type(text);
    }
}
