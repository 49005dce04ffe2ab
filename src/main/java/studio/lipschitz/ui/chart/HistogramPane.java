package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A [Histogram] with its title, what its colours mean, and the counts under the pointer. Whoever owns it calls [#frame] once a frame.
public final class HistogramPane extends VBox {
    private final Supplier<Optional<Histogram>> wanted;
    private final FlowPane legend = new FlowPane();
    private final Label heading;
    private final LivePicture<Histogram.Frame> plot;
    private List<Histogram.Layer> named = List.of();

    /// @param empty what stands there before there is anything to show
    /// @param wanted what to show; asked on the FX thread
    public HistogramPane(String id, String title, String empty, Supplier<Optional<Histogram>> wanted, Drawing drawing) {
        this.wanted = wanted;
        setId(id);
        getStyleClass().add("chart-pane");
        heading = new Label(title);
        heading.getStyleClass().add("chart-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        legend.getStyleClass().add("chart-legend");
        legend.setMinWidth(0);
        legend.getChildren().add(heading);
        plot = new LivePicture<>(empty, this::picture, drawing);
        var hover = new Hover(plot);
        plot.setOnShown(hover::update);
        plot.getChildren().add(hover);
        VBox.setVgrow(plot, Priority.ALWAYS);
        setAccessibleText(title);
        getChildren().addAll(legend, plot);
    }

    private Optional<LivePicture.Painter<Histogram.Frame>> picture() {
        Optional<Histogram> histogram = wanted.get();
        List<Histogram.Layer> now = histogram.map(Histogram::layers).orElse(List.of());
        if (!now.equals(named)) {
            named = now;
            legend.getChildren().setAll(heading);
            now.forEach(layer -> legend.getChildren().add(Legend.entry(
                    layer.ink(), "full",
                    text("run.histogram.layer", layer.name(), layer.counts().stream().mapToInt(Integer::intValue).sum()))));
        }
        return histogram.map(h -> (theme, image, scale) -> h.paint(theme, image, scale));
    }

    /// See [LivePicture#emptyWords].
    public StringProperty emptyWords() {
        return plot.emptyWords();
    }

    public void redraw() {
        plot.redraw();
    }

    /// See [LivePicture#frame].
    public boolean frame(long now) {
        return plot.frame(now);
    }

    /// Tells the counts of the step under the pointer.
    private static final class Hover extends HoverPane {
        private Histogram.@Nullable Frame frame;

        Hover(Region over) {
            super(over);
            getChildren().add(values());
            values().setVisible(false);
        }

        void update(Histogram.@Nullable Frame shown) {
            frame = shown;
            place();
        }

        @Override
        void place() {
            Point2D at = pointer();
            int step = frame == null || at == null ? -1 : frame.step(at.getX(), at.getY());
            values().setVisible(step >= 0);
            if (frame == null || at == null || step < 0) {
                return;
            }
            Histogram histogram = frame.histogram();
            var lines = new StringJoiner("\n");
            lines.add(text("run.histogram.step", Legend.value(histogram.edge(step), false), Legend.value(histogram.edge(step + 1), false)));
            histogram.layers().forEach(layer -> lines.add(text("run.histogram.layer", layer.name(), layer.counts().get(step))));
            tell(lines.toString(), frame.pixelOf(step + 1), at.getY());
        }
    }
}
