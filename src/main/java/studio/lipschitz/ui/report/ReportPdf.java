package studio.lipschitz.ui.report;

import static studio.lipschitz.text.Texts.text;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import studio.lipschitz.ui.report.Report.Fact;
import studio.lipschitz.ui.report.Report.Section;
import studio.lipschitz.ui.report.Report.Tile;

/// A report set on sheets of A4: one, and as many more as the table of layers needs.
final class ReportPdf {
    static final double MARGIN = 36;
    static final double WIDTH = Paper.WIDTH - 2 * MARGIN;
    static final double BOTTOM = Paper.HEIGHT - 44;

    static final Color TEXT = new Color(0x1b2130);
    static final Color MUTED = new Color(0x5b6478);
    static final Color LINE = new Color(0xdfe3ec);
    static final Color ACCENT = new Color(0x3d5af1);
    static final Color OPEN = new Color(0xa15c00);
    private static final Color SUNKEN = new Color(0xf4f5f9);
    private static final Color SAFE = new Color(0x137839);
    private static final Color SAFE_SOFT = new Color(0xdcf5e5);
    private static final Color OPEN_SOFT = new Color(0xfff0d6);

    private static final double SMALL = 7;
    private static final double LEADING = 9.2;
    private static final double GAP = 8;
    private static final double GRAPH = 150;
    private static final double LARGEST = 0.6; // points a unit of the graph
    private static final double CHART = 118;
    private static final double CHART_SCALE = 0.56; // points a unit of the window

    /// Widths of the sections side by side, of all their room.
    private static final double[] SECTIONS = {0.23, 0.31, 0.23, 0.23};

    private static final int MOST_LACKING = 4; // letters that the foot names

    private static final double BETWEEN = 14;
    private static final double WIDEST_NAME = 0.65; // of a section

    private final Report report;
    private final Paper paper;
    private double y = MARGIN;

    private ReportPdf(Report report, Paper paper) {
        this.report = report;
        this.paper = paper;
    }

    static byte[] of(Report report) throws IOException {
        try (var paper = new Paper()) {
            new ReportPdf(report, paper).set();
            return paper.bytes(report.title(), report.language());
        }
    }

    private void set() throws IOException {
        paper.turn();
        head();
        tiles();
        graph();
        charts();
        facts();
        remarks();
        new LayerPages(report, paper, y).set();
        List<String> lacking = paper.lacking();
        String foot = lacking.isEmpty() ? report.foot()
                : report.foot() + " · "
                        + text("report.lacking", String.join(", ", lacking.subList(0, Math.min(lacking.size(), MOST_LACKING)))
                                + (lacking.size() > MOST_LACKING ? ", …" : ""));
        for (int i = 0; i < paper.sheets(); i++) {
            paper.back(i);
            double base = Paper.HEIGHT - 24;
            paper.box(MARGIN, base - 10, WIDTH, 0.5, LINE);
            paper.text(MARGIN, base, foot, false, 6.5, MUTED);
            String page = text("report.page", i + 1, paper.sheets());
            paper.text(MARGIN + WIDTH - paper.width(page, 6.5), base, page, false, 6.5, MUTED);
        }
    }

    private void head() throws IOException {
        for (String line : paper.wrapped(report.title(), 18, WIDTH)) {
            y += 16;
            paper.text(MARGIN, y, line, true, 18, TEXT);
            y += 4;
        }
        for (String line : paper.wrapped(report.subtitle(), 8, WIDTH)) {
            y += 9;
            paper.text(MARGIN, y, line, false, 8, MUTED);
        }
        y += GAP;
        Color ink = report.certified() ? SAFE : OPEN;
        double left = MARGIN + 12;
        double word = paper.width(report.standing(), 9) + 14;
        List<String> lines = paper.wrapped(report.sentence(), 8, WIDTH - 24 - word);
        double height = lines.size() * 10.5 + 9;
        paper.box(MARGIN, y, WIDTH, height, report.certified() ? SAFE_SOFT : OPEN_SOFT);
        paper.box(MARGIN, y, 3, height, ink);
        paper.text(left, y + 12.5, report.standing(), true, 9, ink);
        for (int i = 0; i < lines.size(); i++) {
            paper.text(left + word, y + 12.5 + 10.5 * i, lines.get(i), false, 8, TEXT);
        }
        y += height + GAP;
    }

