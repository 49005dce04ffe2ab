package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.worker.LabRequest;

/// Which run is judged on what, how far that is, and the figures of the whole.
final class SetupPane extends VBox {
    private final LabSession session;
    private final RunDialogs dialogs;
    private final ObjectProperty<Optional<Path>> run = new SimpleObjectProperty<>(Optional.empty());
    private final ComboBox<String> weights = new ComboBox<>();
    private final ComboBox<DataPart> part = new ComboBox<>();
    private final Label name = new Label();
    private boolean chosenByHand;

    SetupPane(TrainingSession training, LabSession session, RunDialogs dialogs) {
        this.session = session;
        this.dialogs = dialogs;
        getStyleClass().addAll("training-controls", "lab-controls");
        training.runFolderProperty().subscribe(folder -> {
            if (!chosenByHand && folder.isPresent()) {
                run.set(folder);
            }
        });
        weights.setId("lab-weights");
        weights.getItems().setAll("last", "best");
        weights.setConverter(shown(which -> text("lab.weights." + which)));
        weights.setValue("last");
        part.setId("lab-part");
        part.getItems().setAll(DataPart.values());
        part.setConverter(shown(which -> text("lab.part." + which.word())));
        part.setValue(DataPart.UNSEEN);
        for (ComboBox<?> box : new ComboBox<?>[] {weights, part}) {
            box.setMaxWidth(Double.MAX_VALUE);
            box.disableProperty().bind(session.stateProperty().isEqualTo(LabSession.State.JUDGING));
        }
        var fields = new GridPane();
        fields.getStyleClass().add("lab-fields");
        Region folder = run(training);
        fields.addRow(0, label(text("lab.run"), name), name);
        fields.add(folder, 1, 1);
        fields.addRow(2, label(text("lab.weights"), weights), weights);
        fields.addRow(3, label(text("lab.part"), part), part);
        for (Region wide : new Region[] {name, folder, weights, part}) {
            GridPane.setHgrow(wide, Priority.ALWAYS);
        }
        getChildren().addAll(fields, buttons(), progress(), failure());
    }

    private static <T> StringConverter<T> shown(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String spelled) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        };
    }

    private static Node label(String words, Node control) {
        var label = new Label(words);
        label.getStyleClass().add("plan-label");
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        control.setAccessibleText(words);
        return label;
    }

    private Region run(TrainingSession training) {
        name.setId("lab-run");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(Double.MAX_VALUE);
        name.textProperty().bind(Bindings.createStringBinding(
                () -> run.get().map(path -> path.getFileName().toString()).orElse(text("lab.run.none")), run));
        var tip = new Tooltip();
        tip.textProperty().bind(Bindings.createStringBinding(() -> run.get().map(Path::toString).orElse(text("lab.run.none")), run));
        name.setTooltip(tip);
        var latest = new Button(text("lab.run.latest"));
        latest.setId("lab-run-latest");
        latest.disableProperty().bind(Bindings.createBooleanBinding(
                () -> training.runFolderProperty().get().isEmpty(), training.runFolderProperty()));
        latest.setOnAction(_ -> {
            chosenByHand = false;
            run.set(training.runFolderProperty().get());
        });
        var other = new Button(text("lab.run.choose"));
        other.setId("lab-run-choose");
        other.setOnAction(_ -> dialogs.run().ifPresent(this::choose));
        for (Button button : new Button[] {latest, other}) {
            button.setMinWidth(USE_PREF_SIZE);
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        var buttons = new HBox(latest, other);
        buttons.getStyleClass().add("run-buttons");
        return buttons;
    }

    private void choose(Path folder) {
        chosenByHand = true;
        run.set(Optional.of(folder));
    }

    private Node buttons() {
        var start = new Button(text("lab.start"));
        start.setId("lab-start");
        start.getStyleClass().add("accent");
        start.disableProperty().bind(Bindings.createBooleanBinding(
                () -> run.get().isEmpty() || session.state() == LabSession.State.JUDGING, run, session.stateProperty()));
        start.setOnAction(_ -> run.get().ifPresent(
                folder -> session.start(new LabRequest(folder, weights.getValue(), "", part.getValue()))));
        var cancel = new Button(text("lab.cancel"));
        cancel.setId("lab-cancel");
        cancel.disableProperty().bind(session.stateProperty().isNotEqualTo(LabSession.State.JUDGING).and(session.askingProperty().not()));
        cancel.setOnAction(_ -> session.cancel());
        for (Button button : new Button[] {start, cancel}) {
            button.setMinWidth(USE_PREF_SIZE);
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        var row = new HBox(start, cancel);
        row.getStyleClass().add("run-buttons");
        return row;
    }

    private Node progress() {
        var bar = new ProgressBar();
        bar.setId("lab-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(Bindings.createDoubleBinding(
                this::share, session.judgementProperty(), session.judgedProperty(), session.stateProperty()));
        var stage = wrapped("lab-stage", "run-progress", session.stageProperty()::get);
        stage.textProperty().bind(session.stageProperty());
        var box = new VBox(bar, stage);
        box.getStyleClass().add("run-progress-box");
        box.visibleProperty().bind(session.stageProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private double share() {
        int done = session.judgement().size();
        return session.state() != LabSession.State.JUDGING || done == 0 ? ProgressBar.INDETERMINATE_PROGRESS
                : session.judgedProperty().get().map(judged -> done / (double) judged.subject().samples())
                        .orElse(ProgressBar.INDETERMINATE_PROGRESS);
    }

    private Node failure() {
        var label = wrapped("lab-failure", "run-failure", session.messageProperty()::get);
        label.textProperty().bind(session.messageProperty());
        label.visibleProperty().bind(session.messageProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Label wrapped(String id, String style, Supplier<String> words) {
        var label = new Label(words.get());
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
