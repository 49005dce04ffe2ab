package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import studio.lipschitz.ui.chart.ChartPane;
import studio.lipschitz.ui.chart.ChartSpec;
import studio.lipschitz.ui.chart.ChartStack;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The charts that are chosen, below one another. A chart is made when it is first looked at, one a turn, and costs nothing while it is not.
final class Dashboard {
    private final TrainingSession session;
    private final Workspace workspace;
    private final Drawing drawing;
    private final Curves curves;
    private final MoreCurves more;
    private final SessionNotes notes;
    private final ChartStack stack = new ChartStack();
    private final Map<ChartKind, LiveChart> made = new EnumMap<>(ChartKind.class);
    private List<ChartKind> wanted = List.of();
    private List<LiveChart> shown = List.of();
    private boolean looked;
    private Predicate<Node> inSight = _ -> true;

    Dashboard(Workspace workspace, TrainingSession session, Drawing drawing) {
        this.workspace = workspace;
        this.session = session;
        this.drawing = drawing;
        curves = new Curves(session);
        more = new MoreCurves(session);
        notes = new SessionNotes(session, this::redraw, workspace::say);
    }

    ChartStack stack() {
        return stack;
    }

    /// @param plane whether there is a plane to show the boundary on
    void show(List<ChartKind> chosen, boolean plane) {
        wanted = chosen.stream().filter(kind -> plane || kind != ChartKind.BOUNDARY).toList();
        showMade();
        if (looked) {
            makeAll();
        }
    }

    /// Somebody looks: what is missing is made.
    void look() {
        if (!looked) {
            looked = true;
            makeAll();
        }
    }

    private void makeAll() {
        if (!whole()) {
            makeNext();
            Turns.take(this, this::makeAll);
        }
    }

    /// The next chart that is missing, if there is one.
    void makeNext() {
        wanted.stream().filter(kind -> !made.containsKey(kind)).findFirst().ifPresent(kind -> {
            made.put(kind, make(kind));
            showMade();
        });
    }

    /// How many charts are chosen.
    int size() {
        return wanted.size();
    }

    /// Whether every chosen chart is made.
    boolean whole() {
        return made.keySet().containsAll(wanted);
    }

    private void showMade() {
        List<LiveChart> now = wanted.stream().map(made::get).filter(Objects::nonNull).toList();
        if (!now.equals(shown)) {
            shown = now;
            List<Node> nodes = shown.stream().map(LiveChart::node).toList();
            stack.setCharts(nodes);
            redraw();
        }
    }

    private LiveChart make(ChartKind kind) {
        return switch (kind) {
            case BOUNDARY -> new BoundaryPane(session, drawing);
            case NORMS -> new NormCharts(curves, session, workspace, drawing, notes);
            case SPECTRUM -> new SpectrumPane(session, workspace, drawing);
            case LOSS -> loss();
            case ACCURACY -> LiveChart.of(epochs(kind, text("run.accuracy.empty"), curves::accuracy));
            case PARTS -> LiveChart.of(epochs(kind, text("run.parts.empty"), more::parts));
            case CERTIFIED -> LiveChart.of(epochs(kind, text("run.accuracy.empty"), more::certified));
            case SMALLEST -> smallest();
            case GRADIENT -> gradient();
            case RATE -> LiveChart.of(steps(kind, text("run.rate.empty"), more::rate));
            case PACE -> LiveChart.of(steps(kind, text("run.pace.empty"), more::pace));
            case MEMORY -> LiveChart.of(steps(kind, text("run.memory.empty"), more::memory));
        };
    }

    /// A chart of what comes with the steps.
    private ChartPane steps(ChartKind kind, String before, Supplier<ChartSpec> spec) {
        ChartPane pane = pane(kind, spec);
        Awaited.steps(pane.emptyWords(), session, before);
        return pane;
    }

    /// A chart of what comes at the ends of epochs.
    private ChartPane epochs(ChartKind kind, String before, Supplier<ChartSpec> spec) {
        ChartPane pane = pane(kind, spec);
        Awaited.epochs(pane.emptyWords(), session, before);
        return pane;
    }

    private ChartPane pane(ChartKind kind, Supplier<ChartSpec> spec) {
        var pane = new ChartPane(kind.word() + "-chart", kind.title(), "", spec, drawing);
        pane.crosshair().setHeading(Curves::epochHeading);
        pane.setNotes(notes);
        return pane;
    }

    private LiveChart loss() {
        ChartPane pane = steps(ChartKind.LOSS, text("run.loss.empty"), curves::loss);
        pane.crosshair().setHeading(
                x -> text("run.hover.epochAndStep", x, session.metrics().stepAt(x)));
        return new Noted(pane, () -> session.metrics().firstBadStep().map(step -> text("run.loss.notFinite", step)).orElse(""));
    }

    /// Read a few times a second at most: a mean would come too late.
    private LiveChart gradient() {
        ChartPane pane = steps(ChartKind.GRADIENT, text("run.gradient.empty"), more::gradient);
        pane.setSmoothing(0);
        return LiveChart.of(pane);
    }

    private LiveChart smallest() {
        ChartPane pane = steps(ChartKind.SMALLEST, text("run.norms.empty"), more::smallest);
        return new Noted(pane, () -> {
            pane.setKey(
                    more.unseen() == 0 ? "" : text("run.smallest.least", Curves.LAYERS_AS_LINES, Curves.LAYERS_AS_LINES + more.unseen()));
            return "";
        });
    }

    /// A chart with a note that goes with its figures.
    private record Noted(ChartPane node, Supplier<String> note) implements LiveChart {
        @Override
        public void redraw() {
            node.setNote(note.get());
            node.redraw();
        }

        @Override
        public void follow() {
            node.setNote(note.get());
            node.follow();
        }

        @Override
        public boolean frame(long now) {
            return node.frame(now);
        }
    }

    /// New figures have come: the last of them, and those before a pause, are drawn at once.
    void follow() {
        shown.forEach(session.state() == TrainingSession.State.RUNNING ? LiveChart::follow : LiveChart::redraw);
    }

    void redraw() {
        shown.forEach(LiveChart::redraw);
    }

    /// From now on only what shows through this is drawn.
    void lookThrough(ScrollPane window) {
        inSight = chart -> chart.localToScene(chart.getLayoutBounds()).intersects(window.localToScene(window.getLayoutBounds()));
    }

    /// @return whether there is more to come of what is in sight
    boolean frame(long now) {
        Scene scene = stack.getScene();
        if (stack.isNeedsLayout() && scene != null && scene.getWindow() != null && scene.getWindow().isShowing()) {
            return true; // where they stand is known after this frame
        }
        boolean waiting = false;
        for (LiveChart chart : shown) {
            if (inSight.test(chart.node())) {
                waiting = chart.frame(now) || waiting; // each of them has its turn
            }
        }
        return waiting;
    }
}
