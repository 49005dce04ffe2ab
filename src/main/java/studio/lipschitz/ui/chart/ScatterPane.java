package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.lipschitz.ui.chart.ScatterSpec.Dot;

/// Points that answer to mouse and keys, with a title, a legend and their export.
///
/// Whoever owns it calls [#frame] once a frame.
public final class ScatterPane extends VBox {
    private final Supplier<Optional<ScatterSpec>> spec;
    private final Supplier<String> table;
    private final String title;
    private final Label heading = new Label();
    private final Label said = new Label();
    private final FlowPane legend = new FlowPane();
    private final LivePicture<ScatterFrame> plot;
    private final Hover hover;
    private final ChartExport export;
    private BiConsumer<String, Boolean> chosen = (_, _) -> {};
    private @Nullable ScatterFrame frame;
    private List<ScatterSpec.Kind> named = List.of();
    private Optional<ScatterSpec.Scale> scale = Optional.empty();

    /// @param spec what to show; asked on the FX thread
    /// @param table the same as CSV
    /// @param empty what stands there while there is nothing
    public ScatterPane(String id, String title, String empty, Supplier<Optional<ScatterSpec>> spec, Supplier<String> table,
            Drawing drawing) {
        this.spec = spec;
        this.table = table;
        this.title = title;
        setId(id);
        getStyleClass().add("chart-pane");
        heading.setText(title);
        heading.getStyleClass().add("chart-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        said.setId(id + "-said");
        said.getStyleClass().add("chart-key");
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        said.setWrapText(true);
        export = new ChartExport(title, drawing, this::getScene);
        var button = new Button(null, new FontIcon(Material2MZ.SAVE_ALT));
        button.setId(id + "-export");
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setAccessibleText(text("chart.menu.export"));
        button.setTooltip(new Tooltip(text("chart.menu.export")));
        button.setOnAction(_ -> export());
        button.setMinWidth(Region.USE_PREF_SIZE);
        legend.getStyleClass().add("chart-legend");
        legend.setMinWidth(0);
        legend.setPrefWrapLength(1200);
        legend.getChildren().add(heading);
        HBox.setHgrow(legend, Priority.ALWAYS);
        var header = new HBox(legend, button);
        header.getStyleClass().add("chart-header");
        plot = new LivePicture<>(empty, this::wanted, drawing);
        hover = new Hover(plot);
        plot.setId(id + "-plot");
        plot.setOnShown(now -> {
            frame = now;
            hover.update(now);
        });
        plot.getChildren().add(hover);
        plot.setFocusTraversable(true);
        plot.setAccessibleText(text("grid.scatter.plot", title));
        plot.setOnMouseClicked(event -> {
            plot.requestFocus();
            if (event.getButton() == MouseButton.PRIMARY && frame != null) {
                frame.at(event.getX(), event.getY()).ifPresent(dot -> chosen.accept(dot.id(), event.getClickCount() == 2));
            }
        });
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(plot, Priority.ALWAYS);
        setAccessibleText(title);
        getChildren().addAll(header, said, plot);
    }

    /// @param told which point is chosen, and whether it is to be opened
    public void onChosen(BiConsumer<String, Boolean> told) {
        chosen = told;
    }

    /// Left and Right go from point to point, Enter opens the one that is chosen.
    private void key(KeyEvent event) {
        if (frame == null || frame.spec().dots().isEmpty()) {
            return;
        }
        List<Dot> along = frame.spec().dots().stream().sorted(Comparator.comparingDouble(Dot::x).thenComparingDouble(Dot::y)).toList();
        int now = -1;
        for (int i = 0; i < along.size(); i++) {
            now = along.get(i).chosen() ? i : now;
        }
        switch (event.getCode()) {
            case LEFT -> choose(along.get(Math.max(0, now - 1)));
            case RIGHT -> choose(along.get(Math.min(along.size() - 1, now + 1)));
            case ENTER -> {
                if (now >= 0) {
                    chosen.accept(along.get(now).id(), true);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(Dot dot) {
        chosen.accept(dot.id(), false);
        plot.setAccessibleText(dot.words().get().replace("\n", ", "));
    }

    private Optional<LivePicture.Painter<ScatterFrame>> wanted() {
        Optional<ScatterSpec> wanted = spec.get();
        List<ScatterSpec.Kind> kinds = wanted.map(ScatterSpec::kinds).orElse(List.of());
        Optional<ScatterSpec.Scale> shades = wanted.flatMap(ScatterSpec::scale);
        if (!kinds.equals(named) || !shades.equals(scale)) {
            named = kinds;
            scale = shades;
            legend.getChildren().setAll(heading);
            kinds.forEach(kind -> legend.getChildren().add(Legend.entry(kind.ink(), "full", kind.name())));
            shades.ifPresent(its -> {
                var words = new Label(text("grid.scatter.scale", its.name(), its.least(), its.greatest()));
                words.getStyleClass().add("chart-key");
                legend.getChildren().add(words);
            });
        }
        return wanted.map(it -> (theme, picture, scale) -> ScatterRenderer.paint(it, theme, picture, scale));
    }

    private void export() {
        Optional<ScatterSpec> wanted = spec.get();
        if (wanted.isEmpty()) {
            said.setText(text("chart.export.nothing"));
            return;
        }
        ScatterSpec shown = wanted.get();
        var picture = new ChartPicture(title,
                shown.kinds().stream().map(kind -> new ChartPicture.Key(kind.name(), kind.ink(), false, false)).toList(),
                (g, theme, wide, high, _) -> ScatterRenderer.draw(g, shown, theme, wide, high),
                Math.max(480, plot.getWidth()), Math.max(320, plot.getHeight() + 48));
        export.start(picture, table, said::setText);
    }

    public void redraw() {
        plot.redraw();
    }

    /// See [LivePicture#frame].
    public boolean frame(long now) {
        return plot.frame(now);
    }

    /// The picture on screen; null before the first.
    @Nullable
    public ScatterFrame shown() {
        return frame;
    }

    /// Tells of the point under the pointer.
    private static final class Hover extends HoverPane {
        private @Nullable ScatterFrame frame;

        Hover(Region over) {
            super(over);
            getChildren().add(values());
            values().setVisible(false);
        }

        void update(@Nullable ScatterFrame shown) {
            frame = shown;
            place();
        }

        @Override
        void place() {
            ScatterFrame over = frame;
            Point2D at = pointer();
            Optional<Dot> dot = over == null || at == null ? Optional.empty() : over.at(at.getX(), at.getY());
            values().setVisible(dot.isPresent());
            if (over != null && dot.isPresent()) {
                tell(dot.get().words().get(), over.pixelX(dot.get().x()), over.pixelY(dot.get().y()));
            }
        }
    }
}
