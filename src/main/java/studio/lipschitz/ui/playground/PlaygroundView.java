package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Pace;
import studio.lipschitz.ui.chart.ThemeTokens;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Uncached;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The playground: points and sliders on the left, the decision of the network and of its twin on the right.
public final class PlaygroundView extends StackPane implements AutoCloseable {
    private final PlaygroundHost host;
    private final PlaygroundModel model;
    private final TwinRun twin;
    private final Surface ours;
    private final Surface other;
    private final ClassLegend legend = new ClassLegend();
    private final ToggleButton balls = new ToggleButton(text("playground.balls"));
    private final Ticker ticker = Ticker.frames(this::frame);
    private final Pace pace;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("playground-charts").factory());
    private boolean settled = true;
    private boolean seen = true;

    @FXML private SplitPane stage;

    @FXML private ScrollPane side;

    @FXML private VBox controls;

    @FXML private StackPane content;

    @FXML private VBox column;

    @FXML private GridPane surfaces;

    @FXML private VBox empty;

    public PlaygroundView(Workspace workspace, TrainingSession session, PlaygroundHost host) {
        this.host = host;
        Fxml.load("playground", this);
        Uncached.viewports(side);
        for (String sheet : List.of("training", "playground")) {
            getStylesheets().add(
                    Objects.requireNonNull(PlaygroundView.class.getResource("/styles/" + sheet + ".css")).toExternalForm());
        }
        SplitPane.setResizableWithParent(side, false);
        twin = new TwinRun(session, new TrainingSession(session.worker()));
        model = new PlaygroundModel(workspace, session, twin, host);
        var tokens = new ThemeTokens(this::redraw);
        content.getChildren().addFirst(tokens);
        var drawing = new Drawing(tokens::read, thread, this::wake);
        pace = drawing.pace();
        balls.setId("play-balls");
        balls.setSelected(true);
        balls.getStyleClass().add("play-toggle");
        balls.setMinWidth(USE_PREF_SIZE);
        var tip = new Tooltip(text("playground.balls.does"));
        TextScale.wrap(tip, 320);
        balls.setTooltip(tip);
        balls.selectedProperty().addListener(_ -> redraw());
        ours = new Surface("play-ours", new SimpleStringProperty(text("playground.ours")), model, session, balls, drawing);
        other = new Surface("play-other", new SimpleStringProperty(text("playground.other")), model, twin, drawing);
        var brush = new Brush(model, ours.pane());
        controls.getChildren().addAll(
                new DataPane(model, workspace, new DrawPane(model, brush, workspace)),
                new LossPane(workspace, session, host::showTraining));
        column.getChildren().addFirst(new RunBar(model, session, twin, host, balls));
        column.getChildren().add(1, legend);
        Label refusal = Fields.sentence("play-twin-refusal", "run-refusal");
        refusal.textProperty().bind(twin.refusalProperty());
        column.getChildren().add(2, refusal);
        twin.wantedProperty().subscribe(this::show);
        workspace.analysisProperty().subscribe(_ -> {
            stage.setVisible(model.playable());
            empty.setVisible(!model.playable());
        });
        session.versionProperty().addListener(_ -> follow(ours));
        twin.session().versionProperty().addListener(_ -> follow(other));
        model.drawn().pointsProperty().addListener(_ -> {
            legend.show(model);
            surfacesShown().forEach(surface -> surface.pane().plot().redrawByHand());
        });
        model.dataProperty().addListener(_ -> redraw());
        model.planeProperty().addListener(_ -> redraw());
        model.drawingProperty().addListener(_ -> redraw());
        sceneProperty().addListener(_ -> redraw());
        redraw();
    }

    private List<Surface> surfacesShown() {
        return twin.wanted() ? List.of(ours, other) : List.of(ours);
    }

    private void show(boolean both) {
        surfaces.getChildren().clear();
        surfaces.getColumnConstraints().clear();
        List<Surface> shown = both ? List.of(ours, other) : List.of(ours);
        for (int column = 0; column < shown.size(); column++) {
            var alike = new ColumnConstraints();
            alike.setPercentWidth(100.0 / shown.size());
            surfaces.getColumnConstraints().add(alike);
            surfaces.add(shown.get(column).pane(), column, 0);
            surfaces.add(shown.get(column).note(), column, 1);
            shown.get(column).pane().setMinWidth(0);
            GridPane.setVgrow(shown.get(column).pane(), Priority.ALWAYS);
            GridPane.setValignment(shown.get(column).note(), VPos.TOP);
        }
        redraw();
    }

    /// No row for nothing.
    private void makeRoom() {
        boolean said = surfacesShown().stream().anyMatch(surface -> !surface.note().getText().isEmpty());
        surfacesShown().forEach(surface -> surface.note().setManaged(said));
    }

    @FXML
    void openMoons() {
        host.openMoons();
    }

    /// Whether somebody looks: else nothing is drawn.
    public void watch(boolean looked) {
        seen = looked;
        if (looked) {
            redraw();
        }
    }

    /// Whether every picture shows the latest.
    public boolean settled() {
        return settled;
    }

    /// Another run's figures or another look at the plane.
    private void follow(Surface surface) {
        if (surface.moved() && seen) {
            surface.tell();
            makeRoom();
            surface.pane().plot().follow();
        }
    }

    private void redraw() {
        legend.show(model);
        for (Surface surface : surfacesShown()) {
            surface.tell();
            surface.pane().plot().redraw();
        }
        makeRoom();
    }

    private void wake() {
        settled = false;
        if (getScene() != null && seen) {
            ticker.start();
        }
    }

    private void frame() {
        long now = System.nanoTime();
        boolean more = false;
        for (Surface surface : surfacesShown()) {
            more = surface.pane().plot().frame(now) || more;
        }
        if (!more || getScene() == null || !seen) {
            settled = !more;
            ticker.stop();
        } else if (pace.sleep(now, this::wake)) {
            ticker.stop();
        }
    }

    /// Trains the twin: a run that may outlast the other.
    public TrainingSession twin() {
        return twin.session();
    }

    /// Ends the twin's worker.
    @Override
    public void close() {
        seen = false;
        twin.close();
        model.close();
        ticker.stop();
        thread.shutdown();
    }
}
