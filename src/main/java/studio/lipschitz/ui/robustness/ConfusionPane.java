package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.ui.chart.ChartRenderer;
import studio.lipschitz.ui.chart.ChartTheme;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.LivePicture;

/// Classes against decisions: a row a class, its colour the share of the row. Chosen with the mouse, or with arrows and Enter.
final class ConfusionPane extends VBox {
    /// Cells narrower than this hold no figure.
    private static final double READABLE = 26;

    /// Of a cell, in heights.
    private static final double WIDEST = 3;

    private static final double LETTER = 7; // pixels of a name's letter, about

    private final LabSession session;
    private final Consumer<Optional<Cell>> choose;
    private final LivePicture<Frame> plot;
    private final Label reading = new Label();
    private @Nullable Frame frame;
    private Optional<Cell> cursor = Optional.empty();
    private Optional<Cell> selected = Optional.empty();

    /// Samples of one class that were decided alike; [JudgedSample#UNDECIDED] for those that were not decided.
    record Cell(int kind, int decision) {
        boolean holds(JudgedSample sample) {
            return sample.kind() == kind && sample.decision() == decision;
        }
    }

    private record Matrix(List<String> rows, List<String> columns, int[][] counts) {}

    private record Frame(Matrix matrix, double left, double top, double wide, double high) {}

