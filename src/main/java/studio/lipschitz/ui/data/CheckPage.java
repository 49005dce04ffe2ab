package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.dataset.DataCheck;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.workspace.Figures;

/// What is broken or there twice, each named. The look through the data begins when the page is first looked at, and can be stopped.
final class CheckPage extends SplitPane {
    private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");
    private static final double ROW = 26; // pixels at the usual size of text

    private final DataSession session;
    private final CheckSession check;
    private final ReadOnlyBooleanProperty seen;
    private final TableView<Finding> table = new TableView<>();
    private final ListView<String> names = new ListView<>();
    private final ComboBox<Finding.Filter> filter = new ComboBox<>();
    private final Label summary = new Label();
    private final Label empty = new Label();
    private final Label reason = new Label();
    private final Button start = new Button(text("data.check.start"));
    private final Button show = new Button(text("data.check.show"));
    private final Button reveal = new Button(text("data.file.show"));
    private final Button copy = new Button(text("data.check.copy"));
    private List<Finding> all = List.of();
    private Map<Finding.Filter, Long> counts = Map.of();

    /// Shows a sample on its page.
    interface Opener {
        void open(studio.lipschitz.dataset.DataPart part, int index);
    }

    /// @param seen whether this page is at the front
    CheckPage(DataSession session, ReadOnlyBooleanProperty seen, DataHost host, Opener opener) {
        this.session = session;
        this.check = session.check();
        this.seen = seen;
        setId("data-check");
        summary.setId("data-check-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        summary.getStyleClass().add("limits-line");
        button(start, "data-check-start", this::start);
        var cancel = new Button(text("data.cancel"));
        button(cancel, "data-check-cancel", check::cancel);
        var bar = new ProgressBar();
        bar.setId("data-check-progress");
        bar.progressProperty().bind(check.progressProperty());
        for (Region each : List.of(bar, cancel)) {
            each.visibleProperty().bind(check.busyProperty());
            each.managedProperty().bind(check.busyProperty());
        }
        start.visibleProperty().bind(check.busyProperty().not());
        start.managedProperty().bind(start.visibleProperty());
        filter.setId("data-check-filter");
        filter.setAccessibleText(text("data.check.filter"));
        filter.setConverter(new StringConverter<>() {
            @Override
            public String toString(Finding.@Nullable Filter value) {
                return value == null ? "" : text("data.check.filter." + value.name().toLowerCase(Locale.ROOT),
                        counts.getOrDefault(value, 0L));
            }

            @Override
            public Finding.Filter fromString(String spelled) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        filter.valueProperty().addListener(_ -> list());
        button(show, "data-check-show", () -> selected().flatMap(Finding::sample).ifPresent(it -> opener.open(it.part(), it.index())));
        button(reveal, "data-check-reveal", () -> selected().flatMap(Finding::file).map(file -> file.toAbsolutePath().getParent())
                .ifPresent(host::show));
        button(copy, "data-check-copy", this::copy);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(start, bar, cancel, filter, space, show, reveal, copy);
        head.getStyleClass().addAll("lab-row", "data-bar");
        rows();
        VBox.setVgrow(table, Priority.ALWAYS);
        var left = new VBox(head, summary, table);
        left.getStyleClass().add("lab-page");
        left.setMinWidth(320);
        names.setId("data-check-names");
        names.getStyleClass().addAll("runs-queue-list", "data-names");
        names.setAccessibleText(text("data.check.names"));
        names.setPlaceholder(note(text("data.check.names.none")));
        getStyleClass().add("lab-split");
        reason.setId("data-check-reason");
        reason.getStyleClass().add("limits-line");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(names, Priority.ALWAYS);
        var right = new VBox(reason, names);
        right.getStyleClass().add("lab-page");
        right.setMinWidth(160);
        getItems().addAll(left, right);
        setDividerPositions(0.72);
        check.foundProperty().subscribe(_ -> found());
        check.busyProperty().subscribe(_ -> found());
        check.failureProperty().subscribe(_ -> found());
        session.stateProperty().subscribe(_ -> begin());
        seen.addListener(_ -> begin());
        select();
    }

    private static void button(Button button, String id, Runnable action) {
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
    }

    private static Label note(String words) {
        var label = new Label(words);
        label.getStyleClass().add("note");
        label.setWrapText(true);
        return label;
    }

    private void rows() {
        table.setId("data-findings");
        table.getStyleClass().add("runs-table");
        table.setAccessibleText(text("data.check.list"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.sceneProperty().flatMap(TextScale::in)
                .subscribe(scale -> table.setFixedCellSize(ROW * (scale == null ? 1 : scale.doubleValue())));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        column(text("data.column.kind"), 170, Finding::kind);
        column(text("data.column.what"), 600, Finding::words);
        empty.setId("data-check-empty");
        empty.getStyleClass().add("note");
        empty.setWrapText(true);
        table.setPlaceholder(empty);
        table.getSelectionModel().getSelectedIndices()
                .addListener((javafx.collections.ListChangeListener<Integer>) _ -> select());
    }

    private void column(String title, double width, Function<Finding, String> words) {
        TableColumn<Finding, Finding> column = Columns.of(title, width);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Finding finding, boolean empty) {
                super.updateItem(finding, empty);
                getStyleClass().removeAll("data-kind");
                if (width < 300) {
                    getStyleClass().add("data-kind");
                }
                pseudoClassStateChanged(GRAVE, finding != null && finding.grave());
                setText(empty || finding == null ? null : words.apply(finding));
            }
        });
        table.getColumns().add(column);
    }

    /// Looks once more. What was refused is read again first, as its files may have been mended; then the look through begins by itself.
    private void start() {
        if (session.state() == DataSession.State.REFUSED) {
            session.again();
        } else {
            session.startCheck();
        }
    }

    /// The first look through new data, once somebody sees this page.
    private void begin() {
        boolean there = session.state() == DataSession.State.READY || session.state() == DataSession.State.REFUSED;
        boolean fresh = check.foundProperty().get().isEmpty() && check.failureProperty().get().isEmpty() && !check.busyProperty().get();
        if (there && fresh && seen.get()) {
            session.startCheck();
        }
        found();
    }

    private void found() {
        Optional<DataCheck> found = check.foundProperty().get();
        all = found.map(Finding::of).orElse(List.of());
        counts = Arrays.stream(Finding.Filter.values())
                .collect(Collectors.toMap(each -> each, each -> all.stream().filter(each::takes).count()));
        Finding.Filter before = filter.getValue();
        filter.getItems().setAll(Arrays.stream(Finding.Filter.values())
                .filter(each -> each == Finding.Filter.ALL || counts.getOrDefault(each, 0L) > 0).toList());
        filter.setValue(before != null && filter.getItems().contains(before) ? before : Finding.Filter.ALL);
        filter.setVisible(!all.isEmpty());
        copy.setDisable(all.isEmpty());
        start.setText(text(found.isPresent() ? "data.check.again" : "data.check.start"));
        start.setDisable(session.state() != DataSession.State.READY && session.state() != DataSession.State.REFUSED);
        summary.setText(summary(found));
        empty.setText(found.isPresent() ? text("data.check.clean") : check.busyProperty().get() ? text("data.check.busy")
                : text("data.check.none"));
        list();
    }

    private String summary(Optional<DataCheck> found) {
        if (!check.failureProperty().get().isEmpty()) {
            return check.failureProperty().get();
        }
        if (check.busyProperty().get()) {
            return text("data.check.busy");
        }
        return found.map(its -> text("data.check.summary", Figures.count(its.looked()), Figures.count(its.flaws().size()),
                Figures.count(its.duplicates().size()), Figures.count(its.contradictions()), Figures.count(its.leaks())))
                .orElse(text("data.check.none"));
    }

    private void list() {
        Finding.Filter wanted = filter.getValue() == null ? Finding.Filter.ALL : filter.getValue();
        table.getSelectionModel().clearSelection();
        table.setItems(FXCollections.observableList(new ArrayList<>(all.stream().filter(wanted::takes).toList())));
        if (!table.getItems().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
        select();
    }

    private Optional<Finding> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void select() {
        show.setDisable(selected().flatMap(Finding::sample).isEmpty());
        reveal.setDisable(selected().flatMap(Finding::file).isEmpty());
        reason.setText(selected().filter(Finding.Broken.class::isInstance).map(Finding::words).orElse(""));
        reason.setManaged(!reason.getText().isEmpty());
        names.getItems().setAll(selected().map(Finding::names).orElse(List.of()));
    }

    /// The names of what is selected, one a line; of everything listed where one thing or none is.
    private void copy() {
        List<Finding> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        List<Finding> wanted = chosen.size() > 1 ? chosen : List.copyOf(table.getItems());
        var content = new ClipboardContent();
        content.putString(wanted.stream().flatMap(finding -> finding.names().stream()).distinct().collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
