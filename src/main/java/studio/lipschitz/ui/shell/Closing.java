package studio.lipschitz.ui.shell;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import studio.lipschitz.ui.workspace.TrainingSession;

/// A window's end: what trains in it and its unsaved changes are asked about. While a training goes on without the window, it stands back, and may come again as it was.
final class Closing {
    private final Stage stage;
    private final Documents documents;
    private final Questions questions;
    private final TrainingSession training;
    private final Supplier<Optional<TrainingSession>> twin;
    private final Runnable keep;
    private final Runnable release;
    private boolean away; // while a training goes on without the window

    /// @param twin the training of the unconstrained network beside, once there is one
    /// @param keep keeps what the next window takes over
    /// @param release ends what the window follows, when it is not shown any more
    Closing(Stage stage, Documents documents, Questions questions, TrainingSession training, Supplier<Optional<TrainingSession>> twin,
            Runnable keep, Runnable release) {
        this.stage = stage;
        this.documents = documents;
        this.questions = questions;
        this.training = training;
        this.twin = twin;
        this.keep = keep;
        this.release = release;
    }

    /// The desktop asks for it.
    void asked(WindowEvent event) {
        event.consume();
        close();
    }

    void close() {
        if (unfinished().isEmpty()) {
            documents.leave(this::end);
            return;
        }
        switch (questions.training()) {
            case KEEP -> documents.leave(this::standBack);
            case STOP -> documents.leave(() -> {
                training.stop();
                twin.get().ifPresent(TrainingSession::stop);
                standBack();
            });
            case CANCEL -> {}
        }
    }

    /// The window is not shown any more.
    void hidden() {
        if (!away) {
            release.run();
        }
    }

    /// Whether the window that is shown now had only stood back.
    boolean cameBack() {
        boolean back = away;
        away = false;
        return back;
    }

    /// What still trains: the window's run, then its twin.
    private Optional<TrainingSession> unfinished() {
        return Stream.concat(Stream.of(training), twin.get().stream()).filter(its -> its.state().active()).findFirst();
    }

    /// Until what trains has ended, which may bring the window back.
    private void standBack() {
        away = true;
        Vigil.begin(stage, unfinished().orElse(training), () -> {
            if (unfinished().isPresent()) {
                standBack();
            } else {
                end();
            }
        });
    }

    private void end() {
        keep.run();
        training.close();
        if (stage.isShowing()) {
            stage.close();
        } else {
            release.run();
        }
    }
}
