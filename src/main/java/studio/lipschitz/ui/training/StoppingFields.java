package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.layout.VBox;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.chart.Numbers;
import studio.lipschitz.ui.workspace.Workspace;

/// Early stopping in the plan: a patience, and, once there is one, the figure that it looks at and the least progress.
final class StoppingFields extends VBox {
    private final PlanField patience;
    private final PlanField metric;
    private final PlanField minDelta;

    StoppingFields(Workspace workspace) {
        getStyleClass().add("plan-inputs");
        patience = new PlanField(
                workspace, "patience", text("run.plan.patience"), text("run.plan.patience.doc"), List.of(),
                plan -> plan.earlyStopping().map(rule -> Integer.toString(rule.patience())).orElse(""),
                StoppingFields::withPatience);
        minDelta = new PlanField(
                workspace, "min_delta", text("run.plan.minDelta"), text("run.plan.minDelta.doc"), List.of(),
                shown(rule -> Numbers.text(rule.minDelta())),
                changed((rule, typed) -> PlanForm.real(
                        "min_delta", typed, value -> new EarlyStopping(rule.metric(), rule.patience(), value))));
        metric = new PlanField(
                workspace, "metric", text("run.plan.metric"), text("run.plan.metric.doc"), EarlyStopping.Metric.words(),
                shown(rule -> rule.metric().word()),
                changed((rule, typed) -> new EarlyStopping(EarlyStopping.Metric.of(typed), rule.patience(), rule.minDelta())));
        getChildren().addAll(PlanForm.row(List.of(patience, minDelta)), metric);
        refresh(workspace.project().plan());
    }

    void refresh(TrainingPlan plan) {
        for (PlanField field : List.of(metric, minDelta)) {
            field.setVisible(plan.earlyStopping().isPresent());
        }
        metric.setManaged(metric.isVisible());
        List.of(patience, metric, minDelta).forEach(field -> field.refresh(plan));
    }

    private static TrainingPlan withPatience(TrainingPlan plan, String typed) {
        if (typed.isEmpty()) {
            return plan.withEarlyStopping(Optional.empty());
        }
        EarlyStopping rule = plan.earlyStopping().orElse(EarlyStopping.DEFAULT);
        return PlanForm.whole("patience", typed,
                value -> plan.withEarlyStopping(Optional.of(new EarlyStopping(rule.metric(), value, rule.minDelta()))));
    }

    private static Function<TrainingPlan, String> shown(Function<EarlyStopping, String> read) {
        return plan -> plan.earlyStopping().map(read).orElse("");
    }

    /// Without a patience there is nothing to change.
    private static BiFunction<TrainingPlan, String, TrainingPlan> changed(BiFunction<EarlyStopping, String, EarlyStopping> change) {
        return (plan, typed) -> plan.withEarlyStopping(plan.earlyStopping().map(rule -> change.apply(rule, typed)));
    }
}
