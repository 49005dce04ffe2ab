package studio.lipschitz.ui.training;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.lipschitz.Standing;
import studio.lipschitz.ui.workspace.LayerMarks.Mark;

/// A chart with its title and legend. The picture is drawn on another thread; here it is only put in place.
///
/// Whoever owns it calls [#frame] once a frame.
final class ChartPane extends VBox {
    /// Time between two pictures of one chart: 15 a second at most.
    private static final long LEAST_NANOS = 66_000_000;

    private final Supplier<ChartSpec> spec;
    private final Drawing drawing;
    private final ImageView view = new ImageView();
    private final Label emptyText = new Label();
    private final Label note = new Label();
    private final Label key = new Label();
    private final NormMark unsafe = new NormMark(Standing.UNSAFE);
    private final NormMark wasteful = new NormMark(Standing.WASTEFUL);
    private final HBox header = new HBox();
    private final Legend legend;
    private final StackPane plot = new StackPane();
    private final Crosshair crosshair;
    private final AtomicReference<@Nullable Drawn> drawn = new AtomicReference<>();
    private @Nullable Picture front;
    private @Nullable Picture back;
    private @Nullable ChartFrame frame;
    private boolean drawingNow;
    private boolean stale = true;
    private long lastRequest;

    private record Drawn(@Nullable ChartFrame frame, double scale) {}

    /// @param spec what to show; asked on the FX thread
    /// @param empty what stands there before there is anything to show
    ChartPane(String id, String title, String empty, Supplier<ChartSpec> spec, Drawing drawing) {
        this.spec = spec;
        this.drawing = drawing;
        setId(id);
        getStyleClass().add("chart-pane");
        var heading = new Label(title);
        heading.getStyleClass().add("chart-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add("chart-note");
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        note.setWrapText(true);
        key.getStyleClass().add("chart-key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        key.visibleProperty().bind(emptyText.visibleProperty().not().and(key.textProperty().isNotEmpty()));
        key.managedProperty().bind(key.visibleProperty());
        legend = new Legend(heading, unsafe, wasteful, key, note);
        header.getChildren().add(legend);
        header.getStyleClass().add("chart-header");
        HBox.setHgrow(legend, Priority.ALWAYS);
        emptyText.setText(empty);
        emptyText.getStyleClass().add("chart-empty");
        emptyText.setWrapText(true);
        plot.getStyleClass().add("chart-plot");
        plot.setMinSize(0, 110);
        plot.setPrefSize(320, 120);
        view.setManaged(false);
        view.setSmooth(false);
        crosshair = new Crosshair(plot);
        plot.getChildren().addAll(view, emptyText, crosshair);
        plot.widthProperty().addListener(_ -> redraw());
        plot.heightProperty().addListener(_ -> redraw());
        VBox.setVgrow(plot, Priority.ALWAYS);
        setAccessibleText(title);
        getChildren().addAll(header, plot);
    }

    /// Puts a node at the right end of the title's row.
    void addToHeader(javafx.scene.Node node) {
        header.getChildren().add(node);
    }

    /// How to read the curves; stands at the right while there are some.
    void setKey(String text) {
        key.setText(text);
    }

    /// Layers that do not keep to their constant, named in the head.
    void setMarks(Map<String, Mark> marks) {
        unsafe.show(marks);
        wasteful.show(marks);
    }

    /// For a chart whose heading says already what it shows.
    void hideLegend() {
        legend.hideEntries();
    }

    /// What was shown is no longer right; the next frame that may draws.
    void redraw() {
        stale = true;
        drawing.wake().run();
    }

    void setNote(String text) {
        note.setText(text);
    }

    Crosshair crosshair() {
        return crosshair;
    }

    double plotX(MouseEvent event) {
        return plot.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    }

    double plotY(MouseEvent event) {
        return plot.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
    }

    /// The picture on screen; null before the first.
    @Nullable
    ChartFrame shown() {
        return frame;
    }

    /// Shows what is drawn, and has drawn what is stale.
    ///
    /// @return whether there is more to come
    boolean frame(long now) {
        Drawn ready = drawn.getAndSet(null);
        if (ready != null) {
            show(ready);
        }
        if (stale && !drawingNow && now - lastRequest >= LEAST_NANOS) {
            request(now);
        }
        return stale || drawingNow;
    }

    private void show(Drawn ready) {
        drawingNow = false;
        Picture swap = front;
        front = back;
        back = swap;
        if (front != null) {
            view.setImage(front.shown());
            view.setFitWidth(front.drawing().getWidth() / ready.scale());
            view.setFitHeight(front.drawing().getHeight() / ready.scale());
        }
        frame = ready.frame();
        crosshair.update(frame);
    }

    private void request(long now) {
        int columns = (int) Math.floor(plot.getWidth());
        int rows = (int) Math.floor(plot.getHeight());
        if (columns < 40 || rows < 40 || getScene() == null) {
            stale = false; // a change of size wakes it
            return;
        }
        stale = false;
        lastRequest = now;
        ChartSpec wanted = spec.get();
        legend.show(wanted);
        emptyText.setVisible(wanted.isEmpty());
        view.setVisible(!wanted.isEmpty());
        if (wanted.isEmpty()) {
            frame = null;
            crosshair.update(null);
            return;
        }
        double scale = getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
        int width = (int) Math.round(columns * scale);
        int height = (int) Math.round(rows * scale);
        Picture picture = back;
        if (picture == null || !picture.measures(width, height)) {
            picture = new Picture(width, height);
            back = picture;
        }
        Picture target = picture;
        ChartTheme colours = drawing.theme().get();
        drawingNow = true;
        drawing.thread().execute(() -> {
            ChartFrame result = null;
            try {
                result = ChartRenderer.paint(wanted, colours, target.drawing(), scale);
            } finally {
                drawn.set(new Drawn(result, scale)); // a picture that failed must not be the last
            }
        });
    }
}
