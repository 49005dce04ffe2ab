package studio.lipschitz.ui.welcome;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.worker.DeviceReport;
import studio.lipschitz.worker.DeviceReports;

/// What this machine can train on, in the sentences of `doctor`.
final class DevicesPane extends VBox {
    /// Whoever leaves the page at once causes no work.
    private static final Duration CALM = Duration.seconds(1);

    private final DeviceTrial trial;
    private final VBox lines = new VBox();
    private final Button again = new Button(text("welcome.devices.again"));
    private final PauseTransition calm = new PauseTransition(CALM);

    DevicesPane(DeviceTrial trial) {
        this.trial = trial;
        setId("welcome-devices");
        getStyleClass().add("welcome-devices");
        lines.getStyleClass().add("welcome-device-lines");
        again.setId("welcome-devices-again");
        again.getStyleClass().addAll("small", "flat");
        again.setOnAction(_ -> trial.start());
        var title = new Label(text("welcome.devices.title"));
        title.getStyleClass().add("welcome-heading");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, lines, again);
        calm.setOnFinished(_ -> trial.start());
        trial.outcomeProperty().subscribe(this::show);
    }

    /// The page is looked at.
    void begin() {
        if (trial.outcomeProperty().get().found().isEmpty()) {
            calm.playFromStart();
        }
    }

    /// The page is left.
    void end() {
        calm.stop();
        trial.cancel();
    }

    private void show(DeviceTrial.Outcome outcome) {
        boolean known = outcome.found().isPresent() || !outcome.failure().isEmpty();
        again.setVisible(known);
        if (!outcome.failure().isEmpty()) {
            lines.getChildren().setAll(line("welcome-device-none", false, text("welcome.devices.none"), outcome.failure()));
        } else if (outcome.found().isPresent()) {
            lines.getChildren().setAll(found(outcome.found().get()));
        } else {
            var turning = new ProgressIndicator();
            turning.getStyleClass().add("welcome-turning");
            turning.setAccessibleText(text("welcome.devices.trying"));
            var words = new Label(text("welcome.devices.trying"));
            words.getStyleClass().add("note");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            var waiting = new HBox(turning, words);
            waiting.getStyleClass().add("welcome-device");
            lines.getChildren().setAll(waiting);
        }
    }

    private static List<Node> found(DeviceReports reports) {
        return reports.devices().stream().map(report -> line("welcome-device-" + report.device().replace(':', '-'), report.works(),
                report.name(), said(report))).toList();
    }

    private static String said(DeviceReport report) {
        return report.works() ? text("welcome.devices.works") : report.problem();
    }

    private static Node line(String id, boolean works, String name, String sentence) {
        var icon = new FontIcon(works ? "mdoal-check_circle" : "mdoal-error_outline");
        icon.getStyleClass().add(works ? "welcome-works" : "welcome-fails");
        var title = new Label(name);
        title.getStyleClass().add("welcome-device-name");
        var words = new Label(sentence);
        words.setId(id + "-words");
        words.getStyleClass().add("note");
        for (Label label : List.of(title, words)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        var text = new VBox(title, words);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(icon, text);
        line.setId(id);
        line.getStyleClass().add("welcome-device");
        line.setAccessibleText(text("welcome.card", name, sentence));
        line.setFocusTraversable(true); // a screen reader stops here
        return line;
    }
}
