package studio.lipschitz.ui.chart;

import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A picture that is drawn on another thread whenever it is stale; here it is only put in place.
///
/// @param <F> what the drawing tells of where it put things
public final class LivePicture<F> extends StackPane {
    /// Time between two pictures: 10 a second at most.
    private static final long LEAST_NANOS = 100_000_000;

    /// The same while a hand moves or scales it.
    private static final long LEAST_NANOS_BY_HAND = 33_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Width or height below which nothing could be read.
    private static final double LEAST = 40;

    private final Supplier<Optional<Painter<F>>> wanted;
    private final Drawing drawing;
    private final ImageView view = new ImageView();
    private final Label emptyText = new Label();
    private final AtomicReference<@Nullable Drawn<F>> drawn = new AtomicReference<>();
    private @Nullable Picture front;
    private @Nullable Picture back;
    private boolean drawingNow;
    private boolean stale = true;
    private boolean outrun;
    private boolean byHand;
    private long lastRequest;
    private Consumer<@Nullable F> shown = _ -> {};

    /// Draws on the drawing thread and touches nothing of the window's.
    public interface Painter<F> {
        /// @param scale pixels of the picture a unit of the window
        F paint(ChartTheme theme, BufferedImage picture, double scale);
    }

    private record Drawn<F>(@Nullable F frame, double scale, long cost) {}

    /// @param empty what stands there before there is anything to show
    /// @param wanted what to draw, if there is anything; asked on the FX thread
    public LivePicture(String empty, Supplier<Optional<Painter<F>>> wanted, Drawing drawing) {
        this.wanted = wanted;
        this.drawing = drawing;
        emptyText.setText(empty);
        emptyText.getStyleClass().add("chart-empty");
        emptyText.setWrapText(true);
        getStyleClass().add("chart-plot");
        setMinWidth(0);
        setPrefWidth(320); // heights are in the stylesheet
        view.setManaged(false);
        view.setSmooth(false);
        getChildren().addAll(view, emptyText);
        widthProperty().addListener(_ -> redraw());
        heightProperty().addListener(_ -> redraw());
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::renderScaleXProperty).addListener(_ -> redraw());
    }

    /// @param told whenever another picture is on screen, where it put things; null where there is none
    public void setOnShown(Consumer<@Nullable F> told) {
        shown = told;
    }

    /// What stands there while there is nothing to show.
    public Node emptyText() {
        return emptyText;
    }

    /// The words of it, which may be bound.
    public StringProperty emptyWords() {
        return emptyText.textProperty();
    }

    /// What was shown is no longer right; the next frame that may draws.
    public void redraw() {
        stale = true;
        drawing.wake().run();
    }

    /// What was shown is right, but there are newer figures: it is drawn at the pace of its panel ([Pace]).
    public void follow() {
        if (!outrun) {
            outrun = true;
            drawing.wake().run();
        }
    }

    /// See [#redraw]: for what a hand does, which must feel as if it were under it.
    public void redrawByHand() {
        byHand = true;
        redraw();
    }

    /// Shows what is drawn, and has drawn what is stale.
    ///
    /// @return whether there is more to come
    public boolean frame(long now) {
        Drawn<F> ready = drawn.getAndSet(null);
        if (ready != null) {
            show(ready);
        }
        if (!drawingNow && (due(now) || (outrun && drawing.pace().open(now)))) {
            request(now);
        }
        if (stale || drawingNow) {
            drawing.pace().stay(now);
        }
        return stale || outrun || drawingNow;
    }

    private boolean due(long now) {
        return stale && now - lastRequest >= (byHand ? LEAST_NANOS_BY_HAND : LEAST_NANOS);
    }

    private void show(Drawn<F> ready) {
        drawingNow = false;
        drawing.pace().spent(ready.cost());
        Picture swap = front;
        front = back;
        back = swap;
        if (front != null) {
            view.setImage(front.shown());
            view.setFitWidth(front.drawing().getWidth() / ready.scale());
            view.setFitHeight(front.drawing().getHeight() / ready.scale());
        }
        shown.accept(ready.frame());
    }

    private void request(long now) {
        if (getWidth() < LEAST || getHeight() < LEAST || getScene() == null) {
            stale = false; // a change of size wakes it
            outrun = false;
            return;
        }
        stale = false;
        outrun = false;
        byHand = false;
        lastRequest = now;
        Optional<Painter<F>> painter = wanted.get();
        emptyText.setVisible(painter.isEmpty());
        view.setVisible(painter.isPresent());
        if (painter.isEmpty()) {
            shown.accept(null);
            return;
        }
        double scale = getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
        int width = (int) Math.round(getWidth() * scale); // whole already where the layout keeps to pixels
        int height = (int) Math.round(getHeight() * scale);
        Picture picture = back;
        if (picture == null || !picture.measures(width, height)) {
            picture = new Picture(width, height);
            back = picture;
        }
        Picture target = picture;
        ChartTheme colours = drawing.theme().get();
        drawingNow = true;
        drawing.thread().execute(() -> {
            F result = null;
            long begin = computed();
            try {
                result = painter.get().paint(colours, target.drawing(), scale);
            } finally {
                drawn.set(new Drawn<>(result, scale, computed() - begin)); // a picture that failed must not be the last
            }
        });
    }

    /// Nanoseconds of a processor that this thread has had: on a machine that is busy the clock would tell of others.
    private static long computed() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
