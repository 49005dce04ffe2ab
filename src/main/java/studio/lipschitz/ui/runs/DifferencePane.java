package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.runs.RunDifference;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.training.RunFolder;

/// How two runs differ: their figures, plans and networks, a row a thing.
final class DifferencePane extends VBox {
    private static final List<String> FIGURES = List.of("accuracy", "best", "certified", "radius", "validationLoss", "constant",
            "worstNorm",
            "epochs", "duration", "device");

    /// @param of what: figures, the plan, the network
    private record Line(String of, String what, String first, String second) {}

    private final RunLibrary library;
    private final List<RunColumn> figures;
    private final Label headline = new Label();
    private final Label hint = new Label(text("runs.difference.hint"));
    private final TableView<Line> table = new TableView<>();
    private final TableColumn<Line, String> first = column("first", Line::first, 220);
    private final TableColumn<Line, String> second = column("second", Line::second, 220);
    private List<RunSummary> shown = List.of();

    DifferencePane(RunLibrary library) {
        this.library = library;
        figures = RunColumn.all(library).stream().filter(column -> FIGURES.contains(column.id())).toList();
        setId("runs-differences");
        getStyleClass().add("runs-differences");
        headline.setWrapText(true);
        headline.getStyleClass().add("note");
        headline.setId("runs-difference-summary");
        table.setId("runs-difference-table");
        table.setAccessibleText(text("runs.difference.table"));
        table.getStyleClass().add("runs-table");
        RunTable.keepRowsAlike(table);
        TableColumn<Line, String> of = column("of", Line::of, 84);
        of.setText(text("runs.difference.of"));
        TableColumn<Line, String> what = column("what", Line::what, 170);
        what.setText(text("runs.difference.what"));
        table.getColumns().add(of);
        table.getColumns().add(what);
        table.getColumns().add(first);
        table.getColumns().add(second);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label(text("runs.difference.none")));
        hint.getStyleClass().add("note");
        hint.setWrapText(true);
        hint.setId("runs-difference-hint");
        var empty = new VBox(hint);
        empty.getStyleClass().add("empty-state");
        empty.visibleProperty().bind(hint.visibleProperty());
        var body = new StackPane(table, empty);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        headline.managedProperty().bind(headline.textProperty().isNotEmpty());
        getChildren().addAll(headline, body);
        show(List.of());
    }

    private static TableColumn<Line, String> column(String id, Function<Line, String> value, double width) {
        var column = new TableColumn<Line, String>();
        column.setId("runs-difference-" + id);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    /// Compares the two that are selected; the networks are read beside the FX thread.
    void show(List<RunSummary> selected) {
        boolean two = selected.size() == 2;
        table.setVisible(two);
        hint.setVisible(!two);
        if (!two) {
            headline.setText("");
            shown = List.of();
            return;
        }
        if (selected.equals(shown)) {
            return;
        }
        shown = selected;
        RunSummary one = selected.getFirst();
        RunSummary other = selected.getLast();
        first.setText(one.name());
        second.setText(other.name());
        var lines = new ArrayList<Line>();
        for (RunColumn figure : figures) {
            String before = figure.shown().apply(one);
            String after = figure.shown().apply(other);
            if (!before.equals(after)) {
                lines.add(new Line(text("runs.difference.result"), figure.title(), before, after));
            }
        }
        headline.setText("");
        library.tasks().start(
                () -> RunDifference.between(one.plan(), other.plan(), project(one), project(other)),
                difference -> {
                    if (shown.equals(selected)) {
                        fill(lines, difference);
                    }
                },
                e -> {
                    if (shown.equals(selected)) {
                        table.getItems().setAll(lines);
                        headline.setText(text("runs.difference.unread", RunLibrary.reason(e)));
                    }
                });
    }

    private static Project project(RunSummary run) throws java.io.IOException {
        return ProjectFile.read(new RunFolder(run.path()).networkFile());
    }

    private void fill(List<Line> results, RunDifference difference) {
        var lines = new ArrayList<>(results);
        for (RunDifference.Row row : difference.rows()) {
            String of = switch (row.kind()) {
                case PLAN -> text("runs.difference.plan");
                case NETWORK -> text("runs.difference.network");
            };
            lines.add(new Line(of, row.what(), dash(row.first()), dash(row.second())));
        }
        table.getItems().setAll(lines);
        boolean samePlan = difference.rows().stream().noneMatch(row -> row.kind() == RunDifference.Kind.PLAN);
        headline.setText(difference.summary().isEmpty()
                ? samePlan ? text("runs.difference.samePlanAndNetwork") : text("runs.difference.sameNetwork")
                : text("runs.difference.networks", Objects.requireNonNull(difference.summary())));
    }

    private static String dash(String value) {
        return value.isEmpty() ? "–" : value;
    }
}
