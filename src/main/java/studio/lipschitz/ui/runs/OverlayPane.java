package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.chart.ChartPane;
import studio.lipschitz.ui.chart.ChartStack;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Legend;
import studio.lipschitz.ui.chart.ThemeTokens;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.fx.Uncached;
import studio.lipschitz.ui.runs.RunCurves.Along;

/// The curves of the selected runs over one another.
final class OverlayPane extends VBox {
    private static final List<OverlayCharts.Chart> AT_FIRST = List.of(OverlayCharts.Chart.LOSS, OverlayCharts.Chart.CERTIFIED);

    private final RunInks inks;
    private final OverlayCharts overlay = new OverlayCharts();
    private final Map<OverlayCharts.Chart, ChartPane> charts = new EnumMap<>(OverlayCharts.Chart.class);
    private final Map<OverlayCharts.Chart, CheckMenuItem> switches = new EnumMap<>(OverlayCharts.Chart.class);
    private final Drawing drawing;
    private final OverlayNotes notes = new OverlayNotes(overlay, this::redraw, this::tellNote);
    private final HBox controls = new HBox();
    private final ChartStack stack = new ChartStack();
    private final FlowPane legend = new FlowPane();
    private final Label note = new Label();
    private final Ticker ticker = Ticker.frames(this::frame);
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("run-curves").factory());
    private final Map<String, Known> known = new HashMap<>();
    private List<RunSummary> runs = List.of();
    private boolean settled = true;
    private int pending;

    /// Curves that were read, and of which state of the run.
    private record Known(long sign, RunCurves curves) {}

    OverlayPane(RunInks inks) {
        this.inks = inks;
        setId("runs-overlay");
        getStyleClass().add("runs-overlay");
        ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("run-charts").factory());
        var tokens = new ThemeTokens(this::redraw);
        drawing = new Drawing(tokens::read, thread, this::wake);
        var choice = new MenuButton(text("runs.overlay.charts"));
        choice.setId("runs-charts");
        choice.getStyleClass().add("runs-small-choice");
        controls.getStyleClass().add("runs-overlay-bar");
        for (OverlayCharts.Chart chart : OverlayCharts.Chart.values()) {
            var shown = new CheckMenuItem(chart.title());
            shown.setMnemonicParsing(false);
            shown.setId("runs-charts-" + chart.id());
            shown.setSelected(AT_FIRST.contains(chart));
            shown.selectedProperty().addListener(_ -> stack());
            switches.put(chart, shown);
            choice.getItems().add(shown);
        }
        controls.getChildren().addAll(choice, along());
        legend.getStyleClass().add("chart-legend");
        legend.setId("runs-legend");
        note.getStyleClass().add("note");
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        stack();
        var scroll = new ScrollPane(stack);
        scroll.setId("runs-charts-scroll");
        scroll.getStyleClass().add("charts-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinSize(0, 0);
        Uncached.viewports(scroll);
        var below = new StackPane(tokens, scroll);
        below.setMinHeight(0);
        VBox.setVgrow(below, Priority.ALWAYS);
        getChildren().addAll(legend, note, below);
        sceneProperty().addListener(_ -> redraw());
    }

    /// What chooses the charts and what they run along.
    HBox controls() {
        return controls;
    }

    private ChoiceBox<Along> along() {
        var choice = new ChoiceBox<Along>();
        choice.setId("runs-along");
        choice.getItems().setAll(Along.values());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Along along) {
                return text("runs.overlay.by", OverlayCharts.name(along));
            }

            @Override
            public Along fromString(String name) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        choice.setValue(overlay.along());
        choice.setOnAction(_ -> {
            overlay.setAlong(Objects.requireNonNull(choice.getValue()));
            redraw();
        });
        choice.setAccessibleText(text("runs.overlay.along"));
        choice.getStyleClass().add("runs-small-choice");
        return choice;
    }

    /// Made when it is first shown: most are not.
    private ChartPane made(OverlayCharts.Chart chart) {
        var pane = new ChartPane("runs-chart-" + chart.id(), chart.title(), text("runs.overlay.empty"), () -> overlay.spec(chart),
                drawing);
        pane.hideLegend();
        pane.setNotes(notes);
        pane.crosshair().setHeading(overlay::heading);
        if (chart == OverlayCharts.Chart.LOSS) {
            pane.setKey(text("runs.overlay.thin"), text("runs.overlay.dots"));
        }
        return pane;
    }

    /// Each that is made comes in a frame of its own: together they would take longer than one should.
    private void stack() {
        var shown = new ArrayList<Node>();
        switches.forEach((chart, shows) -> {
            ChartPane there = charts.get(chart);
            if (shows.isSelected() && there != null) {
                shown.add(there);
            }
        });
        stack.setCharts(shown);
        redraw();
        switches.entrySet().stream().filter(each -> each.getValue().isSelected() && !charts.containsKey(each.getKey()))
                .map(Map.Entry::getKey).findFirst().ifPresent(next -> Turns.take(stack, () -> {
                    charts.put(next, made(next));
                    stack();
                }));
    }

    /// Shows these runs; what was not read of them yet is read beside the FX thread.
    void show(List<RunSummary> selected) {
        runs = selected;
        List<String> folders = selected.stream().map(RunSummary::folder).toList();
        inks.draw(folders);
        known.keySet().retainAll(folders);
        for (RunSummary run : drawn()) {
            Known there = known.get(run.folder());
            if (there == null || there.sign() != run.lastSign()) {
                read(run);
            }
        }
        legend.getChildren().setAll(drawn().stream().map(run -> {
            RunInks.Pen pen = inks.of(run.folder()).orElseThrow();
            return Legend.entry(pen.ink(), pen.dashed() ? "level" : "line", run.name());
        }).toList());
        legend.setManaged(!selected.isEmpty());
        tellNote("");
        notes.follow(drawn().stream().map(RunSummary::path).toList());
        draw();
    }

    private List<RunSummary> drawn() {
        return runs.subList(0, Math.min(RunInks.MOST, runs.size()));
    }

    private void tellNote(String failure) {
        String most = runs.size() > RunInks.MOST ? text("runs.overlay.most", RunInks.MOST, runs.size()) : "";
        note.setText(failure.isEmpty() ? most : failure);
    }

    private void read(RunSummary run) {
        pending++;
        reader.execute(() -> {
            RunCurves curves;
            String failure;
            try {
                curves = RunCurves.read(run.path());
                failure = "";
            } catch (java.io.IOException e) {
                curves = RunCurves.none();
                failure = RunLibrary.reason(e);
            }
            RunCurves made = curves;
            String told = failure;
            FxThread.later(() -> {
                pending--;
                if (runs.stream().anyMatch(other -> other.folder().equals(run.folder()))) {
                    known.put(run.folder(), new Known(run.lastSign(), made));
                    if (!told.isEmpty()) {
                        tellNote(told);
                    }
                    draw();
                }
            });
        });
    }

    private void draw() {
        var lines = new ArrayList<OverlayCharts.Line>();
        for (RunSummary run : drawn()) {
            Known there = known.get(run.folder());
            if (there != null) {
                lines.add(new OverlayCharts.Line(run.path(), run.name(), inks.of(run.folder()).orElseThrow(), there.curves()));
            }
        }
        overlay.show(lines);
        redraw();
    }

    private void redraw() {
        charts.values().forEach(ChartPane::redraw);
    }

    private void wake() {
        settled = false;
        if (getScene() != null) {
            ticker.start();
        }
    }

    private void frame() {
        long now = System.nanoTime();
        boolean more = false;
        for (ChartPane chart : charts.values()) {
            if (chart.getParent() != null) {
                more |= chart.frame(now);
            }
        }
        if (!more || getScene() == null) {
            settled = !more;
            ticker.stop();
        }
    }

    /// Whether every chart shows the curves of what is selected.
    boolean settled() {
        return (settled || getScene() == null) && pending == 0; // out of sight nothing is drawn
    }
}
