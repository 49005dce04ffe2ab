package studio.lipschitz.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.shell.AlertQuestions;
import studio.lipschitz.ui.shell.ChooserDialogs;
import studio.lipschitz.ui.shell.Notes;
import studio.lipschitz.ui.shell.Rehearsal;
import studio.lipschitz.ui.shell.Settings;
import studio.lipschitz.ui.shell.StartingPoint;
import studio.lipschitz.ui.shell.StudioWindow;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The designer's window with settings and runs of its own, in which a [Rehearsal] is held.
public final class RehearsalApplication extends Application {
    private static volatile List<Rehearsal.Part> parts = List.of();

    private final Tasks tasks = new Tasks();

    /// What was rehearsed; empty if it failed.
    static List<Rehearsal.Part> parts() {
        return parts;
    }

    @Override
    public void start(Stage stage) throws IOException {
        Path folder = Files.createTempDirectory("rehearsal");
        var workspace = new Workspace(Template.DOCUMENTATION.load());
        var window = new StudioWindow(
                stage,
                new StudioWindow.Parts(
                        workspace,
                        StartingPoint.all(),
                        Settings.load(folder.resolve("settings.json"), tasks),
                        tasks,
                        ChooserDialogs::new,
                        AlertQuestions::new,
                        new Notes(stage, new Version().getVersion()[0]),
                        new TrainingSession(new RehearsedWorker()),
                        new RunFolders(folder),
                        () -> {}));
        stage.show();
        var rehearsal = new Rehearsal(stage, workspace, StartingPoint.all(), window::prepared);
        Thread.ofPlatform().name("rehearsal").start(() -> {
            try {
                parts = rehearsal.run();
            } finally {
                FxThread.later(stage::close);
                delete(folder);
            }
        });
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        tasks.close();
    }
}
