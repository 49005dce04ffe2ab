package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/// Questions as dialogs above the window.
public record AlertQuestions(Window owner) implements Questions {
    private static final ButtonType SAVE = new ButtonType("Save", ButtonData.YES);
    private static final ButtonType DISCARD = new ButtonType("Don't save", ButtonData.NO);
    private static final ButtonType REPLACE = new ButtonType("Replace", ButtonData.YES);
    private static final ButtonType STOP = new ButtonType("Stop training", ButtonData.YES);

    @Override
    public Unsaved unsaved(String name) {
        ButtonType answer = ask(
                "Unsaved changes",
                "Save the changes to “" + name + "”?",
                "They are lost if you don't save them.",
                SAVE,
                DISCARD,
                ButtonType.CANCEL);
        return answer == SAVE ? Unsaved.SAVE : answer == DISCARD ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public boolean replace(Path file) {
        return ask("File exists", "Replace " + file.getFileName() + "?", file + " is already there.", REPLACE,
                ButtonType.CANCEL) == REPLACE;
    }

    @Override
    public boolean stopTraining() {
        return ask(
                "Training goes on",
                "Stop the training and go on?",
                "The run keeps its last checkpoint and can be resumed.",
                STOP,
                ButtonType.CANCEL) == STOP;
    }

    @Override
    public Optional<StartingPoint> startingPoint(List<StartingPoint> points) {
        return new Gallery(owner, Gallery.Subject.NEW, points).showAndWait();
    }

    @Override
    public Optional<StartingPoint> recent(List<StartingPoint> files) {
        return new Gallery(owner, Gallery.Subject.RECENT, files).showAndWait();
    }

    @Override
    public Optional<StartingPoint> version(List<StartingPoint> versions) {
        return new Gallery(owner, Gallery.Subject.VERSION, versions).showAndWait();
    }

    private ButtonType ask(String title, String header, String text, ButtonType... buttons) {
        var alert = new Alert(AlertType.NONE, text, buttons);
        Themes.putAbove(alert, owner);
        alert.setTitle(title);
        alert.setHeaderText(header);
        alert.getDialogPane().setId("question");
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        return alert.showAndWait().orElse(ButtonType.CANCEL);
    }
}
