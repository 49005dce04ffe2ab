package studio.lipschitz.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.ChosenFolder;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.shell.AlertQuestions;
import studio.lipschitz.ui.shell.Announcer;
import studio.lipschitz.ui.shell.ChooserDialogs;
import studio.lipschitz.ui.shell.Curtain;
import studio.lipschitz.ui.shell.EarlyWelcome;
import studio.lipschitz.ui.shell.FirstFrame;
import studio.lipschitz.ui.shell.Language;
import studio.lipschitz.ui.shell.Notes;
import studio.lipschitz.ui.shell.Settings;
import studio.lipschitz.ui.shell.StartingPoint;
import studio.lipschitz.ui.shell.StudioWindow;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;
import studio.lipschitz.worker.Worker;
import studio.lipschitz.worker.WorkerProcess;

/// The designer's window, wired by constructor. Its one argument is a file to open.
public final class StudioApplication extends Application {
    private static final String VERSION = new Version().getVersion()[0];

    /// A property of Java's: the start is timed and told, and then the window closes. `src/bench/start.py` sets it.
    private static final String TIMED = "lipschitz.timeStart";

    private final Tasks tasks = new Tasks();
    private final Path file;
    private final Settings settings;
    private final RunFolders runs;

    public StudioApplication() {
        this(Settings.defaultFile(), RunFolders.ofUser());
    }

    /// @param file of the settings
    StudioApplication(Path file, RunFolders runs) {
        this.file = file;
        settings = Settings.load(file, tasks);
        this.runs = runs;
    }

    private @Nullable Notes notes; // of the first window; its guard is the program's

    @Override
    public void start(Stage stage) {
        Language.use(settings);
        ChosenFolder.rememberIn(file.resolveSibling("folder"), tasks);
        notes = new Notes(stage, VERSION, file.resolveSibling("crashes"));
        Thread.setDefaultUncaughtExceptionHandler(notes.guard());
        Optional<FirstFrame> timed = Optional.ofNullable(System.getProperty(TIMED)).map(_ -> new FirstFrame(stage));
        timed.ifPresent(StudioApplication::tell);
        Optional<Path> named = getParameters().getUnnamed().stream().findFirst().map(Path::of);
        boolean atOnce = named.isPresent() || settings.state().greeting().silent(); // no page comes first
        Supplier<Project> template = atOnce ? CompletableFuture.supplyAsync(Template.DOCUMENTATION::load)::join
                : Template.DOCUMENTATION::load;
        var beginning = new AtomicReference<Beginning>(); // made beside the FX thread, which shows the first frame meanwhile
        Supplier<Beginning> begins = () -> beginning.updateAndGet(known -> known == null ? new Beginning() : known);
        Supplier<StudioWindow> made = () -> {
            Beginning begun = begins.get();
            begun.calm.complete(true);
            return window(stage, Objects.requireNonNull(notes), template.get(), begun.worker, begun.points);
        };
        Consumer<StudioWindow> entered = window -> {
            window.announceBy(Announcer.ofSystem());
            timed.ifPresent(start -> start.watch(window));
            named.ifPresentOrElse(window::open, () -> window.greet(begins.get().page));
        };
        if (named.isPresent()) {
            Curtain.raise(stage, settings.state(), made, entered);
        } else {
            Curtain.raise(stage, settings.state(), () -> begins.get().page, () -> timed.ifPresent(start -> start.watch(stage.getScene())),
                    made,
                    entered);
        }
    }

    /// What the first page and the first window share.
    private final class Beginning {
        private final Worker worker = WorkerProcess.besideWindow();
        private final CompletableFuture<Boolean> calm = new CompletableFuture<>(); // templates are read when the first page is there
        private final List<StartingPoint> points = StartingPoint.all(calm);
        private final EarlyWelcome page = new EarlyWelcome(settings, points, worker, VERSION);
    }

    private StudioWindow window(Stage stage, Notes notes, Project project, Worker worker, List<StartingPoint> points) {
        var training = new TrainingSession(worker);
        Compilers.giveWayTo(training);
        return new StudioWindow(
                stage,
                new StudioWindow.Parts(
                        new Workspace(project),
                        points,
                        settings,
                        tasks,
                        ChooserDialogs::new,
                        AlertQuestions::new,
                        notes,
                        training,
                        runs,
                        this::another));
    }

    /// Prints how long the start took, and closes the window.
    private static void tell(FirstFrame start) {
        Thread.ofPlatform().daemon().name("time-start").start(() -> {
            System.out.print(start.report());
            start.close();
        });
    }

    private void another(Optional<Path> file) {
        var stage = new Stage();
        StudioWindow window = window(stage, Objects.requireNonNull(notes, "a window is there").above(stage), Template.DOCUMENTATION.load(),
                WorkerProcess.besideWindow(), StartingPoint.all())
                .enter();
        window.announceBy(Announcer.ofSystem());
        stage.show();
        file.ifPresent(window::open);
    }

    @Override
    public void stop() {
        tasks.close();
    }
}
