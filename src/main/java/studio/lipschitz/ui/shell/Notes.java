package studio.lipschitz.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.fx.FxThread;

/// Dialogs that only tell: what this program is, and what went wrong inside it.
public final class Notes {

    private final Window owner;
    private final String version;
    private boolean reporting;

    public Notes(Window owner, String version) {
        this.owner = owner;
        this.version = version;
    }

    void about() {
        var alert = alert(
                Texts.text("shell.about.title"),
                "Lipschitz Studio",
                Texts.text("shell.about.text", version, System.getProperty("java.version"), System.getProperty("javafx.version")));
        alert.getDialogPane().setId("about");
        alert.getButtonTypes().setAll(ButtonType.CLOSE);
        LicencesView.folder().ifPresent(folder -> {
            var licences = new ButtonType(Texts.text("shell.about.licences"), ButtonData.LEFT);
            alert.getButtonTypes().addFirst(licences);
            var button = alert.getDialogPane().lookupButton(licences);
            button.setId("about-licences");
            button.addEventFilter(ActionEvent.ACTION, event -> {
                new LicencesView(folder).showAbove(alert.getDialogPane().getScene().getWindow());
                event.consume(); // what the program is stays open
            });
        });
        alert.show();
    }

    /// Reports a bug of ours. The window goes on; one report at a time, so that an error in every frame does not bury it.
    public void report(Throwable bug) {
        FxThread.later(() -> show(bug));
    }

    private void show(Throwable bug) {
        if (reporting) {
            return;
        }
        reporting = true;
        var alert = alert(
                Texts.text("shell.report.title"),
                Texts.text("shell.report.header"),
                Texts.text("shell.report.text"));
        var copy = new ButtonType(Texts.text("shell.report.copy"), ButtonData.LEFT);
        var text = new TextArea(text(bug));
        text.setId("report-text");
        text.setEditable(false);
        text.setPrefRowCount(14);
        text.getStyleClass().add("report-text");
        alert.getDialogPane().setId("report");
        alert.getDialogPane().setExpandableContent(text);
        alert.getDialogPane().setExpanded(true);
        alert.getButtonTypes().setAll(copy, ButtonType.CLOSE);
        alert.getDialogPane().lookupButton(copy).addEventFilter(ActionEvent.ACTION, event -> {
            var content = new ClipboardContent();
            content.putString(text.getText());
            Clipboard.getSystemClipboard().setContent(content);
            event.consume(); // the report stays open
        });
        alert.setOnHidden(_ -> reporting = false);
        alert.show();
    }

    private String text(Throwable bug) {
        var trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        return version + ", Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + "\n\n" + Objects.requireNonNullElse(bug.getMessage(), bug.getClass().getName()) + "\n\n"
                + trace;
    }

    private Alert alert(String title, String header, String text) {
        var alert = new Alert(AlertType.NONE, text);
        if (owner.isShowing()) {
            Themes.putAbove(alert, owner);
        }
        alert.setTitle(title);
        alert.setHeaderText(header);
        alert.setResizable(true);
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        return alert;
    }
}
