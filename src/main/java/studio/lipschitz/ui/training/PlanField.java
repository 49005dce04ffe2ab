package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.fx.Hint;
import studio.lipschitz.ui.workspace.Workspace;

/// One field of the plan as text: every keystroke that makes sense is an edit of the document, one that does not is explained below it.
final class PlanField extends VBox {
    private static final javafx.css.PseudoClass INVALID = javafx.css.PseudoClass.getPseudoClass("invalid");

    private final Workspace workspace;
    private final String field;
    private final Function<TrainingPlan, String> read;
    private final BiFunction<TrainingPlan, String, TrainingPlan> write;
    private final TextField editor;
    private final Label error = new Label();
    private boolean showing;

    /// @param field its name in the plan and in the history
    /// @param doc what it means
    /// @param read the text for a plan
    /// @param write the plan with a text; throws IllegalArgumentException with the rule
    /// @param choices offered below the field; empty for none
    PlanField(
            Workspace workspace,
            String field,
            String title,
            String doc,
            List<String> choices,
            Function<TrainingPlan, String> read,
            BiFunction<TrainingPlan, String, TrainingPlan> write) {
        this.workspace = workspace;
        this.field = field;
        this.read = read;
        this.write = write;
        getStyleClass().add("plan-field");
        var label = new Label(title);
        label.getStyleClass().add("plan-label");
        Control keyed; // of which the keys are: a list takes those of its editor
        String id = "plan-" + field.replace('_', '-').replace(' ', '-');
        if (choices.isEmpty()) {
            editor = new TextField();
            editor.setId(id);
            keyed = editor;
            label.setLabelFor(editor);
            getChildren().addAll(label, editor);
        } else {
            var box = new ComboBox<String>();
            box.getItems().setAll(choices);
            box.setEditable(true);
            box.setMaxWidth(Double.MAX_VALUE);
            box.setId(id);
            label.setLabelFor(box);
            editor = box.getEditor();
            keyed = box;
            getChildren().addAll(label, box);
        }
        Hint.install(this, doc);
        editor.setAccessibleHelp(doc);
        error.getStyleClass().add("plan-error");
        error.setId(id + "-error");
        error.setWrapText(true);
        error.setMinHeight(USE_PREF_SIZE);
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        getChildren().add(error);
        editor.textProperty().addListener((_, _, typed) -> typed(typed));
        editor.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && error.getText().isEmpty()) {
                showPlan(workspace.project().plan()); // the usual spelling, once typing is over
            }
        });
        keyed.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !error.getText().isEmpty()) {
                showPlan(workspace.project().plan());
                event.consume();
            }
        });
        showPlan(workspace.project().plan());
    }

    /// Takes the document's value, unless the field spells it already or holds something that is being mended.
    void refresh(TrainingPlan plan) {
        String wanted = read.apply(plan);
        if (error.getText().isEmpty() && !wanted.equals(editor.getText())) {
            TrainingPlan spelled = parsed(plan, editor.getText());
            if (!plan.equals(spelled)) {
                showPlan(plan);
            }
        } else if (!error.getText().isEmpty() && !editor.isFocused()) {
            showPlan(plan);
        }
    }

    private void showPlan(TrainingPlan plan) {
        showing = true;
        editor.setText(read.apply(plan));
        showing = false;
        mark("");
    }

    private @Nullable TrainingPlan parsed(TrainingPlan plan, String typed) {
        try {
            return write.apply(plan, typed.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void typed(String typed) {
        if (showing) {
            return;
        }
        TrainingPlan present = workspace.project().plan();
        try {
            TrainingPlan changed = write.apply(present, typed.strip());
            mark("");
            if (!changed.equals(present)) {
                workspace.apply(Edits.plan(field, plan -> write.apply(plan, typed.strip())));
            }
        } catch (IllegalArgumentException e) {
            mark(e.getMessage() == null ? text("run.plan.rule.noValue", field) : e.getMessage());
        }
    }

    private void mark(String rule) {
        error.setText(rule);
        editor.pseudoClassStateChanged(INVALID, !rule.isEmpty());
    }
}
