package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.chart.ChartRenderer;
import studio.lipschitz.ui.chart.ChartTheme;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.LivePicture;

/// A page of samples as pictures, as many as there is room for. Drawn as one picture, so that any number costs the window the same; looked through with
/// the wheel, and with the arrows, Page Up, Page Down, Home and End.
final class SampleGrid extends VBox {
    private static final double SIDE = 56; // pixels of the larger side of a picture at the usual size of text
    private static final double GAP = 8;

    private final LivePicture<Frame> plot;
    private final IntConsumer choose;
    private Runnable moved = () -> {};
    private Optional<Contents> contents = Optional.empty();
    private @Nullable Frame frame;
    private int first; // place of the first sample of the page
    private int marked = -1; // place

    private record Contents(SampleList samples, Pixels pixels) {}

    /// Where the pictures stand.
    private record Frame(int first, int across, int down, double wide, double high) {
        int count() {
            return across * down;
        }
    }

    /// @param choose told the place of a sample in the list
    SampleGrid(IntConsumer choose, Drawing drawing) {
        this.choose = choose;
        plot = new LivePicture<>(text("data.samples.none"), this::painter, drawing);
        plot.setId("data-grid");
        plot.getStyleClass().add("data-grid");
        plot.setFocusTraversable(true);
        plot.setAccessibleText(text("data.samples.grid"));
        plot.setAccessibleHelp(text("data.samples.keys"));
        plot.setOnShown(shown -> {
            frame = shown;
            moved.run();
        });
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        plot.addEventHandler(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() != 0) {
                row(event.getDeltaY() > 0 ? -1 : 1);
                event.consume();
            }
        });
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        VBox.setVgrow(plot, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().add(plot);
    }

    /// @param told whenever another page is shown
    void onMoved(Runnable told) {
        moved = told;
    }

    @SuppressWarnings("ReferenceEquality") // the very list that is shown
    void show(SampleList samples, Pixels pixels) {
        boolean other = contents.isEmpty() || contents.get().samples() != samples;
        contents = Optional.of(new Contents(samples, pixels));
        if (other) {
            first = 0;
            marked = -1;
        }
        redraw();
    }

    void clear() {
        contents = Optional.empty();
        redraw();
    }

    /// Marks a sample, and turns to its page if it isn't in sight.
    void mark(int place) {
        marked = place;
        if (place >= 0 && frame != null && (place < first || place >= first + frame.count())) {
            first = place / frame.across * frame.across;
        }
        redraw();
    }

    /// Place of the first sample that is shown.
    int first() {
        return first;
    }

    /// How many are shown at most.
    int page() {
        return frame == null ? 1 : Math.max(1, frame.count());
    }

    void turn(int pages) {
        go(first + pages * page());
    }

    private void row(int rows) {
        go(first + rows * (frame == null ? 1 : frame.across));
    }

    private void go(int wanted) {
        int across = frame == null ? 1 : frame.across;
        int size = contents.map(its -> its.samples().size()).orElse(0);
        int last = Math.max(0, (Math.ceilDiv(size, across) - page() / across) * across);
        int now = Math.clamp(wanted, 0, last);
        if (now != first) {
            first = now;
            redraw();
        }
    }

    private void click(MouseEvent event) {
        plot.requestFocus();
        Frame shown = frame;
        if (shown == null || contents.isEmpty()) {
            return;
        }
        int column = (int) (event.getX() / shown.wide);
        int row = (int) (event.getY() / shown.high);
        int place = shown.first + row * shown.across + column;
        if (column < shown.across && row < shown.down && place < contents.get().samples().size()) {
            choose.accept(place);
        }
    }

    private void press(KeyEvent event) {
        int size = contents.map(its -> its.samples().size()).orElse(0);
        int across = frame == null ? 1 : frame.across;
        if (size == 0) {
            return;
        }
        int from = marked < 0 ? first - 1 : marked;
        int to = switch (event.getCode()) {
            case LEFT -> marked - 1;
            case RIGHT -> from + 1;
            case UP -> marked - across;
            case DOWN -> marked < 0 ? first : marked + across;
            case PAGE_UP -> marked - page();
            case PAGE_DOWN -> Math.max(marked, first) + page();
            case HOME -> 0;
            case END -> size - 1;
            default -> Integer.MIN_VALUE;
        };
        if (to != Integer.MIN_VALUE) {
            event.consume();
            choose.accept(Math.clamp(to, 0, size - 1));
        }
    }

    private Optional<LivePicture.Painter<Frame>> painter() {
        int from = first;
        int chosen = marked;
        return contents.filter(its -> !its.samples().isEmpty())
                .map(its -> (theme, picture, scale) -> paint(its, from, chosen, theme, picture, scale));
    }

    private static Frame paint(Contents contents, int first, int marked, ChartTheme theme, BufferedImage picture, double scale) {
        Pixels pixels = contents.pixels();
        double side = SIDE * theme.text();
        int longest = Math.max(pixels.height(), pixels.width());
        double times = longest <= side ? Math.floor(side / longest) : side / longest; // whole pixels, as the network sees them
        double wide = Math.max(side * 0.7, pixels.width() * times) + GAP;
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(11 * theme.text())));
            FontMetrics metrics = g.getFontMetrics();
            double high = pixels.height() * times + metrics.getHeight() + GAP;
            int across = Math.max(1, (int) (picture.getWidth() / scale / wide));
            int down = Math.max(1, (int) (picture.getHeight() / scale / high));
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, longest <= side ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                    : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            SampleList samples = contents.samples();
            var sample = new float[samples.split().sampleSize()];
            for (int i = 0; i < across * down && first + i < samples.size(); i++) {
                int index = samples.get(first + i);
                double x = i % across * wide;
                int row = i / across;
                double y = row * high;
                samples.split().copy(index, sample, 0);
                double width = pixels.width() * times;
                int left = (int) Math.round(x + (wide - width) / 2);
                int top = (int) Math.round(y + GAP / 2);
                g.drawImage(pixels.image(sample), left, top, (int) Math.round(width), (int) Math.round(pixels.height() * times), null);
                boolean here = first + i == marked;
                g.setPaint(theme.of(here ? Ink.TEXT : Ink.MUTED));
                String name = cut(samples.kindOf(index), metrics, wide - 4);
                g.drawString(name, (float) (x + (wide - metrics.stringWidth(name)) / 2),
                        (float) (top + pixels.height() * times + metrics.getAscent()));
                if (here) {
                    g.setPaint(theme.of(Ink.SERIES_1));
                    g.setStroke(new BasicStroke(2));
                    g.draw(new RoundRectangle2D.Double(x + 1, y + 1, wide - 2, high - 2, 6, 6));
                }
            }
            return new Frame(first, across, down, wide, high);
        } finally {
            g.dispose();
        }
    }

    static String cut(String name, FontMetrics metrics, double width) {
        if (metrics.stringWidth(name) <= width) {
            return name;
        }
        int length = name.length();
        while (length > 0 && metrics.stringWidth(name.substring(0, length) + "…") > width) {
            length--;
        }
        return name.substring(0, length) + "…";
    }

    void redraw() {
        plot.redraw();
    }

    boolean frame(long now) {
        return plot.frame(now);
    }
}
