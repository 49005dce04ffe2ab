package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// Train, pause, one epoch, anew, stop; balls and twin.
final class RunBar extends HBox {
    private final PlaygroundModel model;
    private final TrainingSession session;
    private final PlaygroundHost host;
    private final Button pause;
    private final FontIcon pauseIcon = new FontIcon(Material2MZ.PAUSE);
    private int stepFrom = -1; // the epoch after which a step pauses; below 0: none does

    RunBar(PlaygroundModel model, TrainingSession session, TwinRun twin, PlaygroundHost host, ToggleButton balls) {
        this.model = model;
        this.session = session;
        this.host = host;
        setId("play-bar");
        getStyleClass().add("play-bar");
        Button train = button("play-train", Material2MZ.PLAY_ARROW, text("playground.train"));
        train.getStyleClass().add("accent");
        train.setOnAction(_ -> model.settle(host::train));
        pause = button("play-pause", Material2MZ.PAUSE, text("playground.pause"));
        pause.setGraphic(pauseIcon);
        pause.setOnAction(_ -> host.pauseOrContinue());
        Button step = Fields.icon("play-step", Material2MZ.SKIP_NEXT, text("playground.step.does"), this::step);
        step.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !(session.state() == State.PAUSED || host.trainRefusal().get().isEmpty()), session.stateProperty(),
                host.trainRefusal()));
        Button again = Fields.icon("play-restart", Material2MZ.REPLAY, text("playground.restart.does"), this::restart);
        again.disableProperty().bind(Bindings.createBooleanBinding(
                () -> session.runFolderProperty().get().isEmpty() || session.state() == State.STOPPING, session.runFolderProperty(),
                session.stateProperty()));
        Button stop = Fields.icon("play-stop", Material2MZ.STOP, text("playground.stop.does"), host::stop);
        stop.disableProperty().bind(Bindings.createBooleanBinding(() -> !host.stopRefusal().get().isEmpty(), host.stopRefusal()));
        var progress = new Label();
        progress.setId("play-progress");
        progress.getStyleClass().add("play-progress");
        progress.setMinWidth(0);
        progress.textProperty().bind(Bindings.createStringBinding(
                () -> session.progressProperty().get().brief(), session.progressProperty(), session.stateProperty()));
        HBox.setHgrow(progress, Priority.ALWAYS);
        progress.setMaxWidth(Double.MAX_VALUE);
        var compare = new ToggleButton(text("playground.twin"));
        compare.setId("play-twin");
        compare.getStyleClass().add("play-toggle");
        compare.setMinWidth(Region.USE_PREF_SIZE);
        var tip = new Tooltip(text("playground.twin.does"));
        TextScale.wrap(tip, 340);
        compare.setTooltip(tip);
        compare.selectedProperty().bindBidirectional(twin.wantedProperty());
        getChildren().addAll(
                explained(train, host.trainRefusal(), text("playground.train.does")),
                explained(pause, host.pauseRefusal(), text("playground.pause.does")), step, stop, again, progress, balls, compare);
        session.stateProperty().subscribe(this::show);
        session.versionProperty().addListener(_ -> followStep());
    }

    private static Button button(String id, Ikon icon, String name) {
        var button = new Button(name);
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// A disabled button shows no tooltip of its own, so the pane around it does.
    private static StackPane explained(Button button, ObservableStringValue refusal, String does) {
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> !refusal.get().isEmpty(), refusal));
        var tip = new Tooltip();
        TextScale.wrap(tip, 360);
        tip.textProperty().bind(Bindings.createStringBinding(() -> refusal.get().isEmpty() ? does : refusal.get(), refusal));
        var around = new StackPane(button);
        Tooltip.install(around, tip);
        return around;
    }

    private void show(State state) {
        boolean paused = state == State.PAUSED;
        pause.setText(paused ? text("playground.continue") : text("playground.pause"));
        pauseIcon.setIconCode(paused ? Material2MZ.PLAY_ARROW : Material2MZ.PAUSE);
        if (!state.active()) {
            stepFrom = -1;
        }
    }

    /// One epoch: of the run that is paused, or the first of a new one.
    private void step() {
        if (session.state() == State.PAUSED) {
            stepFrom = epochs();
            session.continueTraining();
        } else {
            model.settle(() -> {
                host.train();
                stepFrom = session.state().active() ? 0 : -1;
            });
        }
    }

    private int epochs() {
        return session.metrics().latestEpoch().map(done -> done.epoch()).orElse(0);
    }

    private void followStep() {
        if (stepFrom >= 0 && session.state() == State.RUNNING && epochs() > stepFrom) {
            stepFrom = -1;
            session.pause();
        }
    }

    /// Anew with the present data and plan; a run that goes on is stopped first and kept.
    private void restart() {
        if (!session.state().active()) {
            model.settle(host::train);
            return;
        }
        var once = new javafx.beans.value.ChangeListener<State>() {
            @Override
            public void changed(javafx.beans.value.ObservableValue<? extends State> state, State before, State now) {
                if (!now.active()) {
                    session.stateProperty().removeListener(this);
                    FxThread.later(() -> model.settle(host::train)); // the session has still to end the one before
                }
            }
        };
        session.stateProperty().addListener(once);
        session.stop();
    }
}
