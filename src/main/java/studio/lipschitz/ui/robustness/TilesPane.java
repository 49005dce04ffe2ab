package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.chart.ChartRenderer;
import studio.lipschitz.ui.chart.ChartTheme;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.LivePicture;
import studio.lipschitz.ui.chart.Radii;

/// [Tiles] as large as there is room, with the scale of their colours and the number under the pointer.
final class TilesPane extends VBox {
    private static final double GAP = 3;

    private final LivePicture<Frame> plot;
    private final Label least = new Label();
    private final Label most = new Label();
    private final Label about = new Label();
    private final Label reading = new Label();
    private Optional<Tiles> tiles = Optional.empty();
    private @Nullable Frame frame;

    private record Frame(Tiles tiles, int across, double tileWidth, double tileHeight, double cell) {}

    /// @param empty what stands there while there is nothing to show
    TilesPane(String id, String empty, Drawing drawing) {
        setId(id);
        getStyleClass().add("lab-tiles");
        plot = new LivePicture<>(
                empty, () -> tiles.map(now -> (theme, picture, scale) -> paint(now, theme, picture, scale)), drawing);
        plot.setId(id + "-plot");
        plot.setOnShown(shown -> frame = shown);
        plot.addEventHandler(MouseEvent.MOUSE_MOVED, this::read);
        plot.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> reading.setText(""));
        VBox.setVgrow(plot, Priority.ALWAYS);
        var scale = new Region();
        scale.getStyleClass().add("lab-scale");
        var key = new HBox(least, scale, most, about);
        key.getStyleClass().add("lab-row");
        key.visibleProperty().bind(least.textProperty().isNotEmpty());
        about.getStyleClass().add("note");
        reading.setId(id + "-reading");
        reading.getStyleClass().add("note");
        for (Label label : new Label[] {least, most, reading}) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        key.getChildren().addAll(space, reading);
        getChildren().addAll(plot, key);
    }

    /// @param words what it is, beside the scale
    void show(Tiles now, String words) {
        tiles = Optional.of(now);
        double largest = now.most();
        least.setText("−" + Radii.value(largest));
        most.setText("+" + Radii.value(largest));
        about.setText(now.leftOut() > 0 ? text("lab.tiles.leftOut", words, now.leftOut()) : words);
        plot.setAccessibleText(words);
        reading.setText("");
        plot.redraw();
    }

    void clear() {
        tiles = Optional.empty();
        least.setText("");
        most.setText("");
        about.setText("");
        reading.setText("");
        plot.redraw();
    }

    private static Frame paint(Tiles tiles, ChartTheme theme, BufferedImage picture, double scale) {
        double width = picture.getWidth() / scale;
        double height = picture.getHeight() / scale;
        Frame frame = arrange(tiles, width, height);
        double largest = tiles.most();
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            Color rim = theme.of(Ink.AXIS);
            for (int tile = 0; tile < tiles.count(); tile++) {
                var image = new BufferedImage(tiles.width(), tiles.height(), BufferedImage.TYPE_INT_ARGB);
                for (int row = 0; row < tiles.height(); row++) {
                    for (int column = 0; column < tiles.width(); column++) {
                        float value = tiles.at(tile, row, column);
                        image.setRGB(column, row, value == Float.NEGATIVE_INFINITY ? 0 : Inks.signed(value, largest, theme));
                    }
                }
                double x = tile % frame.across * (frame.tileWidth + GAP);
                int down = tile / frame.across;
                double y = down * (frame.tileHeight + GAP);
                g.drawImage(
                        image, (int) Math.round(x), (int) Math.round(y), (int) Math.round(frame.tileWidth),
                        (int) Math.round(frame.tileHeight), null);
                g.setPaint(rim);
                g.draw(new Rectangle2D.Double(
                        Math.round(x), Math.round(y), Math.round(frame.tileWidth) - 1, Math.round(frame.tileHeight) - 1));
            }
            return frame;
        } finally {
            g.dispose();
        }
    }

    /// As many pictures a row as make all of them largest, or as they ask for.
    private static Frame arrange(Tiles tiles, double width, double height) {
        int best = 1;
        double bestCell = 0;
        int from = tiles.across() > 0 ? tiles.across() : 1;
        int to = tiles.across() > 0 ? tiles.across() : tiles.count();
        for (int across = from; across <= to; across++) {
            int down = (tiles.count() + across - 1) / across;
            double cell = Math.min(
                    (width - 2 - GAP * (across - 1)) / across / tiles.width(), (height - 2 - GAP * (down - 1)) / down / tiles.height());
            if (cell > bestCell) {
                bestCell = cell;
                best = across;
            }
        }
        double largest = Math.max(0.5, Math.min(bestCell, 40)); // a pixel of 40 is large enough
        double cell = largest >= 2 ? Math.floor(largest) : largest;
        return new Frame(tiles, Math.max(best, tiles.across()), cell * tiles.width(), cell * tiles.height(), cell);
    }

    private void read(MouseEvent event) {
        Frame shown = frame;
        if (shown == null) {
            return;
        }
        int acrossTile = (int) (event.getX() / (shown.tileWidth + GAP));
        int downTile = (int) (event.getY() / (shown.tileHeight + GAP));
        int column = (int) ((event.getX() - acrossTile * (shown.tileWidth + GAP)) / shown.cell);
        int row = (int) ((event.getY() - downTile * (shown.tileHeight + GAP)) / shown.cell);
        int tile = downTile * shown.across + acrossTile;
        boolean there = acrossTile < shown.across && tile < shown.tiles.count() && row < shown.tiles.height()
                && column < shown.tiles.width();
        float value = there ? shown.tiles.at(tile, row, column) : Float.NEGATIVE_INFINITY;
        reading.setText(value == Float.NEGATIVE_INFINITY ? ""
                : text("lab.tiles.at", tile + 1, row + 1, column + 1, Radii.value(value)));
    }

    void redraw() {
        plot.redraw();
    }

    boolean frame(long now) {
        return plot.frame(now);
    }
}
