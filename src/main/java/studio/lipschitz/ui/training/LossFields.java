package studio.lipschitz.ui.training;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.RecordSchema;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.workspace.Workspace;

/// The choice of the loss and a field for each of its parameters, made from its schema.
final class LossFields extends VBox {
    private final Workspace workspace;
    private final ComboBox<String> choice = new ComboBox<>();
    private final Label summary = new Label();
    private final VBox params = new VBox();
    private final List<PlanField> fields = new ArrayList<>();
    private String shown = "";
    private boolean showing;

    LossFields(Workspace workspace) {
        this.workspace = workspace;
        getStyleClass().add("plan-loss");
        var label = new Label("Loss");
        label.getStyleClass().add("plan-label");
        label.setLabelFor(choice);
        choice.setId("plan-loss");
        choice.getItems().setAll(Loss.names());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setOnAction(_ -> chosen(choice.getValue()));
        summary.getStyleClass().add("plan-hint");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        params.getStyleClass().add("plan-loss-params");
        getChildren().addAll(label, choice, summary, params);
        refresh(workspace.project().plan());
    }

    void refresh(TrainingPlan plan) {
        Loss loss = plan.loss();
        if (!loss.lossName().equals(shown)) {
            shown = loss.lossName();
            summary.setText(loss.summary());
            fields.clear();
            Loss.schema(loss).params().forEach(spec -> fields.add(field(spec)));
            params.getChildren().setAll(fields);
            params.setVisible(!fields.isEmpty());
            params.setManaged(!fields.isEmpty());
        }
        showing = true;
        choice.setValue(shown);
        showing = false;
        fields.forEach(field -> field.refresh(plan));
    }

    private void chosen(@Nullable String name) {
        if (!showing && name != null && !name.equals(workspace.project().plan().loss().lossName())) {
            RecordSchema<Loss> schema = java.util.Objects.requireNonNull(Loss.catalogue().get(name));
            workspace.apply(Edits.plan("loss", plan -> plan.withLoss(schema.defaults())));
        }
    }

    private PlanField field(ParamSpec spec) {
        List<String> choices = switch (spec.type()) {
            case CHOICE -> spec.choices();
            case BOOL -> List.of("true", "false");
            case INT, REAL, PAIR, TRIPLE, PADDING, MARGINS, SHAPE, AXES, REALS -> List.of();
        };
        return new PlanField(
                workspace,
                spec.name(),
                spec.name(),
                spec.doc(),
                choices,
                plan -> text(Loss.schema(plan.loss()).write(plan.loss()).get(spec.name())),
                (plan, typed) -> plan.withLoss(Loss.schema(plan.loss()).with(plan.loss(), spec.name(), raw(spec, typed))));
    }

    private static String text(@Nullable Object raw) {
        return switch (raw) {
            case null -> "";
            case Double number -> Numbers.text(number);
            case Object other -> other.toString();
        };
    }

    /// What a file would hold for this text; what cannot be read as its type is left as text, and the schema refuses it in its own words.
    private static @Nullable Object raw(ParamSpec spec, String typed) {
        if (typed.isEmpty() && spec.optional()) {
            return null;
        }
        try {
            return switch (spec.type()) {
                case INT -> (Object) Long.valueOf(typed);
                case REAL -> (Object) Double.valueOf(typed);
                case BOOL -> typed.equals("true") ? (Object) true : typed.equals("false") ? (Object) false : typed;
                case CHOICE, PAIR, TRIPLE, PADDING, MARGINS, SHAPE, AXES, REALS -> typed;
            };
        } catch (NumberFormatException e) {
            return typed;
        }
    }
}
