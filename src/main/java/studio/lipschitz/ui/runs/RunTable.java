package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.fx.Turns;

/// The table itself: its columns, its rows in their order, and what is selected. Rows of one height, so that thousands scroll as a few do.
final class RunTable extends TableView<RunSummary> {
    private static final double ROW = 28; // pixels at the usual size of text

    private final Map<String, TableColumn<RunSummary, RunSummary>> columns = new HashMap<>();
    private final List<RunColumn> kinds;
    private final List<CheckMenuItem> choices = new ArrayList<>();
    private boolean filling;
    private Consumer<List<RunSummary>> selected = _ -> {};
    private Runnable reordered = () -> {};
    private Runnable chosen = () -> {};

    RunTable(RunLibrary library, RunInks inks) {
        setId("runs-table");
        setAccessibleText(text("runs.table"));
        getStyleClass().add("runs-table");
        kinds = RunColumn.all(library);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        keepRowsAlike(this);
        for (RunColumn kind : kinds) {
            var column = new TableColumn<RunSummary, RunSummary>(kind.title());
            column.setId("runs-column-" + kind.id());
            column.setPrefWidth(kind.width());
            column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
            column.setCellFactory(_ -> new RunCell(kind, library, inks));
            column.setComparator(kind.order());
            column.setReorderable(true);
            columns.put(kind.id(), column);
            if (kind.usual()) {
                getColumns().add(column);
            }
        }
        setSortPolicy(_ -> {
            if (!filling) {
                reordered.run(); // thousands are sorted beside the FX thread
            }
            return true;
        });
        setPlaceholder(new javafx.scene.layout.Region()); // the empty state stands above the table
        getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> {
            if (!filling) {
                Turns.take(this, () -> selected.accept(selection())); // once, however many rows come and go at once
            }
        });
    }

    /// Gives the rows of a table one height, which grows with the text.
    static void keepRowsAlike(TableView<?> table) {
        table.sceneProperty().flatMap(TextScale::in)
                .subscribe(scale -> table.setFixedCellSize(ROW * (scale == null ? 1 : scale.doubleValue())));
    }

    /// @param told what is selected, whenever that changes
    void onSelected(Consumer<List<RunSummary>> told) {
        selected = told;
    }

    /// @param asked whenever the rows are wanted in another order
    void onReordered(Runnable asked) {
        reordered = asked;
    }

    /// @param told whenever other columns are chosen
    void onColumns(Runnable told) {
        chosen = told;
    }

    /// The order that was asked for; newest first where none was.
    @Nullable
    @SuppressWarnings("ReferenceEquality") // a column is itself only
    Comparator<RunSummary> order() {
        Comparator<RunSummary> order = null;
        for (TableColumn<RunSummary, ?> column : getSortOrder()) {
            Comparator<RunSummary> by = kinds.stream().filter(kind -> columns.get(kind.id()) == column).findFirst().orElseThrow().order();
            Comparator<RunSummary> directed = column.getSortType() == TableColumn.SortType.DESCENDING ? by.reversed() : by;
            order = order == null ? directed : order.thenComparing(directed);
        }
        return order;
    }

    List<RunSummary> selection() {
        return getSelectionModel().getSelectedIndices().stream().filter(i -> i >= 0 && i < getItems().size()).map(getItems()::get).toList();
    }

    /// Selects the run of a folder alone and brings it into sight, if it is listed.
    void choose(String folder) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).folder().equals(folder)) {
                getSelectionModel().clearAndSelect(i);
                scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    /// Puts other rows in place; what was selected and is still there stays selected.
    void fill(List<RunSummary> rows) {
        if (same(rows)) {
            return;
        }
        Set<String> wanted = selection().stream().map(RunSummary::folder).collect(Collectors.toSet());
        int focus = Math.max(0, getFocusModel().getFocusedIndex());
        filling = true;
        try {
            getItems().setAll(rows);
            getSelectionModel().clearSelection();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < rows.size() && places.size() < wanted.size(); i++) {
                if (wanted.contains(rows.get(i).folder())) {
                    places.add(i);
                }
            }
            if (!places.isEmpty()) {
                getSelectionModel().selectIndices(places.getFirst(), places.stream().skip(1).mapToInt(Integer::intValue).toArray());
            } else if (!rows.isEmpty()) {
                getFocusModel().focus(Math.min(focus, rows.size() - 1));
            }
        } finally {
            filling = false;
        }
        selected.accept(selection());
    }

    /// What was not read again is the same instance: to compare the figures of thousands would take longer than a frame.
    @SuppressWarnings("ReferenceEquality")
    private boolean same(List<RunSummary> rows) {
        if (rows.size() != getItems().size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) != getItems().get(i)) {
                return false;
            }
        }
        return true;
    }

    /// One item a column, checked while it is shown.
    List<CheckMenuItem> columnChoices() {
        if (choices.isEmpty()) {
            for (RunColumn kind : kinds) {
                var item = new CheckMenuItem(kind.title());
                item.setMnemonicParsing(false);
                item.setId("runs-show-" + kind.id());
                item.setSelected(getColumns().contains(columns.get(kind.id())));
                item.setDisable(kind.id().equals("name")); // without it nobody knows which run a row is of
                item.selectedProperty().addListener((_, _, on) -> choose(kind, on));
                choices.add(item);
            }
        }
        return choices;
    }

    private void choose(RunColumn kind, boolean on) {
        TableColumn<RunSummary, RunSummary> column = columns.get(kind.id());
        if (on && !getColumns().contains(column)) {
            int place = (int) kinds.stream().limit(kinds.indexOf(kind)).filter(before -> getColumns().contains(columns.get(before.id())))
                    .count();
            getColumns().add(Math.min(place, getColumns().size()), column);
        } else if (!on) {
            getColumns().remove(column);
        }
        chosen.run();
    }

    /// Ids of the columns in their order.
    List<String> shownColumns() {
        return shownKinds().stream().map(RunColumn::id).toList();
    }

    /// Shows these columns, in this order; unknown ids are passed over.
    void showColumns(List<String> ids) {
        var wanted = ids.stream().filter(columns::containsKey).distinct().map(columns::get).toList();
        if (!wanted.isEmpty() && ids.contains("name")) {
            getColumns().setAll(wanted);
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private List<RunColumn> shownKinds() {
        return getColumns().stream()
                .map(column -> kinds.stream().filter(kind -> columns.get(kind.id()) == column).findFirst().orElseThrow())
                .toList();
    }

    /// Runs as a table that spreadsheets read: a row of titles, then one a run, cells apart by tabs.
    String values(List<RunSummary> runs) {
        List<RunColumn> shown = shownKinds();
        var lines = new ArrayList<String>();
        lines.add(shown.stream().map(RunColumn::title).collect(Collectors.joining("\t")));
        for (RunSummary run : runs) {
            lines.add(shown.stream().map(kind -> kind.shown().apply(run).replaceAll("[\\t\\r\\n]", " ")).collect(Collectors.joining("\t")));
        }
        return String.join("\n", lines) + "\n";
    }
}
