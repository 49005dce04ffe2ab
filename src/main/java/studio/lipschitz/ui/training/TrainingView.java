package studio.lipschitz.ui.training;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.chart.ChartFiles;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Pace;
import studio.lipschitz.ui.chart.ThemeTokens;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.fx.Uncached;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The training dashboard: run and plan on the left, live charts on the right.
public final class TrainingView extends SplitPane {
    private final Ticker ticker;
    private final ThemeTokens tokens;
    private final Dashboard dashboard;
    private final Pace pace;
    private final ChartChooser chooser = new ChartChooser();
    private boolean plane;
    private final List<Pane> parts;
    private final PlanForm form;
    private boolean settled;
    private boolean seen = true;

    @FXML private VBox left;

    @FXML private ScrollPane side;

    @FXML private VBox controls;

    @FXML private StackPane charts;

    public TrainingView(Workspace workspace, TrainingSession session) {
        this(workspace, session, new TrainingCommands(workspace, session, RunFolders.ofUser()));
    }

    /// @param commands shared with the toolbar and the menu
    public TrainingView(Workspace workspace, TrainingSession session, TrainingCommands commands) {
        this(workspace, session, commands, Optional.empty());
    }

    /// @param files asks where a chart goes that is exported; empty: the desktop does
    TrainingView(Workspace workspace, TrainingSession session, TrainingCommands commands, Optional<ChartFiles> files) {
        Fxml.load("training", this);
        getStylesheets().add(styles());
        SplitPane.setResizableWithParent(left, false);
        ticker = Ticker.frames(this::frame);
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("charts").factory());
        tokens = new ThemeTokens(this::redraw);
        var drawing = new Drawing(tokens::read, thread, this::wake, files);
        pace = drawing.pace();
        dashboard = new Dashboard(workspace, session, drawing);
        form = new PlanForm(workspace, session, commands);
        controls.getChildren().addAll(new RunPanel(session, commands), form);
        left.getChildren().add(new ChangeBar(workspace, session, commands));
        parts = List.of(charts, controls, form.inputs());
        workspace.analysisProperty().addListener(_ -> Turns.take(this, () -> show(workspace.analysis())));
        show(workspace.analysis());
        chooser.chosenProperty().addListener(_ -> stack());
        var scroll = new ScrollPane(dashboard.stack());
        scroll.setId("charts-scroll");
        scroll.getStyleClass().add("charts-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinSize(0, 0);
        var head = new HBox(chooser);
        head.getStyleClass().add("charts-head");
        left.getChildren().add(head); // beside the charts, which need all the height there is
        charts.getChildren().addAll(tokens, scroll);
        scroll.vvalueProperty().addListener(_ -> wake());
        scroll.viewportBoundsProperty().addListener(_ -> wake());
        dashboard.lookThrough(scroll);
        Uncached.viewports(side, scroll);
        session.versionProperty().addListener(_ -> dashboard.follow());
        sceneProperty().addListener(_ -> redraw());
        session.stateProperty().subscribe(state -> {
            if (state == TrainingSession.State.STARTING || state == TrainingSession.State.FAILED) {
                side.setVvalue(0); // where the progress and the reason of a failure stand
            }
        });
    }

    /// The boundary is shown while there is a plane to show it on.
    private void show(Analysis analysis) {
        plane = analysis.inputShape().filter(Shape.of(2)::equals).isPresent();
        stack();
    }

    private void stack() {
        dashboard.show(chooser.chosenProperty().get(), plane);
    }

    /// Which charts are shown: from now on, and whenever one chooses.
    ///
    /// @param chosen as they were kept; empty: the usual ones
    /// @param kept told what is chosen then
    public void rememberCharts(List<String> chosen, Consumer<List<String>> kept) {
        chooser.remember(chosen, kept);
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

    /// Steps that make the charts, one after another, before somebody looks.
    public List<Runnable> steps() {
        return Collections.nCopies(dashboard.size(), dashboard::makeNext);
    }

    /// Whether somebody looks: else nothing is drawn.
    public void watch(boolean looked) {
        seen = looked;
        wake();
    }

    /// Whether every chart in sight shows the latest figures; none is in sight while nobody looks.
    public boolean settled() {
        return !seen || (settled && dashboard.whole());
    }

    private void redraw() {
        dashboard.redraw();
    }

    private void wake() {
        settled = false;
        if (getScene() != null && seen) {
            dashboard.look();
            ticker.start();
        }
    }

    private void frame() {
        long now = System.nanoTime();
        boolean more = dashboard.frame(now);
        if (!more || getScene() == null || !seen) {
            settled = !more;
            ticker.stop();
        } else if (pace.sleep(now, this::wake)) {
            ticker.stop();
        }
    }
}
