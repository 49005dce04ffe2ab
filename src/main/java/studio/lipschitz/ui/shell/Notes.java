package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.crash.CrashGuard;
import studio.lipschitz.ui.fx.ChosenFolder;

/// Dialogs that only tell: what this program is, and what went wrong inside it.
public final class Notes {

    private final Window owner;
    private final String version;
    private final CrashGuard guard;

    /// @param crashes where a report goes that cannot be shown
    public Notes(Window owner, String version, Path crashes) {
        this.owner = owner;
        this.version = version;
        guard = new CrashGuard(version, crashes, desk());
    }

    public Notes(Window owner, String version) {
        this(owner, version, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// For one more window of the program, whose faults have one handler.
    private Notes(Window owner, String version, CrashGuard guard) {
        this.owner = owner;
        this.version = version;
        this.guard = guard;
    }

    public Notes above(Window other) {
        return new Notes(other, version, guard);
    }

    String version() {
        return version;
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

    /// The report of a fault of ours, above this window where it is open.
    private CrashGuard.Desk desk() {
        return new CrashGuard.Desk(dialog -> front().ifPresent(window -> Themes.putAbove(dialog, window)), name -> {
            var chooser = new FileChooser();
            chooser.setTitle(Texts.text("crash.saveTitle"));
            chooser.setInitialFileName(name);
            return ChosenFolder.askToSave(chooser, front().orElse(null));
        });
    }

    /// The window, or another one of the program where it is closed.
    private Optional<Window> front() {
        return owner.isShowing() ? Optional.of(owner)
                : Window.getWindows().stream().filter(window -> window instanceof Stage && window.isShowing()).findFirst();
    }

    /// Who reports faults of ours.
    public CrashGuard guard() {
        return guard;
    }

    /// Reports a fault of ours. The window goes on.
    public void report(Throwable bug) {
        guard.uncaughtException(Thread.currentThread(), bug);
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
