package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import javafx.scene.control.ContentDisplay;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// Train, pause and stop as buttons, for the panel and for the toolbar.
///
/// @param train starts anew
record TrainingButtons(CommandButton train, CommandButton pause, CommandButton stop) {

    /// @param prefix of the buttons' ids, so that two sets can stand in one window
    /// @param wordy whether pause and stop carry text
    static TrainingButtons of(String prefix, boolean wordy, TrainingCommands commands, TrainingSession session) {
        var train = new CommandButton(
                prefix + "train", text("run.train"), "mdmz-play_arrow", text("run.train.does"), commands.trainRefusal(), commands::train);
        train.button().getStyleClass().add("accent");
        var pause = new CommandButton(
                prefix + "pause", text("run.pause"), "mdmz-pause", text("run.pause.does"), commands.pauseRefusal(),
                commands::pauseOrContinue);
        var stop = new CommandButton(
                prefix + "stop", text("run.stop"), "mdmz-stop", text("run.stop.does"), commands.stopRefusal(), commands::stop);
        session.stateProperty().addListener((_, _, state) -> showPause(pause, state));
        showPause(pause, session.state());
        for (CommandButton button : List.of(pause, stop)) {
            button.button().setContentDisplay(wordy ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
            button.button().getStyleClass().add(wordy ? "training-command" : "button-icon");
        }
        return new TrainingButtons(train, pause, stop);
    }

    private static void showPause(CommandButton pause, State state) {
        boolean paused = state == State.PAUSED;
        pause.button().setText(paused ? text("run.continue") : text("run.pause"));
        pause.setIcon(paused ? "mdmz-play_arrow" : "mdmz-pause");
    }
}
