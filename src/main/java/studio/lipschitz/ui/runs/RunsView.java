package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.runs.RunIndex.Found;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.fx.Turns;

/// The panel of runs: the table on the left; on the right the curves of what is selected, how two runs differ, and what people say of one.
public final class RunsView extends SplitPane {
    private static final Duration PACE = Duration.seconds(2);

    private static final int ROWS_A_TURN = 3;
    private static final int ROWS_IN_SIGHT = 48; // on a large screen

    /// A look takes at most this share of the time.
    private static final int REST = 20;

    private final RunLibrary library;
    private final RunInks inks = new RunInks();
    private final RunTable table;
    private final RunBar bar = new RunBar();
    private final RunList list = new RunList(this::show);
    private final RunColumnsFile columns;
    private final RunHomes homes;
    private final RunSides sides;
    private final Label count = new Label();
    private final Hyperlink unreadable = new Hyperlink();
    private final ListView<String> reasons = new ListView<>();
    private final VBox empty = new VBox();
    private final Label emptyHeadline = new Label();
    private final Label emptyReason = new Label();
    private final PauseTransition pace = new PauseTransition(PACE);
    private boolean watching;
    private boolean filled; // whether rows were shown before

    /// @param folder of the user's settings, where the index of runs and the chosen columns are kept
    public RunsView(RunsHost host, Path folder) {
        var tasks = new Tasks();
        homes = new RunHomes(folder.resolve("runs.folders"), tasks);
        library = new RunLibrary(folder.resolve("runs.index"), host, homes, tasks);
        table = new RunTable(library, inks);
        columns = new RunColumnsFile(folder.resolve("runs.columns"), library.tasks());
        sides = new RunSides(library, inks, table::choose);
        setId("runs");
        getStyleClass().add("runs-view");
        List.of("/styles/training.css", "/styles/runs.css")
                .forEach(sheet -> getStylesheets().add(Objects.requireNonNull(RunsView.class.getResource(sheet)).toExternalForm()));
        var actions = new RunActions(library, table, () -> bar.view().getValue());
        Turns.take(actions, () -> new RunMenu(actions, table, sides::rename, sides::tag));
        bar.act(actions);
        Turns.take(bar, () -> bar.columns().getItems().setAll(table.columnChoices()));
        columns.read(table::showColumns);
        table.onColumns(() -> columns.write(table.shownColumns()));
        var right = new StackPane();
        right.getStyleClass().add("runs-right");
        getItems().addAll(left(), right);
        setDividerPositions(0.48);
        Turns.take(right, () -> right.getChildren().setAll(sides.begin()));
        bar.search().textProperty().addListener(_ -> list());
        bar.search().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !bar.search().getText().isEmpty()) {
                bar.search().clear();
                event.consume();
            }
        });
        bar.view().setOnAction(_ -> list());
        table.onReordered(this::list);
        table.onSelected(this::selected);
        library.foundProperty().addListener(_ -> {
            list();
            Turns.take(library, sides::look);
        });
        library.readingProperty().addListener(_ -> tell());
        pace.setOnFinished(_ -> beat());
        bar.offer(List.of());
        Turns.take(homes, () -> {
            var folders = new FolderMenu(library, homes);
            bar.add(folders);
            folders.takeDropsOn(this);
        });
        homes.read(this::look);
        list();
    }

    private VBox left() {
        count.getStyleClass().add("note");
        count.setId("runs-count");
        count.setMinWidth(0);
        unreadable.setId("runs-unreadable");
        unreadable.getStyleClass().add("runs-unreadable");
        unreadable.setOnAction(_ -> {
            reasons.setVisible(!reasons.isVisible());
            unreadable.setVisited(false);
        });
        unreadable.setVisible(false);
        var line = new HBox(count, gap(), unreadable);
        line.getStyleClass().add("runs-line");
        reasons.setId("runs-reasons");
        reasons.setAccessibleText(text("runs.unreadable.list"));
        reasons.getStyleClass().add("runs-reasons");
        reasons.managedProperty().bind(reasons.visibleProperty());
        reasons.setVisible(false);
        emptyHeadline.getStyleClass().add("empty-headline");
        emptyReason.getStyleClass().add("note");
        emptyReason.setWrapText(true);
        empty.setId("runs-empty");
        empty.getStyleClass().add("empty-state");
        empty.getChildren().addAll(new FontIcon(Material2OutlinedMZ.TABLE_CHART), emptyHeadline, emptyReason);
        empty.setMouseTransparent(true);
        var body = new StackPane(table, empty);
        body.setMinHeight(60);
        VBox.setVgrow(body, Priority.ALWAYS);
        var left = new VBox(bar);
        Turns.take(table, () -> left.getChildren().setAll(bar, body, reasons, line)); // a part a frame: all of it takes longer than one
        left.getStyleClass().add("runs-left");
        left.setMinWidth(320);
        return left;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /// While somebody looks at it, it looks at the runs; what it knows it shows at once.
    public void watch(boolean seen) {
        watching = seen;
        if (seen) {
            beat();
        } else {
            pace.stop();
        }
    }

    /// What makes a table, a menu and a choice for throwing away: the first of each that a person meets comes quicker.
    public static List<Supplier<Parent>> samples() {
        return List.of(
                () -> {
                    var table = new TableView<String>();
                    var column = new TableColumn<String, String>("1");
                    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
                    table.getColumns().add(column);
                    table.getItems().add("1");
                    table.setPrefSize(200, 100);
                    return table;
                },
                () -> new HBox(new MenuButton("1"), new ChoiceBox<>(FXCollections.observableArrayList("1")), new ToggleButton("1")));
    }

    /// Puts the cursor into the search.
    public void focusSearch() {
        bar.search().requestFocus();
    }

    /// Looks now, where somebody looks at it: the window has come to the front, or a training has begun or ended.
    public void look() {
        if (watching) {
            library.look();
        }
    }

    private void beat() {
        library.look();
        pace.setDuration(Duration.millis(Math.max(PACE.toMillis(), REST * library.lookNanos() / 1e6)));
        pace.playFromStart();
    }

    /// Whether everything is read and shown.
    public boolean settled() {
        return Turns.idle() && !library.readingProperty().get() && list.settled() && sides.settled();
    }

    private void list() {
        list.want(library.foundProperty().get(), bar.view().getValue(), bar.search().getText(), table.order());
    }

    private void show(RunList.Shown shown) {
        if (filled) {
            showAll(shown);
        } else {
            Turns.take(list, () -> begin(shown, ROWS_A_TURN));
        }
    }

    /// The first rows that a person sees, a few a frame: to make the cells of all that are in sight takes longer than one.
    private void begin(RunList.Shown shown, int rows) {
        if (rows >= Math.min(ROWS_IN_SIGHT, shown.rows().size())) {
            filled = !shown.rows().isEmpty();
            table.fill(shown.rows());
            tell(shown);
        } else {
            table.fill(shown.rows().subList(0, rows));
            Turns.take(list, () -> begin(shown, rows + ROWS_A_TURN));
        }
    }

    private void showAll(RunList.Shown shown) {
        table.fill(shown.rows());
        table.refresh(); // a state may have changed with the time alone
        tell(shown);
    }

    private void tell() {
        list(); // the count and what is empty say that reading goes on or has ended
    }

    private void tell(RunList.Shown shown) {
        boolean reading = library.readingProperty().get();
        Found found = library.foundProperty().get();
        String amount = shown.rows().size() == shown.all() ? text(shown.all() == 1 ? "runs.count.one" : "runs.count.many", shown.all())
                : text("runs.count.of", shown.rows().size(), shown.all());
        count.setText(!shown.complaint().isEmpty() ? shown.complaint()
                : reading && library.lookNanos() == 0 ? text("runs.count.reading", amount) : amount);
        unreadable
                .setText(text(found.unreadable().size() == 1 ? "runs.unreadable.one" : "runs.unreadable.many", found.unreadable().size()));
        unreadable.setVisible(!found.unreadable().isEmpty());
        reasons.getItems().setAll(found.unreadable().stream().map(one -> one.path() + ": " + one.reason()).toList());
        if (found.unreadable().isEmpty()) {
            reasons.setVisible(false);
        }
        empty.setVisible(shown.rows().isEmpty());
        if (shown.all() > 0) {
            emptyHeadline.setText(text("runs.empty.search"));
            emptyReason.setText(text("runs.empty.search.reason"));
        } else if (bar.view().getValue() == RunList.View.TRASH) {
            emptyHeadline.setText(text("runs.empty.trash"));
            emptyReason.setText(text("runs.empty.trash.reason"));
        } else {
            emptyHeadline.setText(reading ? text("runs.empty.reading") : text("runs.empty.none"));
            emptyReason.setText(reading ? "" : text("runs.empty.none.reason", library.homes().stream().map(String::valueOf)
                    .collect(Collectors.joining("\n"))));
        }
    }

    private void selected(List<RunSummary> runs) {
        sides.show(runs);
        table.refresh(); // the colours of the curves stand in the rows
        bar.offer(runs);
    }
}
