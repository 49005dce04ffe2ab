package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.ui.chart.Legend;
import studio.lipschitz.ui.chart.Radii;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// The run: its buttons, how far it is, what went wrong, the figures of its latest epoch.
final class RunPanel extends VBox {
    private final TrainingSession session;

    RunPanel(TrainingSession session, TrainingCommands commands) {
        this.session = session;
        getStyleClass().add("run-panel");
        // What went wrong and the way on stand first: the panel may be a strip.
        getChildren().addAll(buttons(commands), refusal(commands), failure(), smaller(commands), resume(commands), progress(),
                discard(commands), figures(),
                report(commands));
    }

    private Node buttons(TrainingCommands commands) {
        TrainingButtons buttons = TrainingButtons.of("", true, commands, session);
        var row = new HBox(buttons.train(), buttons.pause(), buttons.stop());
        row.getStyleClass().add("run-buttons");
        row.getChildren().forEach(button -> HBox.setHgrow(button, Priority.ALWAYS));
        return row;
    }

    /// In a row of its own, and only while there is something to discard: beside the others it would not fit in every language.
    private Node discard(TrainingCommands commands) {
        var discard = new CommandButton(
                "discard", text("run.discard"), "mdal-delete_outline", text("run.discard.does"), commands.stopRefusal(),
                commands::stopAndDiscard);
        discard.button().getStyleClass().add("training-command");
        discard.visibleProperty().bind(Bindings.createBooleanBinding(() -> session.state().active(), session.stateProperty()));
        discard.managedProperty().bind(discard.visibleProperty());
        return discard;
    }

    /// The reason why Train is off, in the open: a tooltip alone is easily missed.
    private Node refusal(TrainingCommands commands) {
        var label = line("run-refusal", "train-refusal");
        StringBinding shown = Bindings.createStringBinding(
                () -> session.state().active() ? "" : commands.trainRefusal().get(), session.stateProperty(), commands.trainRefusal());
        bind(label, label.textProperty(), shown);
        return label;
    }

    private Node progress() {
        var title = line("run-title", "run-state");
        title.textProperty().bind(Bindings.createStringBinding(
                () -> RunState.title(session), session.stateProperty(), session.pausingProperty(), session.progressProperty(),
                session.downloadProperty(), session.earlyProperty()));
        var bar = new ProgressBar();
        bar.setId("progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(Bindings.createDoubleBinding(
                () -> session.state() == State.STARTING ? ProgressBar.INDETERMINATE_PROGRESS : session.progressProperty().get().fraction(),
                session.stateProperty(),
                session.progressProperty()));
        var place = line("run-progress", "progress-text");
        place.textProperty().bind(Bindings.createStringBinding(
                () -> session.progressProperty().get().text(), session.progressProperty()));
        var pace = line("run-pace", "pace");
        bind(pace, pace.textProperty(), Bindings.createStringBinding(
                () -> RunState.pace(session), session.progressProperty(), session.deviceProperty()));
        for (Node node : List.of(bar, place)) {
            node.visibleProperty().bind(session.stateProperty().isNotEqualTo(State.IDLE));
            node.managedProperty().bind(node.visibleProperty());
        }
        var box = new VBox(title, bar, place, pace);
        box.getStyleClass().add("run-progress-box");
        return box;
    }

    private Node failure() {
        var label = line("run-failure", "failure");
        bind(label, label.textProperty(), session.messageProperty());
        return label;
    }

    /// The way out that the sentence above it names.
    private Node smaller(TrainingCommands commands) {
        var smaller = new CommandButton(
                "smaller-batch", "", "mdmz-replay", text("run.smaller.does"), commands.smallerRefusal(), commands::trainSmaller);
        smaller.button().getStyleClass().addAll("accent", "button-outlined");
        smaller.button().textProperty().bind(session.smallerBatchProperty().map(batch -> text("run.smaller", batch.intValue())));
        smaller.visibleProperty().bind(commands.smallerRefusal().map(String::isEmpty));
        smaller.managedProperty().bind(smaller.visibleProperty());
        return smaller;
    }

    private Node resume(TrainingCommands commands) {
        var resume = new CommandButton(
                "resume",
                "",
                "mdmz-replay",
                text("run.resume.does"),
                commands.resumeRefusal(),
                commands::resume);
        resume.button().getStyleClass().addAll("accent", "button-outlined");
        resume.button().textProperty().bind(commands.resumeText());
        resume.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> commands.resumeRefusal().get().isEmpty(), commands.resumeRefusal()));
        resume.managedProperty().bind(resume.visibleProperty());
        return resume;
    }

    /// Once there is something to report.
    private Node report(TrainingCommands commands) {
        var report = new CommandButton("run-report", text("report.run"), "mdoal-description", text("report.run.does"),
                commands.reportRefusal(),
                commands::report);
        report.button().getStyleClass().add("training-command");
        report.visibleProperty().bind(commands.reportRefusal().map(String::isEmpty));
        report.managedProperty().bind(report.visibleProperty());
        return report;
    }

    private Node figures() {
        var grid = new GridPane();
        grid.getStyleClass().add("run-figures");
        var heading = line("run-figures-title", "figures-title");
        heading.textProperty().bind(perEpoch(epoch -> text("run.figures", epoch.epoch())));
        figure(grid, 0, text("run.figures.accuracy"), "accuracy", epoch -> Legend.value(epoch.valAccuracy(), true));
        figure(grid, 1, text("run.figures.certified"), "certified", epoch -> Legend.value(epoch.certifiedAccuracy(), true));
        figure(grid, 2, text("run.figures.radius"), "mean-radius", epoch -> Radii.proved(epoch.meanRadius()));
        figure(grid, 3, text("run.figures.kr"), "kr", epoch -> Legend.value(epoch.valKr(), false));
        figure(grid, 4, text("run.figures.best"), "best", _ -> RunState.best(session));
        var folder = line("run-folder", "run-folder");
        folder.textProperty().bind(Bindings.createStringBinding(
                () -> session.runFolderProperty().get().map(path -> text("run.figures.folder", path)).orElse(""),
                session.runFolderProperty()));
        var tip = new javafx.scene.control.Tooltip();
        tip.textProperty().bind(folder.textProperty());
        folder.setTooltip(tip);
        folder.setWrapText(false);
        folder.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        var box = new VBox(heading, grid, folder);
        box.getStyleClass().add("run-figures-box");
        box.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> session.metrics().latestEpoch().isPresent(), session.versionProperty()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void figure(GridPane grid, int row, String name, String id, java.util.function.Function<EpochDone, String> read) {
        var label = new Label(name);
        label.getStyleClass().add("run-figure-name");
        label.setMinWidth(USE_PREF_SIZE);
        var value = new Label();
        value.setId(id);
        value.getStyleClass().add("run-figure-value");
        value.setMinWidth(USE_PREF_SIZE);
        value.textProperty().bind(perEpoch(read));
        GridPane.setHgrow(label, Priority.ALWAYS);
        GridPane.setHalignment(value, javafx.geometry.HPos.RIGHT);
        grid.addRow(row, label, value);
    }

    private StringBinding perEpoch(java.util.function.Function<EpochDone, String> read) {
        return Bindings.createStringBinding(
                () -> {
                    Optional<EpochDone> latest = session.metrics().latestEpoch();
                    return latest.map(read).orElse("");
                },
                session.versionProperty());
    }

    private static Label line(String styleClass, String id) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// Shown only while it says something.
    private static void bind(Label label, StringProperty text, ObservableStringValue source) {
        text.bind(source);
        label.visibleProperty().bind(text.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }
}
