package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// A small window that stands for the large one while a training goes on that outlives it, or keeps its last checkpoint.
///
/// It shows how far the run is. When the run has ended well it closes and with it all; when it failed, the large window comes back and says why.
final class Vigil {
    private static final double WIDTH = 420;

    private final Stage large;
    private final Runnable end;
    private final Stage small = new Stage();
    private final Subscription watch;

    /// @param large is hidden as long as this one stands
    /// @param end closes what the large window held
    private Vigil(Stage large, TrainingSession training, Runnable end) {
        this.large = large;
        this.end = end;
        var title = line("vigil-title");
        title.getStyleClass().add("vigil-title");
        title.textProperty().bind(Bindings.createStringBinding(
                () -> text(training.state() == State.STOPPING ? "shell.vigil.stopping" : "shell.vigil.training"),
                training.stateProperty()));
        var bar = new ProgressBar();
        bar.setId("vigil-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(text("shell.vigil.progress"));
        bar.progressProperty().bind(Bindings.createDoubleBinding(
                () -> training.state() == State.RUNNING || training.state() == State.PAUSED
                        ? training.progressProperty().get().fraction() : ProgressBar.INDETERMINATE_PROGRESS,
                training.stateProperty(), training.progressProperty()));
        var progress = line("vigil-progress");
        progress.textProperty().bind(training.progressProperty().map(its -> its.text()));
        var hint = line("vigil-hint");
        hint.getStyleClass().add("vigil-hint");
        hint.setText(text("shell.vigil.hint"));
        Button show = button("vigil-show", text("shell.vigil.show"), this::back);
        Button stop = button("vigil-stop", text("shell.vigil.stop"), training::stop);
        stop.disableProperty().bind(training.stateProperty().isEqualTo(State.STOPPING));
        var buttons = new HBox(show, stop);
        buttons.getStyleClass().add("vigil-buttons");
        var content = new VBox(title, bar, progress, hint, buttons);
        content.setId("vigil");
        content.getStyleClass().add("vigil");
        content.setPrefWidth(WIDTH);
        var scene = new Scene(content);
        Scene dressed = large.getScene();
        Bindings.bindContent(scene.getStylesheets(), dressed.getStylesheets());
        scene.userAgentStylesheetProperty().bind(dressed.userAgentStylesheetProperty());
        small.setScene(scene);
        small.setTitle(text("shell.vigil.window", large.getTitle()));
        small.setResizable(false);
        small.setOnCloseRequest(event -> {
            event.consume();
            training.stop(); // with a checkpoint, after which all closes
        });
        watch = training.stateProperty().subscribe((_, state) -> ended(state));
    }

    /// Puts the small window in the place of the large one.
    static void begin(Stage large, TrainingSession training, Runnable end) {
        var vigil = new Vigil(large, training, end);
        if (!training.state().active()) { // it ended while something was asked
            vigil.ended(training.state());
            return;
        }
        vigil.small.show(); // first: without a window the program ends
        large.hide();
    }

    private void ended(State state) {
        switch (state) {
            case FINISHED, STOPPED, IDLE -> {
                watch.unsubscribe();
                end.run();
                small.close();
            }
            case FAILED -> back();
            case STARTING, RUNNING, PAUSED, STOPPING -> {}
        }
    }

    private void back() {
        watch.unsubscribe();
        large.show();
        small.close();
    }

    private static Label line(String id) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
