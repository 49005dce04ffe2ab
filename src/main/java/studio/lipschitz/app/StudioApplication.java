package studio.lipschitz.app;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.shell.AlertQuestions;
import studio.lipschitz.ui.shell.Announcer;
import studio.lipschitz.ui.shell.ChooserDialogs;
import studio.lipschitz.ui.shell.FirstFrame;
import studio.lipschitz.ui.shell.Language;
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
    private static final String VERSION = new Version().getVersion()[0];

    /// A property of Java's: the start is timed and told, and then the window closes. `src/bench/start.py` sets it.
    private static final String TIMED = "lipschitz.timeStart";

    private final Tasks tasks = new Tasks();
    private final Settings settings = Settings.load(Settings.defaultFile(), tasks);
    private @Nullable Notes notes; // of the first window; its guard is the program's

    @Override
    public void start(Stage stage) {
        Language.use(settings);
        notes = new Notes(stage, VERSION, Settings.defaultFile().resolveSibling("crashes"));
        Thread.setDefaultUncaughtExceptionHandler(notes.guard());
        StudioWindow window = window(stage, notes);
        Optional<String> file = getParameters().getUnnamed().stream().findFirst();
        if (file.isEmpty()) {
            window.greet();
        }
        stage.show();
        if (System.getProperty(TIMED) != null) {
            timeStart(stage);
        }
        file.map(Path::of).ifPresent(window::open);
    }

    private StudioWindow window(Stage stage, Notes notes) {
        var window = new StudioWindow(
                stage,
                new StudioWindow.Parts(
                        new Workspace(Template.DOCUMENTATION.load()),
                        StartingPoint.all(),
                        settings,
                        tasks,
                        ChooserDialogs::new,
                        AlertQuestions::new,
                        notes,
                        new TrainingSession(WorkerProcess.besideWindow()),
                        RunFolders.ofUser(),
                        this::another));
        window.announceBy(Announcer.ofSystem());
        return window;
    }

    private static void timeStart(Stage stage) {
        var start = new FirstFrame(stage);
        Thread.ofPlatform().daemon().name("time-start").start(() -> {
            System.out.print(start.report());
            FxThread.later(stage::close);
        });
    }

    private void another(Optional<Path> file) {
        var stage = new Stage();
        StudioWindow window = window(stage, Objects.requireNonNull(notes, "a window is there").above(stage));
        stage.show();
        file.ifPresent(window::open);
    }

    @Override
    public void stop() {
        tasks.close();
    }
}
