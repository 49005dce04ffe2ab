package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableStringValue;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.playground.PlaygroundHost;
import studio.lipschitz.ui.playground.PlaygroundView;
import studio.lipschitz.ui.training.TrainingCommands;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The playground in its window: made when it is first looked at.
final class PlaygroundTab implements PlaygroundHost {
    private static final String FOLDER = "drawn";
    private static final String RUNS = "runs";

    private final ShellView shell;
    private final Workspace workspace;
    private final TrainingSession session;
    private final TrainingCommands training;
    private final RunFolders folders;
    private final Documents documents;
    private final Path settings;
    private final Consumer<String> failed;
    private @Nullable PlaygroundView view;

    PlaygroundTab(
            ShellView shell, Workspace workspace, TrainingSession session, TrainingCommands training, RunFolders folders,
            Documents documents, Path settings, Consumer<String> failed) {
        this.shell = shell;
        this.workspace = workspace;
        this.session = session;
        this.training = training;
        this.folders = folders;
        this.documents = documents;
        this.settings = settings;
        this.failed = failed;
        shell.playgroundShown().subscribe(this::watch);
    }

    /// Brings it to the front.
    void show() {
        shell.showPlayground();
    }

    /// What trains the twin; empty while nobody has looked at the playground.
    Optional<TrainingSession> twin() {
        return Optional.ofNullable(view).map(PlaygroundView::twin);
    }

    void close() {
        if (view != null) {
            view.close();
        }
    }

    private void watch(boolean seen) {
        if (seen && view == null) {
            view = new PlaygroundView(workspace, session, this);
            shell.playgroundHolder().getChildren().add(view);
        }
        if (view != null) {
            view.watch(seen);
        }
    }

    @Override
    public void train() {
        training.train();
    }

    @Override
    public void pauseOrContinue() {
        training.pauseOrContinue();
    }

    @Override
    public void stop() {
        training.stop();
    }

    @Override
    public ObservableStringValue trainRefusal() {
        return training.trainRefusal();
    }

    @Override
    public ObservableStringValue pauseRefusal() {
        return training.pauseRefusal();
    }

    @Override
    public ObservableStringValue stopRefusal() {
        return training.stopRefusal();
    }

    @Override
    public void openMoons() {
        StartingPoint moons = StartingPoint.of(Template.MOONS);
        var _ = moons.loading().thenRun(() -> FxThread.later(() -> documents.newFrom(moons)));
    }

    @Override
    public void showTraining() {
        shell.showTraining();
    }

    /// Beside the runs, so that whoever moves the folder of a document takes both.
    @Override
    public Path drawings() {
        return workspace.fileProperty().get().map(file -> file.toAbsolutePath().resolveSibling(FOLDER))
                .orElseGet(() -> folders.home().toAbsolutePath().resolveSibling(FOLDER));
    }

    @Override
    public List<Path> references() {
        Path drawings = drawings();
        return Stream.concat(
                Stream.of(folders.home().toAbsolutePath(), drawings.resolveSibling(RUNS), settings),
                workspace.fileProperty().get().stream())
                .toList();
    }

    @Override
    public void complain(String failure) {
        failed.accept(failure);
    }
}
