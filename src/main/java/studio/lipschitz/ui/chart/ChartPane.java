package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
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
    private final Label left = new Label();
    private final Label said = new Label();
    private final Smoothing smoothing = new Smoothing();
    private final Button follow;
    private final ChartExport export;
    private final NoteLayer notes;
    private ChartView view = ChartView.START;
    private DoubleFunction<String> places = Double::toString;
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
        said.setId(id + "-said");
        left.setId(id + "-left-out");
        for (Label words : List.of(left, said)) {
            words.getStyleClass().add("chart-key");
            words.managedProperty().bind(words.textProperty().isNotEmpty());
            words.setWrapText(true);
        }
        legend = new Legend(heading, unsafe, wasteful, keys.get(0), keys.get(1), keys.get(2), note, left, said);
        legend.setChoice(new Legend.Choice() {
            @Override
            public void toggle(String name) {
                look(view.toggled(name));
            }

            @Override
            public void solo(String name) {
                look(view.solo(name, names()));
            }
        });
        export = new ChartExport(title, drawing, this::getScene);
        follow = new Button(null, new FontIcon(Material2MZ.ZOOM_OUT_MAP));
        follow.setId(id + "-follow");
        follow.getStyleClass().addAll("button-icon", "flat", "small");
        follow.setAccessibleText(text("chart.follow"));
        follow.setTooltip(new Tooltip(text("chart.follow")));
        follow.setOnAction(_ -> look(view.following()));
        follow.setVisible(false);
        follow.managedProperty().bind(follow.visibleProperty());
        var menu = new ChartMenu(id, title, () -> view, this::look, this::export);
        unsafe.maxWidthProperty().bind(legend.widthProperty()); // else a long name would leave the card
        wasteful.maxWidthProperty().bind(legend.widthProperty());
        var tools = new HBox(follow, menu);
        tools.setMinWidth(Region.USE_PREF_SIZE);
        header.getChildren().addAll(legend, tools);
        header.getStyleClass().add("chart-header");
        HBox.setHgrow(legend, Priority.ALWAYS);
        crosshair = new Crosshair(plot);
        plot.setOnShown(this::shown);
        plot.getChildren().add(crosshair);
        plot.setFocusTraversable(true);
        plot.setAccessibleText(text("chart.plot", title));
        new ChartGestures(plot, target());
        notes = new NoteLayer(id, plot, crosshair, () -> frame); // after them: a click gives the chart the keyboard, then a flag its editor
        VBox.setVgrow(plot, Priority.ALWAYS);
        setAccessibleText(title);
        getChildren().addAll(header, plot);
    }

    private ChartGestures.Target target() {
        return new ChartGestures.Target() {
            @Override
            public @Nullable ChartFrame shown() {
                return frame;
            }

            @Override
            public ChartView view() {
                return view;
            }

            @Override
            public void act(double px) {
                notes.placeAt(px);
            }

            @Override
            public void look(ChartView wanted) {
                ChartPane.this.look(wanted);
            }
        };
    }

    /// Shows the chart in another way from now on.
    private void look(ChartView wanted) {
        view = wanted;
        said.setText("");
        follow.setVisible(wanted.window().isPresent());
        plot.redrawByHand();
    }

    private Set<String> names() {
        return smoothing.over(spec.get(), view.smoothing()).traces().stream()
                .map(ChartSpec.Trace::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private Optional<LivePicture.Painter<ChartFrame>> wanted() {
        ChartSpec all = ChartNotes.on(smoothing.over(spec.get(), view.smoothing()), notes.notes().flags());
        legend.show(all, view.hidden());
        if (!smoothing.complete()) {
            plot.redrawByHand(); // at once, not with the next figures
        }
        ChartView now = view;
        ChartSpec wanted = now.visible(all);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of((theme, picture, scale) -> ChartRenderer.paint(wanted, now, theme, picture, scale));
    }

    private void shown(@Nullable ChartFrame now) {
        frame = now;
        crosshair.update(now);
        left.setText(now == null ? "" : leftOut(now));
    }

    /// What of the curves has no place in the picture, in words.
    private static String leftOut(ChartFrame now) {
        var parts = new ArrayList<String>();
        if (now.leftOut() > 0) {
            parts.add(text("chart.leftOut", now.leftOut()));
        }
        if (now.odd() > 0) {
            parts.add(text("chart.odd", now.odd()));
        }
        return String.join(" · ", parts);
    }

    private void export() {
        ChartSpec all = ChartNotes.on(spec.get(), notes.notes().flags());
        ChartSpec shown = view.visible(smoothing.over(all, view.smoothing()));
        export.start(all, shown, view, places, plot.getWidth(), plot.getHeight(), said::setText);
    }

    /// Over how many points its raw curves are smoothed until the reader wants it otherwise; 0: over none.
    public void setSmoothing(int points) {
        view = view.withSmoothing(points);
    }

    /// @param names what stands at each place of an axis of places
    public void setPlaces(DoubleFunction<String> names) {
        places = names;
    }

    /// Puts a node at the right of the title's row, before the chart's buttons.
    public void addToHeader(javafx.scene.Node node) {
        header.getChildren().add(header.getChildren().size() - 1, node);
    }

    /// Takes notes at places of its axis, and shows those that there are.
    public void setNotes(ChartNotes wanted) {
        notes.use(wanted);
        plot.setAccessibleText(text("chart.plot.notes", plot.getAccessibleText()));
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

    /// See [LivePicture#emptyWords].
    public StringProperty emptyWords() {
        return plot.emptyWords();
    }

    public void redraw() {
        plot.redraw();
    }

    /// See [LivePicture#follow].
    public void follow() {
        plot.follow();
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
