package studio.lipschitz.ui.report;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import studio.lipschitz.ui.chart.PaperChart;
import studio.lipschitz.ui.report.Report.Fact;
import studio.lipschitz.ui.report.Report.Row;
import studio.lipschitz.ui.report.Report.Section;
import studio.lipschitz.ui.report.Report.Tile;

/// A report as one page of HTML that needs nothing beside itself: no script, no font, no picture from elsewhere. It prints on A4.
final class ReportHtml {
    private static final double CHART_WIDTH = 330;
    private static final double CHART_HEIGHT = 216;

    /// Of the graph on screen: units of the drawing shown no larger than so many of the window.
    private static final double LARGEST = 0.8;

    private static final Pattern SIZE = Pattern.compile(" width=\"[^\"]*\" height=\"[^\"]*\"");

    private final Report report;
    private final StringBuilder out = new StringBuilder();

    private ReportHtml(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        return new ReportHtml(report).page();
    }

    private String page() {
        out.append("<!DOCTYPE html>\n<html lang=\"").append(report.language()).append("\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"generator\" content=\"Lipschitz Studio\"/>\n")
                .append("<title>").append(escaped(report.title())).append("</title>\n<style>\n").append(style())
                .append("</style>\n</head>\n<body>\n<main>\n");
        head();
        out.append("<section class=\"tiles\">\n");
        report.tiles().forEach(this::tile);
        out.append("</section>\n");
        graph();
        out.append("<section class=\"charts\">\n");
        for (int i = 0; i < report.charts().size(); i++) {
            chart(report.charts().get(i), i);
        }
        out.append("</section>\n<section class=\"facts\">\n");
        report.sections().forEach(this::section);
        out.append("</section>\n");
        if (!report.remarks().isEmpty()) {
            out.append("<section class=\"remarks\">\n");
            report.remarks().forEach(this::section);
            out.append("</section>\n");
        }
        layers();
        return out.append("<footer>").append(escaped(report.foot())).append("</footer>\n</main>\n</body>\n</html>\n").toString();
    }

    private void head() {
        out.append("<header>\n<h1>").append(escaped(report.title())).append("</h1>\n<p class=\"subtitle\">")
                .append(escaped(report.subtitle()))
                .append("</p>\n<p class=\"verdict ").append(report.certified() ? "safe" : "open").append("\"><strong>")
                .append(escaped(report.standing())).append("</strong> ").append(escaped(report.sentence())).append("</p>\n</header>\n");
    }

    private void tile(Tile tile) {
        out.append("<div class=\"tile\"><span>").append(escaped(tile.name())).append("</span><b>").append(escaped(tile.value()))
                .append("</b><small>").append(escaped(tile.under())).append("</small></div>\n");
    }

    private void graph() {
        double width = report.graph().width();
        String svg = PaperChart.svg("graph", width, report.graph().height(), report.graph()::draw);
        out.append("<section class=\"graph\">\n<h2>").append(text("report.section.graph")).append("</h2>\n<figure style=\"--wide:")
                .append(Math.round(width * LARGEST)).append("px\">").append(fluid(svg, text("report.section.graph")))
                .append("</figure>\n</section>\n");
    }

    private void chart(PaperChart chart, int number) {
        String svg = PaperChart.svg("chart" + number + "-", CHART_WIDTH, CHART_HEIGHT, g -> chart.draw(g, CHART_WIDTH, CHART_HEIGHT));
        out.append("<figure>").append(fluid(svg, chart.title())).append("</figure>\n");
    }

    /// As wide as its place.
    private static String fluid(String svg, String label) {
        return SIZE.matcher(svg).replaceFirst(" role=\"img\" aria-label=\"" + escaped(label).replace("$", "\\$") + "\"").strip();
    }

    private void section(Section section) {
        out.append("<div><h2>").append(escaped(section.title())).append("</h2>\n<dl>\n");
        for (Fact fact : section.facts()) {
            out.append(fact.name().isEmpty() ? "" : "<dt>" + escaped(fact.name()) + "</dt>").append("<dd")
                    .append(fact.name().isEmpty() ? " class=\"alone\">" : ">").append(escaped(fact.value())).append("</dd>\n");
        }
        out.append("</dl></div>\n");
    }

    private void layers() {
        out.append("<section class=\"layers\">\n<h2>").append(text("report.section.layers"))
                .append("</h2>\n<div class=\"wide\">\n<table>\n<thead><tr>");
        for (String column : new String[] {"layer", "module", "output", "design", "weights", "formula", "why"}) {
            out.append("<th scope=\"col\">").append(escaped(text("report.column." + column))).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (Row row : report.layers()) {
            out.append(row.flagged() ? "<tr class=\"flagged\">" : "<tr>");
            out.append("<th scope=\"row\">").append(escaped(row.id())).append("</th>");
            for (String cell : new String[] {row.module(), row.output(), row.design(), row.weights(), row.numbers()}) {
                out.append("<td>").append(escaped(cell)).append("</td>");
            }
            out.append("<td><a href=\"#why").append(row.why()).append("\">").append(row.why()).append("</a></td></tr>\n");
        }
        out.append("</tbody>\n</table>\n</div>\n<ol class=\"whys\">\n");
        for (int i = 0; i < report.whys().size(); i++) {
            out.append("<li id=\"why").append(i + 1).append("\">").append(escaped(report.whys().get(i))).append("</li>\n");
        }
        out.append("</ol>\n</section>\n");
    }

    private static String style() {
        try (var sheet = Objects.requireNonNull(ReportHtml.class.getResourceAsStream("/studio/lipschitz/report/report.css"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
