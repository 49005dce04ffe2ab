package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.dataset.ClassBalance;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.ui.chart.ChartRenderer;
import studio.lipschitz.ui.chart.ChartTheme;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.LivePicture;
import studio.lipschitz.ui.workspace.Figures;

/// A bar for each class and part: its share of the part, so that parts of any size stand side by side, and its count above it where there is room.
final class BalanceBars extends VBox {
    private static final List<Ink> INKS = List.of(Ink.SERIES_1, Ink.SERIES_2, Ink.SERIES_3);
    private static final double WIDEST = 64; // pixels of a bar

    private final LivePicture<Frame> plot;
    private final FlowPane legend = new FlowPane();
    private final Label heading = new Label(text("data.balance"));
    private final Label reading = new Label();
    private Optional<ClassBalance> balance = Optional.empty();
    private @Nullable Frame frame;

    private record Frame(ClassBalance balance, double left, double step) {}

    BalanceBars(Drawing drawing) {
        setId("data-bars");
        getStyleClass().add("chart-pane");
        heading.getStyleClass().add("chart-title");
        legend.getStyleClass().add("chart-legend");
        reading.setId("data-bars-reading");
        reading.getStyleClass().add("note");
        reading.setWrapText(true);
        plot = new LivePicture<>(text("data.samples.none"), this::painter, drawing);
        plot.setId("data-bars-plot");
        plot.setAccessibleText(text("data.balance"));
        plot.setOnShown(shown -> frame = shown);
        plot.addEventHandler(MouseEvent.MOUSE_MOVED, this::read);
        plot.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> reading.setText(text("data.balance.about")));
        VBox.setVgrow(plot, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().addAll(legend, plot, reading);
    }

    private static List<DataPart> parts(ClassBalance of) {
        return List.of(DataPart.TRAIN, DataPart.VALIDATION, DataPart.TEST).stream().filter(part -> of.total(part) > 0).toList();
    }

    void show(Optional<ClassBalance> now) {
        balance = now;
        reading.setText(text("data.balance.about"));
        legend.getChildren().setAll(heading);
        now.ifPresent(its -> {
            for (DataPart part : parts(its)) {
                var swatch = new Region();
                swatch.getStyleClass().addAll("chart-swatch", "full");
                swatch.setStyle("-fx-background-color: " + ink(part).token());
                var name = new Label(text("data.balance.part", text("data.part.name." + part.word()), Figures.count(its.total(part))));
                name.getStyleClass().add("chart-legend-name");
                var entry = new HBox(swatch, name);
                entry.getStyleClass().add("chart-legend-entry");
                entry.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
                legend.getChildren().add(entry);
            }
        });
        redraw();
    }

    private static Ink ink(DataPart part) {
        return INKS.get(part == DataPart.TRAIN ? 0 : part == DataPart.VALIDATION ? 1 : 2);
    }

    private void read(MouseEvent event) {
        Frame shown = frame;
        int kind = shown == null ? -1 : (int) Math.floor((event.getX() - shown.left) / shown.step);
        if (shown == null || kind < 0 || kind >= shown.balance.classes().size()) {
            reading.setText(text("data.balance.about"));
            return;
        }
        var words = new java.util.StringJoiner(" · ");
        words.add(shown.balance.classes().get(kind));
        for (DataPart part : parts(shown.balance)) {
            words.add(text("data.balance.reading", text("data.part.name." + part.word()),
                    Figures.count(shown.balance.of(part).get(kind)), Digits.percent(shown.balance.share(part, kind))));
        }
        reading.setText(words.toString());
    }

    private Optional<LivePicture.Painter<Frame>> painter() {
        return balance.map(its -> (theme, picture, scale) -> paint(its, theme, picture, scale));
    }

    private static Frame paint(ClassBalance balance, ChartTheme theme, BufferedImage picture, double scale) {
        double width = picture.getWidth() / scale;
        double height = picture.getHeight() / scale;
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(11 * theme.text())));
            FontMetrics metrics = g.getFontMetrics();
            List<DataPart> parts = parts(balance);
            int classes = balance.classes().size();
            double most = 1e-9;
            for (DataPart part : parts) {
                for (int kind = 0; kind < classes; kind++) {
                    most = Math.max(most, balance.share(part, kind));
                }
            }
            double left = metrics.stringWidth("100 %") + 8;
            double bottom = height - metrics.getHeight() - 6;
            double top = metrics.getHeight() + 6;
            double high = Math.max(1, bottom - top);
            axis(g, theme, metrics, most, left, width, bottom, high);
            double step = (width - left - 4) / classes;
            double bar = Math.min(WIDEST, step * 0.8 / parts.size());
            boolean named = balance.classes().stream().mapToInt(metrics::stringWidth).min().orElse(0) <= step - 4 && step >= 14;
            for (int kind = 0; kind < classes; kind++) {
                double middle = left + (kind + 0.5) * step;
                for (int p = 0; p < parts.size(); p++) {
                    double tall = balance.share(parts.get(p), kind) / most * high;
                    double x = middle + (p - parts.size() / 2.0) * bar;
                    g.setPaint(theme.of(ink(parts.get(p))));
                    g.fill(new Rectangle2D.Double(x + 0.5, bottom - tall, Math.max(1, bar - 1), tall));
                    String count = Figures.count(balance.of(parts.get(p)).get(kind));
                    if (metrics.stringWidth(count) <= bar - 2) {
                        g.setPaint(theme.of(Ink.TEXT));
                        g.drawString(count, (float) (x + (bar - metrics.stringWidth(count)) / 2), (float) (bottom - tall - 4));
                    }
                }
                if (named) {
                    String name = SampleGrid.cut(balance.classes().get(kind), metrics, step - 4);
                    g.setPaint(theme.of(Ink.MUTED));
                    g.drawString(name, (float) (middle - metrics.stringWidth(name) / 2.0), (float) (bottom + metrics.getAscent() + 4));
                }
            }
            return new Frame(balance, left, step);
        } finally {
            g.dispose();
        }
    }

    private static void axis(
            Graphics2D g, ChartTheme theme, FontMetrics metrics, double most, double left, double width, double bottom, double high) {
        double unit = most > 0.4 ? 0.2 : most > 0.15 ? 0.05 : most > 0.03 ? 0.02 : 0.005;
        for (double share = 0; share <= most + 1e-9; share += unit) {
            double y = bottom - share / most * high;
            g.setPaint(theme.of(Ink.AXIS, 0.6));
            g.draw(new Line2D.Double(left, Math.round(y) + 0.5, width, Math.round(y) + 0.5));
            String words = (unit < 0.01 ? Digits.percent(share) : String.valueOf(Math.round(100 * share))) + " %";
            g.setPaint(theme.of(Ink.MUTED));
            g.drawString(words, (float) (left - 6 - metrics.stringWidth(words)), (float) (y + metrics.getAscent() / 2.0 - 1));
        }
    }

    void redraw() {
        plot.redraw();
    }

    boolean frame(long now) {
        return plot.frame(now);
    }
}
