package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Plane;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The points that are played with: what the plan's data hold, or what is drawn. FX thread only; files are read and written beside it.
final class PlaygroundModel implements AutoCloseable {
    /// Where one begins to draw.
    private static final Plane BLANK = new Plane(-2, 2, -1.5, 1.5);

    private static final Duration READING = Duration.millis(150);
    private static final Duration WRITING = Duration.millis(500);

    private final Workspace workspace;
    private final TrainingSession session;
    private final TwinRun twin;
    private final PlaygroundHost host;
    private final Tasks tasks = new Tasks();
    private final DrawnPoints drawn = new DrawnPoints();
    private final DrawnFiles files = new DrawnFiles();
    private final PauseTransition reading = new PauseTransition(READING);
    private final PauseTransition writing = new PauseTransition(WRITING);
    private final ReadOnlyObjectWrapper<Optional<PlayData>> data = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Plane> plane = new ReadOnlyObjectWrapper<>(BLANK);
    private final ReadOnlyObjectWrapper<Boolean> drawing = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private String asked = ""; // the source that is read or was read last
    private String written = ""; // the source that the drawn points stand in
    private String over = ""; // the source that was shown when one began to draw
    private boolean loading;

    PlaygroundModel(Workspace workspace, TrainingSession session, TwinRun twin, PlaygroundHost host) {
        this.workspace = workspace;
        this.session = session;
        this.twin = twin;
        this.host = host;
        reading.setOnFinished(_ -> read());
        writing.setOnFinished(_ -> write(() -> {}));
        drawn.pointsProperty().addListener(_ -> {
            if (!loading) {
                writing.playFromStart();
            }
        });
        List.of(session, twin.session()).forEach(trainer -> trainer.trainedProperty()
                .subscribe(trained -> trained.ifPresent(project -> files.keep(project.plan().data()))));
        workspace.dirtyProperty().subscribe(dirty -> {
            if (!dirty) {
                files.keep(workspace.project().plan().data());
            }
        });
        workspace.projectProperty().subscribe(project -> {
            files.used(project.plan().data());
            if (playable() && !project.plan().data().equals(asked)) {
                reading.playFromStart();
            }
        });
        workspace.analysisProperty().addListener(_ -> {
            if (playable()) {
                reading.playFromStart();
            }
        });
        workspace.openedProperty().addListener(_ -> begin());
        look(BLANK);
        begin();
    }

    /// Another document.
    private void begin() {
        writing.stop();
        List<Path> places = host.references();
        tasks.start(() -> tidied(places), _ -> {}, _ -> {});
        loading = true;
        drawn.load(List.of());
        loading = false;
        drawing.set(false);
        written = "";
        asked = "";
        data.set(Optional.empty());
        problem.set("");
        if (playable()) {
            reading.playFromStart();
        }
    }

    private boolean tidied(List<Path> places) {
        files.tidy(places);
        return true;
    }

    /// Whether the network has two inputs.
    boolean playable() {
        return workspace.analysis().inputShape().filter(Shape.of(2)::equals).isPresent();
    }

    /// That the network tells apart.
    int classes() {
        long outputs = workspace.analysis().outputShape().map(Shape::size).orElse(1L);
        return Math.clamp(outputs, 2, 26);
    }

    /// What the classes are called that are drawn: as in the table that is drawn on, whose names are in their order already.
    List<String> names() {
        return DrawingFile.names(
                data.get().filter(shown -> PlayData.drawn(shown.source())).map(PlayData::classes).orElse(List.of()), classes());
    }

    DrawnPoints drawn() {
        return drawn;
    }

    /// The points of the plan's data; empty where they cannot be shown.
    ReadOnlyObjectProperty<Optional<PlayData>> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /// What is shown of the plane.
    ReadOnlyObjectProperty<Plane> planeProperty() {
        return plane.getReadOnlyProperty();
    }

    /// Whether a person draws the points.
    ReadOnlyObjectProperty<Boolean> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    boolean drawing() {
        return drawing.get();
    }

