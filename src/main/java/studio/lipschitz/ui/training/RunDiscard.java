package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// Stops a run and deletes its folder, once somebody has agreed to it. The folder goes when the worker has ended.
final class RunDiscard {
    private final Workspace workspace;
    private final TrainingSession session;
    private final Tasks tasks;
    private Predicate<Path> agreed = _ -> false;
    private Optional<Path> doomed = Optional.empty();

    RunDiscard(Workspace workspace, TrainingSession session, Tasks tasks) {
        this.workspace = workspace;
        this.session = session;
        this.tasks = tasks;
        session.stateProperty().addListener((_, _, state) -> {
            if (!state.active()) {
                doomed.ifPresent(this::delete);
                doomed = Optional.empty();
            }
        });
    }

    /// @param question whether the run in this folder may be deleted
    void onAsk(Predicate<Path> question) {
        agreed = question;
    }

    void stopAndDelete() {
        Optional<Path> folder = session.runFolderProperty().get();
        if (folder.isPresent() && agreed.test(folder.get())) {
            doomed = folder;
            if (session.state().active()) {
                session.stop();
            } else { // it ended while the question stood there
                doomed.ifPresent(this::delete);
                doomed = Optional.empty();
            }
        }
    }

    private void delete(Path folder) {
        tasks.start(
                () -> {
                    if (Files.exists(folder)) { // a run that is stopped before it began has none
                        new RunFolder(folder).discard();
                    }
                    return folder;
                },
                gone -> {
                    session.forget(gone);
                    workspace.say(text("run.discard.done", gone));
                },
                failure -> workspace.say(String.valueOf(failure.getMessage())));
    }
}
