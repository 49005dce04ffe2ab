package studio.lipschitz.ui.report;

import static studio.lipschitz.text.Texts.text;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import studio.lipschitz.ui.report.Report.Row;

/// The table of layers on paper, and below it why they have their constants; goes on in further sheets under the same heads.
final class LayerPages {
    private static final double SIZE = 6.8;
    private static final double LEADING = 8.4;
    private static final double PADDING = 1.6;
    private static final List<String> COLUMNS = List.of("layer", "module", "output", "design", "weights", "formula", "why");

    /// Of the width.
    private static final double[] SHARES = {0.15, 0.16, 0.11, 0.09, 0.16, 0.28, 0.05};

    private static final double BETWEEN = 6;

    private final Report report;
    private final Paper paper;
    private double y;

    /// @param top where it may begin on the present sheet
    LayerPages(Report report, Paper paper, double top) {
        this.report = report;
        this.paper = paper;
        y = top;
    }

    void set() throws IOException {
        if (y + 60 > ReportPdf.BOTTOM) {
            turn("report.section.layers");
        } else {
            heads("report.section.layers");
        }
        for (Row row : report.layers()) {
            row(row);
        }
        y += 4;
        for (int i = 0; i < report.whys().size(); i++) {
            why(i + 1, report.whys().get(i));
        }
    }

    private void turn(String title) throws IOException {
        paper.turn();
        y = ReportPdf.MARGIN;
        heads(title);
    }

    private void heads(String title) throws IOException {
        y += 7;
        paper.text(ReportPdf.MARGIN, y, text(title).toUpperCase(Locale.ROOT), true, 6.5, ReportPdf.ACCENT);
        y += 11;
        double x = ReportPdf.MARGIN;
        for (int i = 0; i < COLUMNS.size(); i++) {
            paper.text(x, y, text("report.column." + COLUMNS.get(i)), true, SIZE, ReportPdf.MUTED);
            x += SHARES[i] * ReportPdf.WIDTH;
        }
        y += 3;
        paper.box(ReportPdf.MARGIN, y, ReportPdf.WIDTH, 0.75, ReportPdf.MUTED);
    }

    private void row(Row row) throws IOException {
        List<String> cells = List.of(row.id(), row.module(), row.output(), row.design(), row.weights(), row.numbers(),
                String.valueOf(row.why()));
        var lines = new java.util.ArrayList<List<String>>();
        int most = 1;
        for (int i = 0; i < cells.size(); i++) {
            List<String> wrapped = paper.wrapped(cells.get(i), SIZE, SHARES[i] * ReportPdf.WIDTH - BETWEEN);
            lines.add(wrapped);
            most = Math.max(most, wrapped.size());
        }
        double height = most * LEADING + 2 * PADDING;
        if (y + height > ReportPdf.BOTTOM) {
            turn("report.section.layers.more");
        }
        Color ink = row.flagged() ? ReportPdf.OPEN : ReportPdf.TEXT;
        double x = ReportPdf.MARGIN;
        for (int i = 0; i < lines.size(); i++) {
            for (int k = 0; k < lines.get(i).size(); k++) {
                paper.text(x, y + PADDING + (k + 1) * LEADING - 2, lines.get(i).get(k), i == 0, SIZE, ink);
            }
            x += SHARES[i] * ReportPdf.WIDTH;
        }
        y += height;
        paper.box(ReportPdf.MARGIN, y, ReportPdf.WIDTH, 0.4, ReportPdf.LINE);
    }

    private void why(int number, String words) throws IOException {
        List<String> lines = paper.wrapped(words, 6.4, ReportPdf.WIDTH - 14);
        if (y + lines.size() * 8 > ReportPdf.BOTTOM) {
            paper.turn();
            y = ReportPdf.MARGIN;
        }
        paper.text(ReportPdf.MARGIN, y + 8, String.valueOf(number), true, 6.4, ReportPdf.MUTED);
        for (String line : lines) {
            y += 8;
            paper.text(ReportPdf.MARGIN + 14, y, line, false, 6.4, ReportPdf.MUTED);
        }
        y += 1.5;
    }
}
