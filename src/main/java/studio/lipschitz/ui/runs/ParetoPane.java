package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import studio.lipschitz.ui.chart.ScatterSpec;
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
    private Optional<ScatterSpec> spec = Optional.empty();
    private boolean reckoning;
    private boolean again;
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
                () -> spec, this::table, new Drawing(tokens::read, thread, this::wake));
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

    /// What there is to show.
    ///
    /// @param grids those that there are runs of, the newest first
    /// @param grid the one that is shown
    private record Reckoned(List<String> grids, String grid, ParetoRuns runs, Optional<ScatterSpec> spec) {}

    /// Only while it is looked at: thousands of runs are gone through, beside the FX thread.
    void look() {
        if (getScene() == null) {
            return;
        }
        if (reckoning) {
            again = true;
            return;
        }
        reckoning = true;
        List<RunSummary> all = library.foundProperty().get().runs();
        List<RunSummary> choice = selected;
        boolean fresh = subject.getItems().size() == 1 && choice.isEmpty();
        String grid = value(subject);
        String radius = value(epsilon);
        String part = value(colour);
        String ring = chosen;
        library.tasks().start(() -> reckon(all, choice, fresh, grid, radius, part, ring), this::put, e -> {
            throw new IllegalStateException(e);
        });
    }

    private static Reckoned reckon(List<RunSummary> all, List<RunSummary> choice, boolean fresh, String wanted, String radius, String part,
            String ring) {
        var grids = new LinkedHashSet<String>();
        all.stream().map(run -> run.planned("grid")).filter(name -> !name.isEmpty()).forEach(grids::add);
        String grid = fresh && !grids.isEmpty() ? grids.getFirst() : grids.contains(wanted) ? wanted : SELECTED;
        var folders = new HashSet<String>();
        choice.forEach(run -> folders.add(run.folder()));
        ParetoRuns runs = ParetoRuns.of(all.stream()
                .filter(run -> grid.equals(SELECTED) ? folders.contains(run.folder()) : run.planned("grid").equals(grid)).toList(), radius);
        return new Reckoned(List.copyOf(grids), grid, runs, runs.spec(runs.colour(part), ring, runs.epsilon(radius)));
    }

    private void put(Reckoned reckoned) {
        filling = true;
        try {
            shown = reckoned.runs();
            spec = reckoned.spec();
            var subjects = new ArrayList<>(List.of(SELECTED));
            subjects.addAll(reckoned.grids());
            offer(subject, subjects, reckoned.grid());
            offer(epsilon, shown.epsilons(), shown.epsilon(value(epsilon)));
            offer(colour, shown.varied(), shown.colour(value(colour)));
            note.setText(shown.note());
        } finally {
            filling = false;
        }
        reckoning = false;
        redraw();
        if (again) {
            again = false;
            look();
        }
    }

    private static void offer(ChoiceBox<String> choice, List<String> items, String now) {
        if (!choice.getItems().equals(items)) {
            choice.getItems().setAll(items);
        }
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
        return (settled && !reckoning) || getScene() == null;
    }
}
