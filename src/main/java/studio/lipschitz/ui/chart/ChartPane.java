package studio.lipschitz.ui.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.lipschitz.Standing;
import studio.lipschitz.ui.workspace.LayerMarks.Mark;

/// A chart of curves with its title and legend.
///
/// Whoever owns it calls [#frame] once a frame.
public final class ChartPane extends VBox {
    private final Supplier<ChartSpec> spec;
    private final Label note = new Label();
    private final List<Label> keys = List.of(new Label(), new Label(), new Label());
    private final NormMark unsafe = new NormMark(Standing.UNSAFE);
    private final NormMark wasteful = new NormMark(Standing.WASTEFUL);
    private final HBox header = new HBox();
    private final Legend legend;
    private final LivePicture<ChartFrame> plot;
    private final Crosshair crosshair;
    private @Nullable ChartFrame frame;

    /// @param spec what to show; asked on the FX thread
    /// @param empty what stands there before there is anything to show
    public ChartPane(String id, String title, String empty, Supplier<ChartSpec> spec, Drawing drawing) {
        this.spec = spec;
        setId(id);
        getStyleClass().add("chart-pane");
        plot = new LivePicture<>(empty, this::wanted, drawing);
        var heading = new Label(title);
        heading.getStyleClass().add("chart-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add("chart-note");
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        note.setWrapText(true);
        for (Label key : keys) {
            key.getStyleClass().add("chart-key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            key.visibleProperty().bind(plot.emptyText().visibleProperty().not().and(key.textProperty().isNotEmpty()));
            key.managedProperty().bind(key.visibleProperty());
        }
        legend = new Legend(heading, unsafe, wasteful, keys.get(0), keys.get(1), keys.get(2), note);
        unsafe.maxWidthProperty().bind(legend.widthProperty()); // else a long name would leave the card
        wasteful.maxWidthProperty().bind(legend.widthProperty());
        header.getChildren().add(legend);
        header.getStyleClass().add("chart-header");
        HBox.setHgrow(legend, Priority.ALWAYS);
        crosshair = new Crosshair(plot);
        plot.setOnShown(this::shown);
        plot.getChildren().add(crosshair);
        VBox.setVgrow(plot, Priority.ALWAYS);
        setAccessibleText(title);
        getChildren().addAll(header, plot);
    }

    private Optional<LivePicture.Painter<ChartFrame>> wanted() {
        ChartSpec wanted = spec.get();
        legend.show(wanted);
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of((theme, picture, scale) -> ChartRenderer.paint(wanted, theme, picture, scale));
    }

    private void shown(@Nullable ChartFrame now) {
        frame = now;
        crosshair.update(now);
    }

    /// Puts a node at the right end of the title's row.
    public void addToHeader(javafx.scene.Node node) {
        header.getChildren().add(node);
    }

    /// How to read the curves, in at most three parts; stands at the right while there are some.
    public void setKey(String... parts) {
        for (int i = 0; i < keys.size(); i++) {
            keys.get(i).setText(i < parts.length ? parts[i] : "");
        }
    }

    /// Layers that do not keep to their constant, named in the head.
    public void setMarks(Map<String, Mark> marks) {
        unsafe.show(marks);
        wasteful.show(marks);
    }

    /// For a chart whose heading says already what it shows.
    public void hideLegend() {
        legend.hideEntries();
    }

    public void redraw() {
        plot.redraw();
    }

    public void setNote(String text) {
        note.setText(text);
    }

    public Crosshair crosshair() {
        return crosshair;
    }

    public double plotX(MouseEvent event) {
        return plot.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    }

    public double plotY(MouseEvent event) {
        return plot.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
    }

    /// The picture on screen; null before the first.
    @Nullable
    public ChartFrame shown() {
        return frame;
    }

    /// See [LivePicture#frame].
    public boolean frame(long now) {
        return plot.frame(now);
    }
}
