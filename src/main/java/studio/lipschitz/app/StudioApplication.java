package studio.lipschitz.app;

import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.shell.AlertQuestions;
import studio.lipschitz.ui.shell.ChooserDialogs;
import studio.lipschitz.ui.shell.Notes;
import studio.lipschitz.ui.shell.Settings;
import studio.lipschitz.ui.shell.StartingPoint;
import studio.lipschitz.ui.shell.StudioWindow;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;
import studio.lipschitz.worker.WorkerProcess;

/// The designer's window, wired by constructor. Its one argument is a file to open.
public final class StudioApplication extends Application {
    private final Tasks tasks = new Tasks();

    @Override
    public void start(Stage stage) {
        var notes = new Notes(stage, new Version().getVersion()[0]);
        Thread.setDefaultUncaughtExceptionHandler((_, bug) -> {
            bug.printStackTrace();
            notes.report(bug);
        });
        var window = new StudioWindow(
                stage,
                new StudioWindow.Parts(
                        new Workspace(Template.DOCUMENTATION.load()),
                        StartingPoint.all(),
                        Settings.load(Settings.defaultFile(), tasks),
                        tasks,
                        ChooserDialogs::new,
                        AlertQuestions::new,
                        notes,
                        new TrainingSession(WorkerProcess.besideWindow()),
                        RunFolders.ofUser()));
        stage.show();
        Optional<String> file = getParameters().getUnnamed().stream().findFirst();
        file.map(Path::of).ifPresent(window::open);
    }

    @Override
    public void stop() {
        tasks.close();
    }
}