    private void tiles() throws IOException {
        double width = (WIDTH - 3 * GAP) / 4;
        for (int i = 0; i < report.tiles().size(); i++) {
            Tile tile = report.tiles().get(i);
            double left = MARGIN + i * (width + GAP);
            paper.box(left, y, width, 44, SUNKEN);
            paper.text(left + 9, y + 12, tile.name(), false, SMALL, MUTED);
            paper.text(left + 9, y + 28, tile.value(), true, 15, TEXT);
            paper.text(left + 9, y + 38, shortened(tile.under(), 6.5, width - 14), false, 6.5, MUTED);
        }
        y += 44 + GAP + 2;
    }

    private String shortened(String words, double size, double room) {
        List<String> lines = paper.wrapped(words, size, room);
        return lines.size() == 1 ? words : lines.getFirst() + "…";
    }

    private void graph() throws IOException {
        double scale = Math.min(LARGEST, Math.min(WIDTH / report.graph().width(), GRAPH / report.graph().height()));
        double width = report.graph().width() * scale;
        double height = report.graph().height() * scale;
        paper.box(MARGIN, y, WIDTH, height, new Color(0xf7f8fb)); // the drawing's own ground goes on beside it
        paper.drawing(MARGIN + (WIDTH - width) / 2, y, width, height, scale, report.graph()::draw);
        paper.frame(MARGIN, y, WIDTH, height, LINE);
        y += height + GAP;
    }

    private void charts() throws IOException {
        double width = (WIDTH - (report.charts().size() - 1) * GAP) / report.charts().size();
        for (int i = 0; i < report.charts().size(); i++) {
            var chart = report.charts().get(i);
            paper.drawing(MARGIN + i * (width + GAP), y, width, CHART, CHART_SCALE,
                    g -> chart.draw(g, width / CHART_SCALE, CHART / CHART_SCALE));
        }
        y += CHART + GAP;
    }

    private void facts() throws IOException {
        double end = y;
        double x = MARGIN;
        for (int i = 0; i < report.sections().size(); i++) {
            double width = SECTIONS[i] * (WIDTH - (SECTIONS.length - 1) * BETWEEN);
            end = Math.max(end, section(report.sections().get(i), x, y, width));
            x += width + BETWEEN;
        }
        y = end + GAP;
    }

    private void remarks() throws IOException {
        for (Section section : report.remarks()) {
            y = section(section, MARGIN, y, WIDTH) + GAP;
        }
    }

    /// @return where it ends
    private double section(Section section, double x, double top, double width) throws IOException {
        double at = top + 7;
        paper.text(x, at, section.title().toUpperCase(Locale.ROOT), true, 6.5, ACCENT);
        double names = section.facts().stream().mapToDouble(fact -> paper.width(fact.name(), SMALL)).max().orElse(0);
        names = names == 0 ? 0 : Math.min(names, width * WIDEST_NAME) + 6;
        at += 2;
        for (Fact fact : section.facts()) {
            List<String> values = paper.wrapped(fact.value(), SMALL, width - names);
            List<String> name = paper.wrapped(fact.name(), SMALL, Math.max(10, names - 6));
            for (int i = 0; i < Math.max(values.size(), name.size()); i++) {
                at += LEADING;
                if (i < name.size()) {
                    paper.text(x, at, name.get(i), false, SMALL, MUTED);
                }
                if (i < values.size()) {
                    paper.text(x + names, at, values.get(i), false, SMALL, TEXT);
                }
            }
        }
        return at + 2;
    }
}
