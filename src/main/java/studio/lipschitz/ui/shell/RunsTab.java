package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.network.Problem;
import studio.lipschitz.network.Problem.Severity;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.runs.RunsHost;
import studio.lipschitz.ui.runs.RunsView;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.RunQueue;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The table of runs in its window: made when it is first looked at, and told when there may be something new.
final class RunsTab implements RunsHost {
    private final ShellView shell;
    private final Workspace workspace;
    private final TrainingSession session;
    private final RunFolders folders;
    private final Settings settings;
    private final Documents documents;
    private final Questions questions;
    private final Consumer<String> failed;
    private final RunQueue queue;
    private Consumer<Path> report = _ -> {};
    private @Nullable RunsView view;

    RunsTab(ShellView shell, Workspace workspace, TrainingSession session, RunFolders folders, Settings settings, Documents documents,
            Questions questions, Consumer<String> failed) {
        this.shell = shell;
        this.workspace = workspace;
        this.session = session;
        this.folders = folders;
        this.settings = settings;
        this.documents = documents;
        this.questions = questions;
        this.failed = failed;
        queue = new RunQueue(session, FxThread::later);
        shell.runsShown().subscribe(this::watch);
        session.stateProperty().subscribe(_ -> look(true));
    }

    /// Brings it to the front.
    void show() {
        shell.showRuns();
        if (view != null) {
            view.focusSearch();
        }
    }

    /// @param maker asks where the report of the run in this folder goes, and makes it
    void reportBy(Consumer<Path> maker) {
        report = maker;
    }

    /// Something may have changed.
    ///
    /// @param now whether somebody can see it
    void look(boolean now) {
        if (now && view != null) {
            view.look();
        }
    }

    private void watch(boolean seen) {
        if (seen && view == null) {
            view = new RunsView(this, settings.folder());
            shell.runsHolder().getChildren().add(view);
        }
        if (view != null) {
            view.watch(seen);
        }
    }

    /// The user's own folder of runs, and those beside the present file and beside recent ones. `train` on the command line leaves its runs there too
    /// when it is called where the file lies.
    @Override
    public List<Path> homes() {
        var homes = new LinkedHashSet<Path>();
        Stream.concat(workspace.fileProperty().get().stream(), settings.state().recent().stream().map(Path::of))
                .forEach(file -> homes.add(file.toAbsolutePath().resolveSibling("runs").normalize()));
        homes.add(folders.home().toAbsolutePath().normalize());
        return List.copyOf(homes);
    }

    @Override
    public Optional<Path> training() {
        return session.state().active() ? session.runFolderProperty().get() : Optional.empty();
    }

    @Override
    public void open(Path run) {
        documents.openCopy(new RunFolder(run).networkFile(), String.valueOf(run.getFileName()));
    }

    @Override
    public void report(Path run) {
        report.accept(run);
    }

    @Override
    public void show(Path folder) {
        var command = new ArrayList<String>();
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        command.add(os.contains("win") ? "explorer" : os.contains("mac") ? "open" : "xdg-open");
        command.add(folder.toString());
        Thread.ofVirtual().start(() -> {
            try {
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException e) {
                FxThread.later(() -> failed.accept(text("shell.runs.unshown", folder, e.getMessage())));
            }
        });
    }

    @Override
    public boolean destroy(int runs) {
        return questions.destroyRuns(runs);
    }

    @Override
    public RunQueue queue() {
        return queue;
    }

    @Override
    public void enqueue() {
        Optional<Problem> error = workspace.analysis().problems().stream().filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst();
        if (error.isPresent()) {
            failed.accept(text("shell.queue.refused", error.get().message()));
            return;
        }
        Optional<Path> file = workspace.fileProperty().get();
        queue.add(new RunQueue.Waiting(Documents.name(file), workspace.project(),
                () -> folders.fresh(file, LocalDateTime.now(ZoneId.systemDefault()))));
        workspace.say(text(session.state().active() || queue.heldProperty().get() ? "shell.queue.waits" : "shell.queue.begins",
                Documents.name(file)));
    }

    @Override
    public void say(String done) {
        workspace.say(done);
    }

    @Override
    public void complain(String failure) {
        failed.accept(failure);
    }
}