    /// Why there are no points, or they cannot be trained on, in one sentence; empty otherwise.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Optional<ToySource> toy() {
        return ToySource.parse(workspace.project().plan().data());
    }

    /// Points that a formula makes, from now on.
    void take(ToySource source) {
        drawing.set(false);
        writing.stop();
        if (source.spelled().equals(workspace.project().plan().data())) {
            reading.playFromStart();
        }
        plan(source.spelled());
    }

    /// Points that a person draws, from now on: those drawn before, on the part of the plane that is seen.
    void draw() {
        if (!drawing.get()) {
            over = workspace.project().plan().data();
            drawing.set(true);
            problem.set(drawn.points().isEmpty() ? text("playground.draw.begin") : "");
            if (!drawn.points().isEmpty()) {
                write(() -> {});
            }
        }
    }

    /// Adds what the present data hold to what can be drawn on.
    void adopt() {
        data.get().filter(PlayData::whole).ifPresent(points -> {
            drawn.load(points.points());
            drawing.set(false);
            draw();
        });
    }

    /// Draws a point where there is room for it.
    void paint(double x, double y, int kind) {
        if (!drawn.add(new DrawnPoints.Point((float) x, (float) y, Math.min(kind, classes() - 1)))) {
            problem.set(text("playground.draw.full", DrawnPoints.MOST));
        }
    }

    /// Runs `then` once the drawn points stand in a file that the plan names.
    void settle(Runnable then) {
        if (drawing.get()) {
            writing.stop();
            write(then); // of no points nothing is trained
        } else {
            then.run();
        }
    }

    private void write(Runnable then) {
        List<DrawnPoints.Point> points = drawn.points();
        List<String> names = names();
        if (!drawing.get() || points.isEmpty()) {
            problem.set(drawing.get() ? text("playground.draw.begin") : "");
            return;
        }
        var folder = host.drawings();
        tasks.start(
                () -> files.write(folder, points, names),
                source -> {
                    written = source;
                    if (drawing.get()) {
                        plan(source);
                        then.run();
                    }
                },
                e -> host.complain(Objects.requireNonNullElse(e.getMessage(), e.toString())));
    }

    private void plan(String source) {
        if (!source.equals(workspace.project().plan().data())) {
            workspace.apply(Edits.plan("data", plan -> plan.withData(source)));
        }
    }

    private void read() {
        String source = workspace.project().plan().data();
        asked = source;
        tasks.start(
                () -> PlayData.read(source),
                read -> {
                    if (asked.equals(source)) {
                        show(read);
                    }
                },
                e -> {
                    if (asked.equals(source)) {
                        data.set(Optional.empty());
                        problem.set(Objects.requireNonNullElse(e.getMessage(), e.toString()));
                    }
                });
    }

    private void show(PlayData read) {
        problem.set(drawing.get() && drawn.points().isEmpty() ? text("playground.draw.begin") : "");
        data.set(Optional.of(read));
        boolean table = PlayData.drawn(read.source()) && read.whole();
        if (table && !read.source().equals(written)) { // a document that was drawn before, or one that comes back by an undo
            loading = true;
            drawn.load(read.points());
            loading = false;
            written = read.source();
            look(read.plane());
        }
        if (drawing.get() && !table && read.source().equals(over)) {
            return; // nothing is drawn yet, or it is still to be written
        }
        drawing.set(table);
        if (!table) {
            look(read.plane());
        }
    }

    private void look(Plane part) {
        plane.set(part);
        session.lookAt(Optional.of(part));
        twin.lookAt(part);
    }

    /// Whether the data on screen are those that `project` was trained on.
    boolean trainedOn(Project project) {
        return data.get().filter(shown -> shown.source().equals(project.plan().data())).isPresent();
    }

    /// A seed that nobody thought of.
    static long dice() {
        return RandomGenerator.getDefault().nextInt(1, 10_000);
    }

    @Override
    public void close() {
        reading.stop();
        writing.stop(); // a table that is still read is not waited for
        List<Path> places = host.references();
        Thread.ofPlatform().name("drawn-points").start(() -> files.tidy(places)); // which the program waits for: it may be its end
    }
}
