package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.grid.Axis;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.ScatterPane;
import studio.lipschitz.ui.chart.ThemeTokens;
import studio.lipschitz.ui.fx.Ticker;

/// Accuracy against certified accuracy of the runs of a grid, or of those that are selected.
final class ParetoPane extends VBox {
    /// In the place of a grid's name.
    private static final String SELECTED = "";

    private final RunLibrary library;
    private final ChoiceBox<String> subject = new ChoiceBox<>();
    private final ChoiceBox<String> epsilon = new ChoiceBox<>();
    private final ChoiceBox<String> colour = new ChoiceBox<>();
    private final Label note = new Label();
    private final ScatterPane plot;
    private final Ticker ticker = Ticker.frames(this::frame);
    private List<RunSummary> selected = List.of(); // the last selection of more than one
    private String chosen = "";
    private ParetoRuns shown = ParetoRuns.NONE;
    private boolean filling;
    private boolean settled = true;

    /// @param select selects the run of a folder in the table
    ParetoPane(RunLibrary library, Consumer<String> select) {
        this.library = library;
        setId("runs-pareto");
        getStyleClass().add("runs-overlay");
        Executor thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("run-pareto").factory());
        var tokens = new ThemeTokens(this::redraw);
        plot = new ScatterPane("runs-pareto-chart", text("grid.pareto.title"), text("grid.pareto.empty"),
                () -> shown.spec(value(colour), chosen, value(epsilon)), this::table, new Drawing(tokens::read, thread, this::wake));
        plot.onChosen((folder, open) -> {
            if (open) {
                library.host().open(java.nio.file.Path.of(folder));
            } else {
                select.accept(folder);
            }
        });
        choice(subject, "subject", text("grid.pareto.subject"),
                name -> name.equals(SELECTED) ? text("grid.pareto.selected") : name);
        choice(epsilon, "epsilon", text("grid.pareto.epsilon"), radius -> text("grid.pareto.at", radius));
        choice(colour, "colour", text("grid.pareto.colour"), part -> text("grid.pareto.by", Axis.brief(part)));
        subject.getItems().setAll(SELECTED);
        subject.setValue(SELECTED);
        var bar = new FlowPane(subject, epsilon, colour);
        bar.getStyleClass().add("runs-pareto-bar");
        note.setId("runs-pareto-note");
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        var below = new StackPane(tokens, plot);
        below.getStyleClass().add("runs-pareto-below");
        below.setMinHeight(0);
        VBox.setVgrow(below, Priority.ALWAYS);
        getChildren().addAll(bar, note, below);
        sceneProperty().addListener(_ -> look());
    }

    private void choice(ChoiceBox<String> choice, String id, String does, java.util.function.UnaryOperator<String> words) {
        choice.setId("runs-pareto-" + id);
        choice.setAccessibleText(does);
        choice.getStyleClass().addAll("runs-small-choice", "runs-pareto-choice");
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public String fromString(String name) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        choice.setOnAction(_ -> {
            if (!filling) {
                look();
            }
        });
    }

    private static String value(ChoiceBox<String> choice) {
        return Objects.requireNonNullElse(choice.getValue(), "");
    }

    private String table() {
        return shown.table(value(epsilon));
    }

    /// The runs have changed, or others are selected.
    void show(List<RunSummary> selection) {
        if (selection.size() > 1) {
            selected = selection;
        }
        chosen = selection.size() == 1 ? selection.getFirst().folder() : "";
        look();
    }

    /// Turns to a grid, if there are runs of it.
    void turnTo(String grid) {
        look();
        if (subject.getItems().contains(grid)) {
            subject.setValue(grid);
        }
    }

    /// Only while it is looked at: thousands of runs are gone through.
    void look() {
        if (getScene() == null) {
            return;
        }
        List<RunSummary> all = library.foundProperty().get().runs();
        var grids = new LinkedHashSet<String>();
        for (RunSummary run : all) {
            if (!run.planned("grid").isEmpty()) {
                grids.add(run.planned("grid"));
            }
        }
        filling = true;
        try {
            var subjects = new ArrayList<>(List.of(SELECTED));
            subjects.addAll(grids);
            boolean first = subject.getItems().size() == 1 && !grids.isEmpty() && selected.isEmpty();
            offer(subject, subjects, first ? grids.getFirst() : SELECTED);
            String grid = value(subject);
            var folders = new java.util.HashSet<String>();
            selected.forEach(run -> folders.add(run.folder()));
            List<RunSummary> runs = all.stream()
                    .filter(run -> grid.equals(SELECTED) ? folders.contains(run.folder()) : run.planned("grid").equals(grid)).toList();
            shown = ParetoRuns.of(runs, value(epsilon));
            offer(epsilon, shown.epsilons(), shown.epsilons().isEmpty() ? "" : shown.epsilons().getFirst());
            offer(colour, shown.varied(), shown.varied().isEmpty() ? "" : shown.varied().getFirst());
            note.setText(shown.note());
        } finally {
            filling = false;
        }
        redraw();
    }

    private static void offer(ChoiceBox<String> choice, List<String> items, String otherwise) {
        String before = value(choice);
        if (!choice.getItems().equals(items)) {
            choice.getItems().setAll(items);
        }
        String now = items.contains(before) && !(before.isEmpty() && !otherwise.isEmpty()) ? before : otherwise;
        if (!now.equals(choice.getValue())) {
            choice.setValue(items.contains(now) ? now : null);
        }
        choice.setDisable(items.size() < 2);
        choice.setVisible(!items.isEmpty());
        choice.setManaged(!items.isEmpty());
    }

    private void redraw() {
        plot.redraw();
    }

    private void wake() {
        settled = false;
        if (getScene() != null) {
            ticker.start();
        }
    }

    private void frame() {
        boolean more = plot.frame(System.nanoTime());
        if (!more || getScene() == null) {
            settled = !more;
            ticker.stop();
        }
    }

    /// Whether the chart shows what there is to show.
    boolean settled() {
        return settled || getScene() == null;
    }
}
