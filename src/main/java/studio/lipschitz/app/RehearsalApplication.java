package studio.lipschitz.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.stage.Stage;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.shell.AlertQuestions;
import studio.lipschitz.ui.shell.ChartCost;
import studio.lipschitz.ui.shell.ChartFrames;
import studio.lipschitz.ui.shell.ChooserDialogs;
import studio.lipschitz.ui.shell.Curtain;
import studio.lipschitz.ui.shell.Frames;
import studio.lipschitz.ui.shell.Language;
import studio.lipschitz.ui.shell.ManyRuns;
import studio.lipschitz.ui.shell.Notes;
import studio.lipschitz.ui.shell.Rehearsal;
import studio.lipschitz.ui.shell.Settings;
import studio.lipschitz.ui.shell.StartingPoint;
import studio.lipschitz.ui.shell.StudioWindow;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;
import studio.lipschitz.worker.WorkerProcess;

/// The designer's window with settings and runs of its own, in which a [Rehearsal] is held, or [Frames] are timed.
public final class RehearsalApplication extends Application {
    private static volatile String report = "";
    private static volatile double longest; // ms

    /// The parameter with the number of nodes that frames are timed with; without it, [Rehearsal] is held.
    static final String NODES = "nodes";

    /// The one with the number of steps whose charts are timed instead.
    static final String POINTS = "points";

    /// The parameter with the number of runs whose table is timed.
    static final String RUNS = "runs";

    /// The one with the number of pairs of turns in which a real training is timed with and without its charts.
    static final String CHARTS = "charts";

    private final Tasks tasks = new Tasks();

    /// What took how long; empty if it failed.
    static String report() {
        return report;
    }

    /// Milliseconds that the FX thread itself computed in the longest part; 0 where that was not timed.
    static double longest() {
        return longest;
    }

    @Override
    public void start(Stage stage) throws IOException {
        Language.useEnglish();
        Path folder = Files.createTempDirectory("rehearsal");
        String nodes = getParameters().getNamed().get(NODES);
        String runs = getParameters().getNamed().get(RUNS);
        int points = Integer.parseInt(getParameters().getNamed().getOrDefault(POINTS, "0"));
        int pairs = Integer.parseInt(getParameters().getNamed().getOrDefault(CHARTS, "0"));
        boolean real = pairs > 0;
        var settings = Settings.load(folder.resolve("settings.json"), tasks);
        var steps = new AtomicReference<Consumer<StepDone>>(_ -> {});
        var session = new TrainingSession(
                real ? new WatchedWorker(WorkerProcess.besideWindow(), step -> steps.get().accept(step))
                        : points > 0 ? RehearsedWorker.lengthy(points) : RehearsedWorker.brief());
        if (real) {
            Compilers.giveWayTo(session);
        }
        var workspace = new Workspace(Template.DOCUMENTATION.load());
        stage.setX(0); // no part of it off the screen of the headless platform, which moves windows there but not what JavaFX knows of them
        stage.setY(0);
        Curtain.raise(stage, settings.state(), () -> window(stage, workspace, settings, session, folder), window -> {
            Supplier<String> rehearsal = real ? cost(workspace, session, window, steps, pairs)
                    : runs != null ? runs(folder, window, Integer.parseInt(runs))
                            : points > 0 ? charts(session, window, points)
                                    : nodes == null ? rehearsal(stage, workspace, window)
                                            : frames(workspace, window, Integer.parseInt(nodes));
            Thread.ofPlatform().name("rehearsal").start(() -> {
                try {
                    report = rehearsal.get();
                } finally {
                    FxThread.later(stage::close);
                    delete(folder);
                }
            });
        });
    }

    private StudioWindow window(Stage stage, Workspace workspace, Settings settings, TrainingSession session, Path folder) {
        return new StudioWindow(
                stage,
                new StudioWindow.Parts(
                        workspace,
                        StartingPoint.all(),
                        settings,
                        tasks,
                        ChooserDialogs::new,
                        AlertQuestions::new,
                        new Notes(stage, new Version().getVersion()[0]),
                        session,
                        new RunFolders(folder),
                        _ -> {}));
    }

    private static Supplier<String> rehearsal(Stage stage, Workspace workspace, StudioWindow window) {
        var rehearsal = new Rehearsal(stage, workspace, StartingPoint.all(), window::prepared);
        return () -> {
            List<Rehearsal.Part> parts = rehearsal.run();
            longest = parts.stream().mapToDouble(part -> part.processor().toNanos() / 1e6).max().orElseThrow();
            return Rehearsal.report(parts);
        };
    }

    private static Supplier<String> frames(Workspace workspace, StudioWindow window, int nodes) {
        var frames = new Frames(workspace, window::prepared);
        return () -> frames.run(nodes);
    }

    private static Supplier<String> cost(
            Workspace workspace, TrainingSession session, StudioWindow window, AtomicReference<Consumer<StepDone>> steps, int pairs) {
        var cost = new ChartCost(workspace, session, window::prepared);
        steps.set(cost::step);
        return () -> cost.run(Template.DOCUMENTATION.load(), pairs);
    }

    private static Supplier<String> charts(TrainingSession session, StudioWindow window, int points) {
        var frames = new ChartFrames(session, window::prepared);
        return () -> frames.run(points);
    }

    private static Supplier<String> runs(Path home, StudioWindow window, int count) {
        var runs = new ManyRuns(home, window::prepared);
        return () -> runs.run(count);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        tasks.close();
    }
}
