package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.DoubleFunction;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// The data of a chart as CSV (RFC 4180): every point of every curve, a row for each place on the horizontal axis.
///
/// Numbers have as many digits as tell them apart; `NaN` and `Infinity` are spelled out; where a curve has no point the field is empty.
final class ChartTable {
    private static final String END = "\r\n";

    private final List<String> names = new ArrayList<>();
    private final List<Snapshot> columns = new ArrayList<>();
    private final ChartSpec spec;
    private final DoubleFunction<String> places;

    /// @param places what stands at a place of an axis of places
    private ChartTable(ChartSpec spec, DoubleFunction<String> places) {
        this.spec = spec;
        this.places = places;
        String before = "";
        for (ChartSpec.Trace trace : spec.traces()) {
            String name = trace.name().isEmpty() ? text("chart.column.smallest", before) : trace.name();
            before = trace.name().isEmpty() ? before : trace.name();
            if (trace.lower().isEmpty()) {
                add(name, trace.points());
            } else {
                add(text("chart.column.upper", name), trace.points());
                add(text("chart.column.lower", name), trace.lower());
            }
        }
    }

    static String of(ChartSpec spec, DoubleFunction<String> places) {
        return new ChartTable(spec, places).csv();
    }

    private void add(String name, Snapshot points) {
        if (!points.isEmpty()) {
            names.add(name.strip() + " [" + (spec.percent() ? text("chart.column.share") : spec.yTitle()) + "]");
            columns.add(points);
        }
    }

    private String csv() {
        var table = new StringBuilder();
        var head = new StringJoiner(",", "", END);
        head.add(quoted(spec.xTitle()));
        names.forEach(name -> head.add(quoted(name)));
        List<ChartSpec.Mark> notes = spec.marks().stream().filter(mark -> mark.number() > 0)
                .sorted(Comparator.comparingDouble(ChartSpec.Mark::x)).toList();
        if (!notes.isEmpty()) {
            head.add(quoted(text("chart.column.note")));
        }
        int noted = 0;
        table.append(head);
        int[] next = new int[columns.size()];
        while (true) {
            double x = Double.POSITIVE_INFINITY;
            for (int i = 0; i < next.length; i++) {
                x = next[i] < columns.get(i).size() ? Math.min(x, columns.get(i).x()[next[i]]) : x;
            }
            x = noted < notes.size() ? Math.min(x, notes.get(noted).x()) : x;
            if (Double.isInfinite(x)) {
                return table.toString();
            }
            table.append(spec.xAxis() == ChartSpec.XAxis.PLACES ? quoted(places.apply(x)) : Double.toString(x));
            for (int i = 0; i < next.length; i++) {
                Snapshot column = columns.get(i);
                boolean here = next[i] < column.size() && column.x()[next[i]] == x;
                table.append(',').append(here ? Double.toString(column.y()[next[i]]) : "");
                next[i] += here ? 1 : 0;
            }
            if (!notes.isEmpty()) {
                var here = new StringJoiner("; ");
                for (; noted < notes.size() && notes.get(noted).x() == x; noted++) {
                    here.add(notes.get(noted).text());
                }
                table.append(',').append(quoted(here.toString()));
            }
            table.append(END);
        }
    }

    private static String quoted(String words) {
        return words.matches("[^\",\r\n]*") ? words : '"' + words.replace("\"", "\"\"") + '"';
    }
}
