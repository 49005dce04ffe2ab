package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.network.Problem;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.Workspace;

/// The Lipschitz constant asked of the network as a whole, and what it makes of the layers.
final class ConstantField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Workspace workspace;
    private final TextField field = new TextField();
    private final Label rule = new Label();
    private final Label effect = new Label();
    private boolean refreshing;

    ConstantField(Workspace workspace) {
        this.workspace = workspace;
        getStyleClass().add("param-field");
        var name = new Label(text("inspector.constant"));
        name.getStyleClass().add("field-name");
        name.setLabelFor(field);
        field.setId("network-constant");
        field.setPromptText(text("inspector.constant.prompt"));
        field.setTooltip(new Tooltip(text("inspector.constant.doc")));
        rule.setId("network-constant-rule");
        rule.getStyleClass().add("field-rule");
        effect.setId("network-constant-effect");
        effect.getStyleClass().add("note");
        for (Label label : new Label[] {rule, effect}) {
            label.setWrapText(true);
            label.managedProperty().bind(label.visibleProperty());
            label.setVisible(false);
        }
        getChildren().addAll(name, field, rule, effect);
        field.textProperty().subscribe((_, typed) -> {
            if (!refreshing) {
                typed(typed);
            }
        });
        FieldKeys.install(field, workspace, rule::isVisible, this::restore);
    }

    /// Shows the document's constant, unless what is typed says the same or breaks the rule.
    void refresh() {
        OptionalDouble constant = workspace.network().constant();
        if (!rule.isVisible() && !saysTheSame(constant)) {
            restore();
        }
        var analysis = workspace.analysis();
        effect.setText(constant.isEmpty() ? "" : analysis.share()
                .map(share -> share.layers() == 0
                        ? text("inspector.constant.noLayers")
                        : text("inspector.constant.holds", share.words(Figures::upperBound)))
                .orElseGet(() -> analysis.problems().stream()
                        .filter(problem -> problem.node().isEmpty() && problem.severity() == Problem.Severity.ERROR)
                        .map(Problem::message)
                        .findFirst()
                        .orElse(text("inspector.constant.later"))));
        effect.setVisible(!effect.getText().isEmpty());
    }

    private void restore() {
        refreshing = true;
        OptionalDouble constant = workspace.network().constant();
        field.setText(constant.isPresent() ? Double.toString(constant.getAsDouble()).replaceAll("\\.0$", "") : "");
        refreshing = false;
        showWrong(false);
    }

    private boolean saysTheSame(OptionalDouble constant) {
        try {
            return parse(field.getText()).equals(constant);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void typed(String typed) {
        try {
            OptionalDouble constant = parse(typed);
            showWrong(false);
            workspace.apply(Edits.networkConstant(constant));
        } catch (IllegalArgumentException e) {
            showWrong(true);
        }
    }

    private static OptionalDouble parse(String typed) {
        return typed.isBlank() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(typed.strip().replace(',', '.')));
    }

    private void showWrong(boolean wrong) {
        rule.setText(text("inspector.constant.rule"));
        rule.setVisible(wrong);
        field.pseudoClassStateChanged(WRONG, wrong);
    }
}
