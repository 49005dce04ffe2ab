package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/// Questions as dialogs above the window.
public record AlertQuestions(Window owner) implements Questions {

    @Override
    public Unsaved unsaved(String name) {
        ButtonData answer = ask(
                text("shell.question.unsaved.title"),
                text("shell.question.unsaved.header", name),
                text("shell.question.unsaved.text"),
                new ButtonType(text("shell.question.unsaved.save"), ButtonData.YES),
                new ButtonType(text("shell.question.unsaved.discard"), ButtonData.NO));
        return answer == ButtonData.YES ? Unsaved.SAVE : answer == ButtonData.NO ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public boolean replace(Path file) {
        return ask(
                text("shell.question.replace.title"),
                text("shell.question.replace.header", file.getFileName()),
                text("shell.question.replace.text", file),
                new ButtonType(text("shell.question.replace.yes"), ButtonData.YES)) == ButtonData.YES;
    }

    @Override
    public Training training() {
        ButtonData answer = ask(
                text("shell.question.training.title"),
                text("shell.question.training.header"),
                text("shell.question.training.text"),
                new ButtonType(text("shell.question.training.keep"), ButtonData.YES),
                new ButtonType(text("shell.question.training.stop"), ButtonData.NO));
        return answer == ButtonData.YES ? Training.KEEP : answer == ButtonData.NO ? Training.STOP : Training.CANCEL;
    }

    @Override
    public boolean destroyRuns(int runs) {
        return ask(
                text("shell.question.destroy.title"),
                text(runs == 1 ? "shell.question.destroy.header.one" : "shell.question.destroy.header.many", runs),
                text("shell.question.destroy.text"),
                new ButtonType(text("shell.question.destroy.yes"), ButtonData.YES)) == ButtonData.YES;
    }

    @Override
    public boolean discardRun(Path folder) {
        return ask(
                text("shell.question.discard.title"),
                text("shell.question.discard.header"),
                text("shell.question.discard.text", folder),
                new ButtonType(text("shell.question.discard.yes"), ButtonData.NO)) == ButtonData.NO; // no default: Enter deletes nothing
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

    /// Which kind of button was pressed; beside those that are named there is always one that cancels.
    private ButtonData ask(String title, String header, String text, ButtonType... buttons) {
        var alert = new Alert(AlertType.NONE, text, buttons);
        alert.getButtonTypes().add(ButtonType.CANCEL);
        Themes.putAbove(alert, owner);
        alert.setTitle(title);
        alert.setHeaderText(header);
        alert.getDialogPane().setId("question");
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        for (ButtonType type : alert.getButtonTypes()) { // each as wide as its words: all as the widest may have no room
            var button = (Button) alert.getDialogPane().lookupButton(type);
            button.setMinWidth(Region.USE_PREF_SIZE);
            ButtonBar.setButtonUniformSize(button, false);
        }
        return alert.showAndWait().orElse(ButtonType.CANCEL).getButtonData();
    }
}
