package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.chart.ChartPane;
import studio.lipschitz.ui.chart.ChartStack;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.ThemeTokens;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingMetrics;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The training dashboard: run and plan on the left, live charts on the right.
public final class TrainingView extends SplitPane {
    private final TrainingSession session;
    private final Ticker ticker;
    private final ThemeTokens tokens;
    private final ChartStack stack = new ChartStack();
    private final BoundaryPane boundary;
    private final ChartPane loss;
    private final ChartPane accuracy;
    private final NormCharts norms;
    private final List<Pane> parts;
    private final PlanForm form;
    private boolean settled;

    @FXML private VBox left;

    @FXML private ScrollPane side;

    @FXML private VBox controls;

    @FXML private StackPane charts;

    public TrainingView(Workspace workspace, TrainingSession session) {
        this(workspace, session, new TrainingCommands(workspace, session, RunFolders.ofUser()));
    }

    /// @param commands shared with the toolbar and the menu
    public TrainingView(Workspace workspace, TrainingSession session, TrainingCommands commands) {
        this.session = session;
        Fxml.load("training", this);
        getStylesheets().add(styles());
        SplitPane.setResizableWithParent(left, false);
        ticker = Ticker.frames(this::frame);
        ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("charts").factory());
        tokens = new ThemeTokens(this::redraw);
        var drawing = new Drawing(tokens::read, thread, this::wake);
        var curves = new Curves(session);
        boundary = new BoundaryPane(session, drawing);
        loss = new ChartPane("loss-chart", text("run.loss"), text("run.loss.empty"), curves::loss, drawing);
        accuracy = new ChartPane(
                "accuracy-chart", text("run.accuracy"), text("run.accuracy.empty"), curves::accuracy, drawing);
        norms = new NormCharts(curves, workspace, drawing);
        loss.crosshair().setHeading(x -> text(
                "run.hover.epochAndStep", x, session.metrics().stepAt(x)));
        accuracy.crosshair().setHeading(Curves::epochHeading);
        form = new PlanForm(workspace, session, commands);
        controls.getChildren().addAll(new RunPanel(session, commands), form);
        left.getChildren().add(new ChangeBar(workspace, session, commands));
        parts = List.of(charts, controls, form.inputs());
        workspace.analysisProperty().addListener(_ -> Turns.take(this, () -> stack(workspace.analysis())));
        stack(workspace.analysis());
        var scroll = new ScrollPane(stack);
        scroll.setId("charts-scroll");
        scroll.getStyleClass().add("charts-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinSize(0, 0);
        charts.getChildren().addAll(tokens, scroll);
        session.versionProperty().addListener(_ -> {
            boundary.follow();
            redrawCurves();
        });
        sceneProperty().addListener(_ -> redraw());
        session.stateProperty().subscribe(state -> {
            if (state == TrainingSession.State.STARTING || state == TrainingSession.State.FAILED) {
                side.setVvalue(0); // where the progress and the reason of a failure stand
            }
        });
    }

    /// The boundary stands first, while there is a plane to show it on.
    private void stack(Analysis analysis) {
        boolean plane = analysis.inputShape().filter(Shape.of(2)::equals).isPresent();
        List<Node> charts = plane ? List.of(boundary, loss, accuracy, norms) : List.of(loss, accuracy, norms);
        if (!stack.getChildrenUnmodifiable().equals(charts)) {
            stack.setCharts(charts);
            boundary.redraw();
        }
    }

    static String styles() {
        return Objects.requireNonNull(TrainingView.class.getResource("/styles/training.css")).toExternalForm();
    }

    /// Panes that together hold what is costly to style, the outer before the inner.
    public List<Pane> parts() {
        return parts;
    }

    /// What makes, one after another, the fields that another loss, optimiser or schedule has: each can be given its look before.
    public List<Supplier<Parent>> samples() {
        return form.samples().toList();
    }

    /// Whether every chart shows the latest figures.
    public boolean settled() {
        return settled;
    }

    private void redraw() {
        boundary.redraw();
        redrawCurves();
    }

    private void redrawCurves() {
        TrainingMetrics metrics = session.metrics();
        loss.setNote(metrics.firstBadStep()
                .map(step -> text("run.loss.notFinite", step))
                .orElse(""));
        loss.redraw();
        accuracy.redraw();
        norms.redraw();
    }

    private void wake() {
        settled = false;
        if (getScene() != null) {
            ticker.start();
        }
    }

    private void frame() {
        long now = System.nanoTime();
        boolean more = boundary.getParent() != null && boundary.frame(now);
        more = loss.frame(now) || more;
        more = accuracy.frame(now) || more; // each of them has its turn
        more = norms.frame(now) || more;
        if (!more || getScene() == null) {
            settled = !more;
            ticker.stop();
        }
    }
}