    /// @param choose told which cell is chosen, none if it is chosen again
    ConfusionPane(LabSession session, Consumer<Optional<Cell>> choose, Drawing drawing) {
        this.session = session;
        this.choose = choose;
        setId("confusion");
        getStyleClass().add("chart-pane");
        var heading = new Label(text("lab.confusion"));
        heading.getStyleClass().add("chart-title");
        plot = new LivePicture<>("", this::picture, drawing);
        plot.emptyWords().bind(session.awaited());
        plot.setId("confusion-plot");
        plot.setFocusTraversable(true);
        plot.setAccessibleText(text("lab.confusion"));
        plot.setAccessibleHelp(text("lab.confusion.keys"));
        plot.setOnShown(shown -> frame = shown);
        plot.addEventHandler(MouseEvent.MOUSE_MOVED, event -> cellAt(event).ifPresent(this::point));
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            plot.requestFocus();
            cellAt(event).ifPresent(this::toggle);
        });
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        reading.setId("confusion-reading");
        reading.getStyleClass().add("note");
        reading.setWrapText(true);
        reading.setMinHeight(USE_PREF_SIZE);
        reading.setText(text("lab.confusion.axes"));
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(heading, plot, reading);
    }

    void clear() {
        selected = Optional.empty();
        cursor = Optional.empty();
        reading.setText(text("lab.confusion.axes"));
        plot.redraw();
    }

    private Optional<Subject> subject() {
        return session.judgedProperty().get().map(LabSession.Judged::subject);
    }

    private Optional<Matrix> matrix() {
        if (session.judgement().size() == 0) {
            return Optional.empty();
        }
        return subject().map(subject -> {
            int classes = subject.classes().size();
            int[][] counts = session.judgement().confusion(classes);
            boolean undecided = Arrays.stream(counts).anyMatch(row -> row[classes] > 0);
            List<String> columns = IntStream.range(0, undecided ? classes + 1 : classes)
                    .mapToObj(kind -> Names.of(subject, kind == classes ? JudgedSample.UNDECIDED : kind)).toList();
            return new Matrix(subject.classes(), columns, counts);
        });
    }

    private Optional<LivePicture.Painter<Frame>> picture() {
        Optional<Cell> marked = selected;
        Optional<Cell> pointed = cursor;
        return matrix().map(matrix -> (theme, picture, scale) -> paint(matrix, marked, pointed, theme, picture, scale));
    }

    private static Frame paint(
            Matrix matrix, Optional<Cell> marked, Optional<Cell> pointed, ChartTheme theme, BufferedImage picture, double scale) {
        double width = picture.getWidth() / scale;
        double height = picture.getHeight() / scale;
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            var font = new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(11 * theme.text()));
            g.setFont(font);
            var metrics = g.getFontMetrics();
            int rows = matrix.rows.size();
            int columns = matrix.columns.size();
            double left = Math.min(width / 3, matrix.rows.stream().mapToInt(metrics::stringWidth).max().orElse(0) + 10);
            int longest = matrix.columns.stream().mapToInt(metrics::stringWidth).max().orElse(0);
            boolean upright = longest + 6 > (width - left - 2) / columns; // else each has its column's width
            double top = upright ? Math.min(height / 3, longest + 8) : metrics.getHeight() + 6;
            double high = Math.max(1, Math.min((width - left - 2) / columns, (height - top - 2) / rows));
            double wide = Math.clamp((width - left - 2) / columns, high, WIDEST * high);
            boolean figures = wide >= READABLE * theme.text() && high >= metrics.getHeight();
            for (int row = 0; row < rows; row++) {
                int all = Arrays.stream(matrix.counts[row]).sum();
                for (int column = 0; column < columns; column++) {
                    int count = matrix.counts[row][column];
                    double share = all == 0 ? 0 : count / (double) all;
                    Color ink = theme.of(column == row ? Ink.SERIES_1 : Ink.ALARM);
                    int filled = Inks.mix(theme.of(Ink.SURFACE), ink, count == 0 ? 0 : 0.12 + 0.88 * share);
                    g.setPaint(new Color(filled));
                    var box = new Rectangle2D.Double(left + column * wide, top + row * high, wide - 1, high - 1);
                    g.fill(box);
                    if (figures) {
                        g.setPaint(readable(new Color(filled), theme));
                        String figure = String.valueOf(count);
                        g.drawString(figure, (float) (box.x + (wide - 1 - metrics.stringWidth(figure)) / 2),
                                (float) (box.y + high / 2 + metrics.getAscent() / 2.0 - 1));
                    }
                    outline(g, box, marked, pointed, row, column == rows ? JudgedSample.UNDECIDED : column, theme);
                }
            }
            g.setPaint(theme.of(Ink.MUTED));
            boolean names = high >= metrics.getHeight() * 0.8;
            for (int row = 0; row < rows && names; row++) {
                g.drawString(cut(matrix.rows.get(row), left - 6), 2, (float) (top + (row + 0.5) * high + metrics.getAscent() / 2.0 - 1));
            }
            for (int column = 0; column < columns && names; column++) {
                double middle = left + (column + 0.5) * wide;
                if (upright) {
                    Graphics2D turned = (Graphics2D) g.create();
                    turned.rotate(-Math.PI / 2, middle, top - 5);
                    turned.drawString(cut(matrix.columns.get(column), top - 6), (float) middle,
                            (float) (top - 5 + metrics.getAscent() / 2.0 - 1));
                    turned.dispose();
                } else {
                    String name = matrix.columns.get(column);
                    g.drawString(name, (float) (middle - metrics.stringWidth(name) / 2.0), (float) (top - 5));
                }
            }
            return new Frame(matrix, left, top, wide, high);
        } finally {
            g.dispose();
        }
    }

    private static void outline(
            Graphics2D g, Rectangle2D.Double box, Optional<Cell> marked, Optional<Cell> pointed, int row, int column, ChartTheme theme) {
        var here = Optional.of(new Cell(row, column));
        if (here.equals(marked) || here.equals(pointed)) {
            g.setPaint(theme.of(Ink.TEXT));
            g.setStroke(new java.awt.BasicStroke(here.equals(marked) ? 2.5f : 1f));
            g.draw(new Rectangle2D.Double(box.x + 1, box.y + 1, box.width - 2, box.height - 2));
        }
    }

    /// The one of the theme's text and its surface that stands out more.
    private static Color readable(Color back, ChartTheme theme) {
        Color text = theme.of(Ink.TEXT);
        Color surface = theme.of(Ink.SURFACE);
        return Math.abs(bright(text) - bright(back)) >= Math.abs(bright(surface) - bright(back)) ? text : surface;
    }

    private static double bright(Color color) {
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
    }

    private static String cut(String name, double width) {
        int most = Math.max(1, (int) (width / LETTER));
        return name.length() <= most ? name : name.substring(0, Math.max(1, most - 1)) + "…";
    }

    private Optional<Cell> cellAt(MouseEvent event) {
        Frame shown = frame;
        if (shown == null) {
            return Optional.empty();
        }
        int column = (int) Math.floor((event.getX() - shown.left) / shown.wide);
        int row = (int) Math.floor((event.getY() - shown.top) / shown.high);
        return row >= 0 && column >= 0 && row < shown.matrix.rows.size() && column < shown.matrix.columns.size()
                ? Optional.of(new Cell(row, column == shown.matrix.rows.size() ? JudgedSample.UNDECIDED : column))
                : Optional.empty();
    }

    private void move(KeyEvent event) {
        Frame shown = frame;
        if (shown == null) {
            return;
        }
        Cell at = cursor.orElse(new Cell(0, 0));
        int classes = shown.matrix.rows.size();
        int column = at.decision == JudgedSample.UNDECIDED ? classes : at.decision;
        int right = Math.min(shown.matrix.columns.size() - 1, column + 1);
        switch (event.getCode()) {
            case LEFT -> point(new Cell(at.kind, Math.max(0, column - 1)));
            case RIGHT -> point(new Cell(at.kind, right == classes ? JudgedSample.UNDECIDED : right));
            case UP -> point(new Cell(Math.max(0, at.kind - 1), at.decision));
            case DOWN -> point(new Cell(Math.min(classes - 1, at.kind + 1), at.decision));
            case ENTER, SPACE -> toggle(at);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void point(Cell at) {
        if (cursor.equals(Optional.of(at)) || frame == null) {
            return;
        }
        cursor = Optional.of(at);
        Matrix matrix = frame.matrix;
        int[] row = matrix.counts[at.kind];
        int count = row[at.decision == JudgedSample.UNDECIDED ? row.length - 1 : at.decision];
        subject().ifPresent(subject -> reading.setText(text(
                "lab.confusion.cell", count, Names.of(subject, at.kind), Names.of(subject, at.decision),
                100.0 * count / Math.max(1, Arrays.stream(row).sum()))));
        plot.redraw();
    }

    private void toggle(Cell at) {
        point(at);
        selected = selected.equals(Optional.of(at)) ? Optional.empty() : Optional.of(at);
        choose.accept(selected);
        plot.redraw();
    }

    void redraw() {
        plot.redraw();
    }

    boolean frame(long now) {
        return plot.frame(now);
    }
}
