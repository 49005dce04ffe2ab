package studio.lipschitz.ui.problems;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Problem;
import studio.lipschitz.ui.fx.Differing;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.Topics;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.Summary;
import studio.lipschitz.ui.workspace.Workspace;

/// What keeps the network from running or from being certified, with the way to each and out of each.
public final class ProblemsView extends VBox {
    private final Workspace workspace;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

    @FXML private HBox bar;

    @FXML private Label tally;

    @FXML private Button fixAll;

    @FXML private ListView<Problem> list;

    @FXML private VBox nothing;

    @FXML private Label nothingHeadline;

    @FXML private Label nothingReason;

    public ProblemsView(Workspace workspace) {
        this.workspace = workspace;
        Fxml.load("problems", this);
        list.setCellFactory(_ -> {
            var cell = new ProblemCell(this::go, this::fix);
            Topics.set(cell, () -> Optional.ofNullable(cell.getItem()).map(this::page));
            return cell;
        });
        Topics.set(list, () -> Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(this::page));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Problem chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                go(chosen);
                event.consume();
            }
        });
        workspace.analysisProperty().addListener(_ -> Turns.take(this, () -> show(workspace.analysis())));
        show(workspace.analysis());
    }

    /// How many there are, for the title of the tab.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// What makes a row with a menu of fixes, for throwing away: the first that a person meets comes quicker.
    public Supplier<Parent> sample() {
        return () -> {
            var cell = new ProblemCell(_ -> {}, (_, _) -> {});
            Fix fix = new Fix.Dissolve("sample");
            cell.updateItem(new Problem(Optional.empty(), Problem.Severity.WARNING, "sample", List.of(fix, fix)), false);
            return cell;
        };
    }

    private void show(Analysis analysis) {
        List<Problem> problems = analysis.problems();
        Differing.fill(list.getItems(), problems);
        count.set(problems.size());
        long errors = problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
        long warnings = problems.size() - errors;
        tally.setText(text("problems.tally", text("problems.errors." + number(errors), errors),
                text("problems.warnings." + number(warnings), warnings)));
        int fixable = firstFixes(analysis).size();
        fixAll.setText(text("problems.fixAll." + number(fixable), fixable));
        fixAll.setVisible(fixable > 0);
        bar.setVisible(!problems.isEmpty());
        list.setVisible(!problems.isEmpty());
        nothing.setVisible(problems.isEmpty());
        if (problems.isEmpty()) {
            showNothing(analysis, workspace.summary());
        }
    }

    private void showNothing(Analysis analysis, Summary summary) {
        nothingHeadline.setText(summary.certified() ? text("problems.none") : summary.headline());
        nothingReason.setText(
                summary.certified()
                        ? text("problems.none.reason", Figures.upperBound(analysis.bound().orElseThrow()), summary.reason())
                        : summary.reason());
    }

    /// Of the guide, on what a problem means.
    private String page(Problem problem) {
        return switch (problem.severity()) {
            case ERROR -> "view/problems#errors";
            case WARNING -> problem.node().map(id -> workspace.analysis().nodes().get(id))
                    .map(report -> "view/verdicts#" + report.verdict().kind().label())
                    .orElse("view/problems#warnings");
        };
    }

    private void go(Problem problem) {
        problem.node().ifPresent(workspace::reveal);
    }

    private void fix(Problem problem, Fix fix) {
        problem.node().ifPresent(id -> {
            workspace.apply(Edits.fix(id, fix));
            workspace.say(text("problems.said.fixed", fix.label(), id));
        });
    }

    @FXML
    void fixAll() {
        List<Map.Entry<String, Fix>> fixes = firstFixes(workspace.analysis());
        workspace.apply(Edits.fixAll(fixes));
        workspace.say(text("problems.said.fixedAll." + number(fixes.size()), fixes.size()));
    }

    /// One fix a node: a second one would be for a layer that the first has replaced.
    private static List<Map.Entry<String, Fix>> firstFixes(Analysis analysis) {
        var seen = new HashSet<String>();
        var fixes = new ArrayList<Map.Entry<String, Fix>>();
        for (Problem problem : analysis.problems()) {
            if (!problem.fixes().isEmpty() && problem.node().isPresent() && seen.add(problem.node().get())) {
                fixes.add(Map.entry(problem.node().get(), problem.fixes().getFirst()));
            }
        }
        return fixes;
    }

    /// The end of a key of texts that differ by number: of nothing French has the singular.
    private static String number(long count) {
        return count == 0 ? "none" : count == 1 ? "one" : "many";
    }
}
