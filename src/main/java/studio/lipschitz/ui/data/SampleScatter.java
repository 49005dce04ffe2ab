package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.LivePicture;
import studio.lipschitz.ui.chart.Scatter;

/// Samples of two numbers as points of the plane. A click chooses the nearest, the arrows the one before or after.
final class SampleScatter extends VBox {
    /// More points than this lie over one another; every so many is left out.
    private static final int MOST = 5000;

    private static final double REACH = 16; // pixels

    private final LivePicture<Scatter.Frame> plot;
    private final FlowPane legend = new FlowPane();
    private final IntConsumer choose;
    private Optional<SampleList> samples = Optional.empty();
    private Optional<Normalize> normalise = Optional.empty();
    private Scatter.@Nullable Frame frame;
    private int marked = -1;

    SampleScatter(IntConsumer choose, Drawing drawing) {
        this.choose = choose;
        getStyleClass().addAll("chart-pane", "data-scatter");
        legend.getStyleClass().add("chart-legend");
        plot = new LivePicture<>(text("data.samples.none"), this::painter, drawing);
        plot.setId("data-scatter");
        plot.setFocusTraversable(true);
        plot.setAccessibleText(text("data.samples.scatter"));
        plot.setAccessibleHelp(text("data.samples.keys"));
        plot.setOnShown(shown -> frame = shown);
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            plot.requestFocus();
            if (frame != null) {
                frame.nearest(event.getX(), event.getY(), REACH).ifPresent(point -> choose.accept(point * step()));
            }
        });
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        VBox.setVgrow(plot, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().addAll(legend, plot);
    }

    private void press(KeyEvent event) {
        int size = samples.map(List::size).orElse(0);
        boolean back = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.UP;
        boolean on = event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.DOWN;
        if (size > 0 && (back || on)) {
            choose.accept(Math.clamp(marked + (back ? -1 : 1), 0, size - 1));
            event.consume();
        }
    }

    /// Every so many samples a point.
    private int step() {
        return Math.max(1, Math.ceilDiv(samples.map(List::size).orElse(0), MOST));
    }

    @SuppressWarnings("ReferenceEquality") // the very list that is shown
    void show(SampleList now, Optional<Normalize> through) {
        if (samples.isEmpty() || samples.get() != now) {
            marked = -1;
        }
        samples = Optional.of(now);
        normalise = through;
        legend.getChildren().clear();
        List<String> classes = now.data().classes();
        for (int kind = 0; kind < Math.min(classes.size(), Ink.SERIES.size()); kind++) {
            var swatch = new Region();
            swatch.getStyleClass().add("chart-swatch");
            swatch.setStyle("-fx-background-color: " + Ink.SERIES.get(kind).token());
            var name = new Label(classes.get(kind));
            name.getStyleClass().add("chart-legend-name");
            var entry = new HBox(swatch, name);
            entry.getStyleClass().add("chart-legend-entry");
            entry.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
        if (step() > 1) {
            legend.getChildren().add(new Label(text("data.samples.thinned", MOST)));
        }
        redraw();
    }

    void mark(int place) {
        marked = place;
        redraw();
    }

    private Optional<LivePicture.Painter<Scatter.Frame>> painter() {
        int step = step();
        int chosen = marked;
        Optional<Normalize> through = normalise;
        return samples.filter(its -> !its.isEmpty()).map(its -> (theme, picture, scale) -> scatter(its, step, chosen, through)
                .paint(theme, picture, scale));
    }

    private static Scatter scatter(SampleList samples, int step, int marked, Optional<Normalize> normalise) {
        int[] places = IntStream.range(0, samples.size()).filter(place -> place % step == 0 || place == marked).toArray();
        var xs = new double[places.length];
        var ys = new double[places.length];
        var kinds = new int[places.length];
        var point = new float[2];
        Optional<Integer> here = Optional.empty();
        for (int i = 0; i < places.length; i++) {
            int index = samples.get(places[i]);
            samples.split().copy(index, point, 0);
            xs[i] = (point[0] - Normalisation.shift(normalise, 0)) / Normalisation.scale(normalise, 0);
            ys[i] = (point[1] - Normalisation.shift(normalise, 1)) / Normalisation.scale(normalise, 1);
            kinds[i] = samples.split().classOf(index);
            if (places[i] == marked) {
                here = Optional.of(i);
            }
        }
        return new Scatter("x₁", "x₂", xs, ys, kinds, Ink.SERIES, here);
    }

    void redraw() {
        plot.redraw();
    }

    boolean frame(long now) {
        return plot.frame(now);
    }
}
