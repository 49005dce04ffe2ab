package studio.lipschitz.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// Base of tests of the whole window: real panels and files, in a folder of the test's own.
abstract class ShellTest extends WindowTest {
    @TempDir
    Path folder;

    final Answers answers = new Answers();
    Workspace workspace;
    Settings settings;
    Stage stage;
    StudioWindow window;
    private Tasks tasks;

    @BeforeEach
    void openWindow() {
        stage = show(() -> {
            tasks = new Tasks();
            workspace = new Workspace(Template.DOCUMENTATION.load());
            settings = Settings.load(folder.resolve("config/settings.json"), tasks);
            settings.update(s -> s.withTheme(ThemeChoice.LIGHT).withWindow(1280, 800, false));
            Stage fresh = new Stage();
            window = new StudioWindow(
                    fresh,
                    new StudioWindow.Parts(
                            workspace,
                            StartingPoint.all(),
                            settings,
                            tasks,
                            _ -> answers,
                            _ -> answers,
                            new Notes(fresh, "lipschitz-studio (test)"),
                            new TrainingSession((_, _) -> {
                                throw new IOException("This test has no worker.");
                            }),
                            new RunFolders(folder.resolve("runs"))));
            return fresh;
        });
        fx(() -> {});
    }

    @AfterEach
    void endTasks() {
        tasks.close();
    }
}
