package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.chart.Numbers;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The training plan of the document as a form. While a run goes on, what it is made of rests; the rest can be given to the run, see [ChangeBar].
final class PlanForm extends VBox {
    private final VBox inputs = new VBox();
    private final List<PlanField> fields = new ArrayList<>();
    private final List<ChoiceFields<?>> choices;
    private final StoppingFields stopping;

    PlanForm(Workspace workspace, TrainingSession session, TrainingCommands commands) {
        getStyleClass().add("plan-form");
        setId("plan-form");
        var data = new DataField(workspace, commands);
        add(data.field());
        PlanField epochs = add(new PlanField(
                workspace,
                "epochs",
                text("run.plan.epochs"),
                text("run.plan.epochs.doc"),
                List.of(),
                plan -> Integer.toString(plan.epochs()),
                (plan, typed) -> whole("epochs", typed, plan::withEpochs)));
        PlanField batch = add(new PlanField(
                workspace,
                "batch",
                text("run.plan.batch"),
                text("run.plan.batch.doc"),
                List.of(),
                plan -> Integer.toString(plan.batch()),
                (plan, typed) -> whole("batch", typed, plan::withBatch)));
        PlanField lr = add(new PlanField(
                workspace,
                "lr",
                text("run.plan.lr"),
                text("run.plan.lr.doc"),
                List.of(),
                plan -> Numbers.text(plan.lr()),
                (plan, typed) -> real("lr", typed, plan::withLr)));
        PlanField seed = add(new PlanField(
                workspace,
                "seed",
                text("run.plan.seed"),
                text("run.plan.seed.doc"),
                List.of(),
                plan -> Long.toString(plan.seed()),
                (plan, typed) -> plan.withSeed(seed(typed))));
        PlanField epsilon = add(new PlanField(
                workspace,
                "epsilon",
                text("run.plan.epsilon"),
                text("run.plan.epsilon.doc"),
                List.of(),
                plan -> Numbers.text(plan.epsilon()),
                (plan, typed) -> real("epsilon", typed, plan::withEpsilon)));
        PlanField device = add(new PlanField(
                workspace,
                "device",
                text("run.plan.device"),
                text("run.plan.device.doc"),
                List.of("auto", "cpu", "cuda"),
                TrainingPlan::device,
                TrainingPlan::withDevice));
        PlanField clip = add(new PlanField(
                workspace,
                "clip_norm",
                text("run.plan.clipNorm"),
                text("run.plan.clipNorm.doc"),
                List.of(),
                plan -> plan.clipNorm().isPresent() ? Numbers.text(plan.clipNorm().getAsDouble()) : "",
                (plan, typed) -> typed.isEmpty()
                        ? plan.withClipNorm(OptionalDouble.empty())
                        : real("clip_norm", typed, value -> plan.withClipNorm(OptionalDouble.of(value)))));
        var loss = new ChoiceFields<Loss>(
                workspace, text("run.plan.loss"), Loss.CATALOGUE, TrainingPlan::loss, TrainingPlan::withLoss, Loss::summary);
        var optimizer = new ChoiceFields<Optimizer>(
                workspace, text("run.plan.optimizer"), Optimizer.CATALOGUE, TrainingPlan::optimizer, TrainingPlan::withOptimizer,
                Optimizer::summary);
        var schedule = new ChoiceFields<Schedule>(
                workspace, text("run.plan.schedule"), Schedule.CATALOGUE, TrainingPlan::schedule, TrainingPlan::withSchedule,
                Schedule::summary);
        choices = List.of(loss, optimizer, schedule);
        PlanField normalization = add(new PlanField(
                workspace,
                "normalization",
                text("run.plan.normalization"),
                text("run.plan.normalization.doc"),
                Normalization.words(),
                plan -> plan.normalization().word(),
                (plan, typed) -> plan.withNormalization(Normalization.of(typed))));
        stopping = new StoppingFields(workspace);
        inputs.getChildren().addAll(
                data, row(List.of(epochs, batch)), row(List.of(lr, seed)), loss, optimizer, schedule, row(List.of(clip, epsilon)), stopping,
                row(List.of(device, normalization)));
        inputs.getStyleClass().add("plan-inputs");
        var note = new Label(text("run.change.note"));
        note.setId("plan-note");
        note.getStyleClass().add("plan-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.managedProperty().bind(note.visibleProperty());
        getChildren().addAll(note, inputs);
        inputs.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                commands.change();
            }
        });
        workspace.projectProperty().addListener(_ -> Turns.take(this, () -> refresh(workspace.project().plan())));
        List<Node> fixed = List.of(data, seed, optimizer, schedule, clip, device, normalization);
        session.stateProperty().subscribe(state -> {
            fixed.forEach(field -> field.setDisable(state.active()));
            loss.fix(state.active());
            note.setVisible(state.active());
        });
    }

    /// What holds the fields.
    VBox inputs() {
        return inputs;
    }

    private PlanField add(PlanField field) {
        fields.add(field);
        return field;
    }

    private void refresh(TrainingPlan plan) {
        fields.forEach(field -> field.refresh(plan));
        choices.forEach(choice -> choice.refresh(plan));
        stopping.refresh(plan);
    }

    /// What makes, one after another, the fields of what can be chosen: each can be given its look before.
    Stream<Supplier<Parent>> samples() {
        return choices.stream().flatMap(ChoiceFields::samples);
    }

    /// One or two fields beside each other.
    static HBox row(List<PlanField> fields) {
        var row = new HBox();
        row.getChildren().addAll(fields);
        row.getStyleClass().add("plan-row");
        for (PlanField field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setMinWidth(0);
            field.setPrefWidth(100); // both halves alike
        }
        return row;
    }

    static TrainingPlan whole(String field, String typed, IntFunction<TrainingPlan> change) {
        try {
            return change.apply(Integer.parseInt(typed));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text("run.plan.rule.whole", field, typed), e);
        }
    }

    static <T> T real(String field, String typed, DoubleFunction<T> change) {
        try {
            return change.apply(Double.parseDouble(typed));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text("run.plan.rule.real", field, typed), e);
        }
    }

    private static long seed(String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text("run.plan.rule.whole", "seed", typed), e);
        }
    }
}
