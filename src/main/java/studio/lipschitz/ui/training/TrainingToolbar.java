package studio.lipschitz.ui.training;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import studio.lipschitz.ui.workspace.TrainingSession;

/// Train, pause, stop and a thin bar of progress, for the window's toolbar.
public final class TrainingToolbar extends HBox {

    public TrainingToolbar(TrainingSession session, TrainingCommands commands) {
        getStyleClass().add("training-toolbar");
        getStylesheets().add(TrainingView.styles());
        setAlignment(Pos.CENTER_LEFT);
        TrainingButtons buttons = TrainingButtons.of("toolbar-", false, commands, session);
        var bar = new ProgressBar();
        bar.setId("toolbar-progress");
        bar.progressProperty().bind(Bindings.createDoubleBinding(
                () -> session.progressProperty().get().fraction(), session.progressProperty()));
        var text = new Label();
        text.setId("toolbar-progress-text");
        text.setMinWidth(0);
        text.textProperty().bind(Bindings.createStringBinding(
                () -> RunState.brief(session), session.stateProperty(), session.progressProperty(), session.pausingProperty(),
                session.downloadProperty()));
        for (var node : java.util.List.of(bar, text)) {
            node.visibleProperty().bind(Bindings.createBooleanBinding(() -> session.state().active(), session.stateProperty()));
            node.managedProperty().bind(node.visibleProperty());
        }
        // The words first: as they change, the buttons stay where the mouse is.
        getChildren().addAll(bar, text, buttons.train(), buttons.pause(), buttons.stop());
    }
}
