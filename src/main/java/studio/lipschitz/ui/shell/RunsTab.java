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
import studio.lipschitz.runs.Queued;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.grid.GridDialog;
import studio.lipschitz.ui.grid.Pace;
import studio.lipschitz.ui.runs.RunsHost;
import studio.lipschitz.ui.runs.RunsView;
import studio.lipschitz.ui.workspace.QueueKeeper;
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
    private final FileDialogs dialogs;
    private final Tasks tasks;
    private final Consumer<String> failed;
    private final RunQueue queue;
    private final QueueKeeper keeper;
    private Consumer<Path> report = _ -> {};
    private @Nullable RunsView view;

    RunsTab(ShellView shell, Workspace workspace, TrainingSession session, RunFolders folders, Settings settings, Documents documents,
            Questions questions, FileDialogs dialogs, Tasks tasks, Consumer<String> failed) {
        this.shell = shell;
        this.workspace = workspace;
        this.session = session;
        this.folders = folders;
        this.settings = settings;
        this.documents = documents;
        this.questions = questions;
        this.dialogs = dialogs;
        this.tasks = tasks;
        this.failed = failed;
        queue = new RunQueue(session, FxThread::later, new QueuedRuns(folders, tasks, failed));
        keeper = new QueueKeeper(queue, settings.folder().resolve("queue"), tasks, failed);
        shell.runsShown().subscribe(this::watch);
        session.stateProperty().subscribe(_ -> look(true));
    }

    /// Brings it to the front.
    void show() {
        shell.showRuns();
        if (view != null) {
            view.focusSearch();
        } else {
            Turns.take(queue, () -> Optional.ofNullable(view).ifPresent(RunsView::focusSearch)); // once it is made
        }
    }

    /// Takes over what waited in windows that are gone; nothing of it begins by itself.
    void takeOver() {
        keeper.takeOver(networks -> workspace.say(text(networks == 1 ? "grid.queue.taken.one" : "grid.queue.taken.many", networks)));
    }

    /// The window closes: what waits is kept for the next one.
    void end() {
        keeper.end();
    }

    /// Nobody sees it any more: it looks for changes no longer.
    void close() {
        watch(false);
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
        if (view != null) {
            view.watch(seen);
        } else if (seen) {
            Turns.take(this, this::make); // not in the frame that turns to it
        }
    }

    private void make() {
        var made = new RunsView(this, settings.folder());
        view = made;
        Turns.takeFirst(this, () -> { // what it gives its parts, each in a frame of its own, comes after
            shell.runsHolder().getChildren().add(made);
            made.watch(shell.runsShown().get());
        });
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
        queue.add(new Queued(Documents.name(file), workspace.project(), file, Optional.empty()));
        workspace.say(text(session.state().active() || queue.heldProperty().get() ? "shell.queue.waits" : "shell.queue.begins",
                Documents.name(file)));
    }

    /// Asks over what a grid goes, and puts its runs into the queue.
    void grid() {
        Optional<Path> file = workspace.fileProperty().get();
        var document = new Queued(Documents.name(file), workspace.project(), file, Optional.empty());
        var dialog = new GridDialog(document, folders.freshGrid(file, LocalDateTime.now(ZoneId.systemDefault())), Pace.of(session), tasks);
        Themes.putAbove(dialog, shell.getScene().getWindow());
        dialog.setOnHidden(_ -> {
            List<Queued> runs = dialog.getResult();
            if (runs != null && !runs.isEmpty()) {
                queue.addAll(runs);
                workspace.say(text(runs.size() == 1 ? "grid.added.one" : "grid.added.many", runs.size()));
            }
        });
        dialog.show();
    }

    @Override
    public Optional<Path> chooseFolder() {
        return dialogs.runsFolder();
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
