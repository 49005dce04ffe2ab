package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.TrainingEvent.BoundaryMoved;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Legend;
import studio.lipschitz.ui.chart.Numbers;
import studio.lipschitz.ui.chart.PlaneScene;
import studio.lipschitz.ui.workspace.TrainingSession;

/// What one of the two networks does with the points, and what is said of it: the document's own, or its twin, of which nothing is ever called proved.
final class Surface {
    private static final int NAMED = 4; // nodes

    private final PlaygroundModel model;
    private final TrainingSession session;
    private final Optional<TwinRun> twin;
    private final @Nullable ToggleButton balls;
    private final SurfacePane pane;
    private final Label note;
    private Optional<BoundaryMoved> told = Optional.empty();
    private Optional<EpochDone> epoch = Optional.empty();
    private TrainingSession.State state = TrainingSession.State.IDLE;
    private Optional<Project> judgedProject = Optional.empty();
    private Optional<Analysis> analysis = Optional.empty(); // of that project

    /// The document's own network.
    Surface(String id, ObservableValue<String> title, PlaygroundModel model, TrainingSession session, ToggleButton balls, Drawing drawing) {
        this(id, title, model, session, Optional.empty(), balls, drawing);
    }

    /// The twin.
    Surface(String id, ObservableValue<String> title, PlaygroundModel model, TwinRun twin, Drawing drawing) {
        this(id, title, model, twin.session(), Optional.of(twin), null, drawing);
    }

    private Surface(
            String id, ObservableValue<String> title, PlaygroundModel model, TrainingSession session, Optional<TwinRun> twin,
            @Nullable ToggleButton balls, Drawing drawing) {
        this.model = model;
        this.session = session;
        this.twin = twin;
        this.balls = balls;
        pane = new SurfacePane(id, title, this::shown, drawing);
        note = Fields.sentence(id + "-note", "note");
        note.managedProperty().unbind();
        note.setManaged(true); // beside the other's, in its place
        note.setMinHeight(javafx.scene.layout.Region.USE_COMPUTED_SIZE); // its own would be that of a narrow column
    }

    SurfacePane pane() {
        return pane;
    }

    /// Why there is no certificate, or what went wrong; stands below the pictures, so that both have one height.
    Label note() {
        return note;
    }

    /// Whether there is something new since it was asked last.
    boolean moved() {
        Optional<BoundaryMoved> latest = session.metrics().boundary();
        Optional<EpochDone> done = session.metrics().latestEpoch();
        boolean moved = !latest.equals(told) || !done.equals(epoch) || state != session.state();
        told = latest;
        epoch = done;
        state = session.state();
        return moved;
    }

    private Optional<DecisionGrid> grid() {
        return session.metrics().boundary().map(BoundaryMoved::grid);
    }

    private SurfacePane.Shown shown() {
        Optional<DecisionGrid> grid = grid();
        boolean same = session.trainedProperty().get().filter(model::trainedOn).isPresent();
        List<DecisionGrid.Judged> judged = same ? grid.map(DecisionGrid::judged).orElse(List.of()) : List.of();
        boolean certified = certified();
        List<PlaneScene.Ball> discs = certified && balls != null && balls.isSelected()
                ? Balls.of(judged, model.planeProperty().get())
                : List.of();
        return new SurfacePane.Shown(
                new PlaneScene(model.planeProperty().get(), grid, dots(judged, same ? grid : Optional.empty()), discs), certified, judged);
    }

    private record Place(float x, float y) {}

    private List<PlaneScene.Dot> dots(List<DecisionGrid.Judged> judged, Optional<DecisionGrid> grid) {
        Map<Place, Boolean> wrong = new HashMap<>();
        judged.forEach(point -> wrong.put(new Place(point.x(), point.y()), !point.sample().right()));
        List<DrawnPoints.Point> points = model.drawing() ? model.drawn().points()
                : model.dataProperty().get().map(PlayData::points).orElse(List.of());
        var dots = new ArrayList<PlaneScene.Dot>();
        for (DrawnPoints.Point point : points) {
            @Nullable Boolean known = wrong.get(new Place(point.x(), point.y()));
            boolean off = known != null ? known : grid.filter(its -> otherwise(its, point)).isPresent();
            dots.add(new PlaneScene.Dot(point.x(), point.y(), point.kind(), off));
        }
        return dots;
    }

