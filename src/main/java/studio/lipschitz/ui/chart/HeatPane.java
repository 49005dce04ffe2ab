package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/// A heat map with its title, what the pointer reads of it, and its export.
///
/// Whoever owns it calls [#frame] once a frame.
public final class HeatPane extends VBox {
    private final Supplier<Optional<HeatSpec>> spec;
    private final String title;
    private final Label said = new Label();
    private final FlowPane head = new FlowPane();
    private final LivePicture<HeatFrame> plot;
    private final ChartExport export;

    /// @param spec what to show; asked on the FX thread
    /// @param empty what stands there while there is nothing
    public HeatPane(String id, String title, String empty, Supplier<Optional<HeatSpec>> spec, Drawing drawing) {
        this.spec = spec;
        this.title = title;
        setId(id);
        getStyleClass().add("chart-pane");
        var heading = new Label(title);
        heading.getStyleClass().add("chart-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        said.setId(id + "-said");
        said.getStyleClass().add("chart-key");
        export = new ChartExport(title, drawing, this::getScene);
        var button = new Button(null, new FontIcon(Material2MZ.SAVE_ALT));
        button.setId(id + "-export");
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setAccessibleText(text("chart.menu.export"));
        button.setTooltip(new Tooltip(text("chart.menu.export")));
        button.setOnAction(_ -> export());
        button.setMinWidth(Region.USE_PREF_SIZE);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        said.setWrapText(true);
        head.getStyleClass().add("chart-legend");
        head.setMinWidth(0);
        head.setPrefWrapLength(1200);
        head.getChildren().add(heading);
        HBox.setHgrow(head, Priority.ALWAYS);
        var header = new HBox(head, button);
        header.getStyleClass().add("chart-header");
        plot = new LivePicture<>(empty, () -> spec.get().map(wanted -> (theme, picture, scale) -> HeatRenderer.paint(wanted, theme, picture,
                scale)), drawing);
        var hover = new Hover(plot);
        plot.setOnShown(hover::update);
        plot.getChildren().add(hover);
        VBox.setVgrow(plot, Priority.ALWAYS);
        setAccessibleText(title);
        getChildren().addAll(header, said, plot);
    }

    /// Puts a node after the title.
    public void addToHeader(Node node) {
        head.getChildren().add(node);
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

    private void export() {
        Optional<HeatSpec> wanted = spec.get();
        if (wanted.isEmpty()) {
            said.setText(text("chart.export.nothing"));
            return;
        }
        HeatSpec shown = wanted.get();
        var picture = new ChartPicture(title + ": " + shown.values(), List.of(),
                (g, theme, wide, high, _) -> HeatRenderer.draw(g, shown, theme, wide, high),
                Math.max(480, plot.getWidth()), Math.max(240, plot.getHeight() + 48));
        export.start(picture, () -> table(shown), said::setText);
    }

    /// A row an epoch, a column a singular value.
    private static String table(HeatSpec spec) {
        var table = new StringBuilder(spec.xTitle());
        for (int row = 1; row <= spec.rows(); row++) {
            table.append(",σ").append(row);
        }
        table.append("\r\n");
        for (HeatSpec.Column column : spec.columns()) {
            var line = new StringJoiner(",", "", "\r\n");
            line.add(Numbers.text(column.x()));
            column.from().forEach(value -> line.add(Float.toString(value)));
            table.append(line);
        }
        return table.toString();
    }

    /// Tells of the field under the pointer.
    private static final class Hover extends HoverPane {
        private @Nullable HeatFrame frame;

        Hover(Region over) {
            super(over);
            getChildren().add(values());
            values().setVisible(false);
        }

        void update(@Nullable HeatFrame shown) {
            frame = shown;
            place();
        }

        @Override
        void place() {
            HeatFrame over = frame;
            Point2D at = pointer();
            boolean inside = over != null && at != null && over.contains(at.getX(), at.getY());
            values().setVisible(inside);
            if (over == null || at == null || !inside) {
                return;
            }
            HeatSpec.Column column = over.column(at.getX());
            int row = Math.min(over.row(at.getY()), column.from().size() - 1);
            tell(text("chart.heat.value", column.x(), row + 1, column.from().size(), Legend.value(column.from().get(row), false)),
                    at.getX(), at.getY());
        }
    }
}