    /// Whether all corners of the cell around a point that was not judged are decided for another class.
    private static boolean otherwise(DecisionGrid grid, DrawnPoints.Point point) {
        double across = (point.x() - grid.left()) / (grid.right() - grid.left()) * (grid.columns() - 1);
        double up = (point.y() - grid.bottom()) / (grid.top() - grid.bottom()) * (grid.rows() - 1);
        if (!(across >= 0 && up >= 0 && across <= grid.columns() - 1 && up <= grid.rows() - 1)) {
            return false;
        }
        int column = Math.min((int) across, grid.columns() - 2);
        int row = Math.min((int) up, grid.rows() - 2);
        for (int corner = 0; corner < 4; corner++) {
            if (grid.winner(grid.at(column + corner % 2, row + corner / 2)) == point.kind()) {
                return false;
            }
        }
        return true;
    }

    /// Whether the network is certified by design, as `check` and the window say of it, and its bounds prove something now.
    private boolean certified() {
        return twin.isEmpty() && analysis().filter(Analysis::certified).isPresent() && grid().filter(DecisionGrid::certified).isPresent();
    }

    @SuppressWarnings("ReferenceEquality") // the common case, without looking at every node
    private Optional<Analysis> analysis() {
        Optional<Project> trained = session.trainedProperty().get();
        boolean known = trained.isPresent() == judgedProject.isPresent()
                && (trained.isEmpty() || trained.get() == judgedProject.orElseThrow());
        if (!known) {
            judgedProject = trained;
            analysis = trained.map(Project::analysis);
        }
        return analysis;
    }

    /// Says how it stands.
    void tell() {
        Optional<DecisionGrid> grid = grid();
        boolean certified = certified();
        pane.certificate(
                grid.isEmpty() ? "" : certified ? holds(grid.get()) : text("playground.certificate.none"), certified);
        pane.figures(figures(grid));
        note.setText(note(grid, certified));
    }

    private static String holds(DecisionGrid grid) {
        return grid.signed() ? text("playground.certificate.constant", Legend.bound(grid.constant()))
                : text("playground.certificate.holds");
    }

    private String figures(Optional<DecisionGrid> grid) {
        Optional<EpochDone> done = session.metrics().latestEpoch();
        var words = new StringJoiner(" · ");
        if (session.state() == TrainingSession.State.STARTING) {
            words.add(text("playground.figures.starting"));
        }
        done.ifPresent(last -> {
            words.add(text("playground.figures.epoch", last.epoch()));
            words.add(text("playground.figures.accuracy", Legend.value(last.valAccuracy(), true)));
            if (certified()) {
                double epsilon = session.trainedProperty().get().map(project -> project.plan().epsilon()).orElse(0.0);
                words.add(text("playground.figures.certified", Numbers.text(epsilon), Legend.value(last.certifiedAccuracy(), true)));
            }
        });
        if (twin.isPresent()) {
            grid.ifPresent(its -> words.add(text("playground.figures.slope", Legend.value(Slope.steepest(its), false))));
        }
        return words.toString();
    }

    private String note(Optional<DecisionGrid> grid, boolean certified) {
        if (session.state() == TrainingSession.State.FAILED) {
            return session.messageProperty().get();
        }
        if (grid.isEmpty() || certified) {
            return grid.isEmpty() && twin.isPresent() && twin.get().refusalProperty().get().isEmpty() && !session.state().active()
                    ? text("playground.twin.waits")
                    : "";
        }
        if (twin.isPresent()) {
            return text("playground.twin.why", named(twin.get().flagged()));
        }
        Map<String, String> flagged = analysis().map(Surface::flagged).orElse(Map.of());
        return flagged.isEmpty() ? text("playground.ours.unproved") : text("playground.ours.why", named(flagged));
    }

    private static Map<String, String> flagged(Analysis analysis) {
        return analysis.nodes().entrySet().stream()
                .filter(node -> !node.getValue().verdict().kind().finite())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, node -> node.getValue().node().layer().module(), (one, _) -> one, java.util.LinkedHashMap::new));
    }

    /// `dense1 (Linear), dense2 (Linear) and 3 more`
    private static String named(Map<String, String> nodes) {
        String first = nodes.entrySet().stream().limit(NAMED).map(node -> node.getKey() + " (" + node.getValue() + ")")
                .collect(Collectors.joining(", "));
        return nodes.size() > NAMED ? text("playground.twin.more", first, nodes.size() - NAMED) : first;
    }
}
