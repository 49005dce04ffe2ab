package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import studio.lipschitz.grid.Axis;
import studio.lipschitz.grid.Pareto;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.ScatterSpec;
import studio.lipschitz.ui.workspace.Figures;

/// Some runs by their accuracy and certified accuracy after the last epoch, and what varies over them.
///
/// @param dots those that have both at the radius that is asked for
/// @param epsilons radii that the runs were certified at, the most frequent one first
/// @param varied parts of the plan that differ, in its order
/// @param note which runs are left out and why; empty if none is
record ParetoRuns(List<Dot> dots, List<String> epsilons, List<String> varied, String note) {
    static final ParetoRuns NONE = new ParetoRuns(List.of(), List.of(), List.of(), "");

    private static final List<String> NO_CAUSE = List.of("grid", "device", "epsilon");

    record Dot(RunSummary run) implements Pareto.Figures {
        @Override
        public double first() {
            return run.progress().accuracy();
        }

        @Override
        public double second() {
            return run.progress().certified();
        }
    }

    /// @param wanted radius as it stands in the plans; of another one than these runs have, the most frequent is taken
    static ParetoRuns of(List<RunSummary> runs, String wanted) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        runs.stream().map(run -> run.planned("epsilon")).filter(epsilon -> !epsilon.isEmpty())
                .forEach(epsilon -> counts.merge(epsilon, 1, Integer::sum));
        List<String> epsilons = counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey).toList();
        String epsilon = epsilons.contains(wanted) ? wanted : epsilons.isEmpty() ? "" : epsilons.getFirst();
        var dots = new ArrayList<Dot>();
        int without = 0;
        int other = 0;
        for (RunSummary run : runs) {
            var dot = new Dot(run);
            if (Double.isNaN(dot.first()) || Double.isNaN(dot.second())) {
                without++;
            } else if (!run.planned("epsilon").equals(epsilon)) {
                other++;
            } else {
                dots.add(dot);
            }
        }
        var notes = new StringJoiner(" ");
        if (without > 0) {
            notes.add(text(without == 1 ? "grid.pareto.without.one" : "grid.pareto.without.many", without));
        }
        if (other > 0) {
            notes.add(text(other == 1 ? "grid.pareto.other.one" : "grid.pareto.other.many", other));
        }
        return new ParetoRuns(dots, epsilons, varied(dots), notes.toString());
    }

    private static List<String> varied(List<Dot> dots) {
        var keys = new LinkedHashSet<String>();
        dots.forEach(dot -> keys.addAll(dot.run().plan().keySet()));
        NO_CAUSE.forEach(keys::remove);
        return keys.stream().filter(key -> dots.stream().map(dot -> dot.run().planned(key)).distinct().count() > 1).toList();
    }

    /// The radius that is shown: the one that is wanted where some have it, else the most frequent.
    String epsilon(String wanted) {
        return epsilons.contains(wanted) || epsilons.isEmpty() ? wanted : epsilons.getFirst();
    }

    /// What colours stand for: what is wanted where it varies, else the first that does; empty: nothing varies.
    String colour(String wanted) {
        return varied.contains(wanted) ? wanted : varied.isEmpty() ? "" : varied.getFirst();
    }

    /// @param colour the part of the plan that colours stand for; empty: none
    /// @param chosen folder of the run that stands out
    Optional<ScatterSpec> spec(String colour, String chosen, String epsilon) {
        if (dots.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> places = new LinkedHashMap<>();
        List<String> values = dots.stream().map(dot -> dot.run().planned(colour)).distinct().sorted(ParetoRuns::byNumber).toList();
        boolean scale = !colour.isEmpty() && values.size() > Ink.SERIES.size();
        values.forEach(value -> places.put(value, places.size()));
        var shown = new IdentityHashMap<Dot, ScatterSpec.Dot>();
        var all = new ArrayList<ScatterSpec.Dot>();
        for (Dot dot : dots) {
            int place = places.getOrDefault(dot.run().planned(colour), 0);
            all.add(new ScatterSpec.Dot(dot.run().folder(), dot.first(), dot.second(), () -> words(dot, epsilon), scale ? 0 : place,
                    values.size() < 2 ? 0 : (double) place / (values.size() - 1), dot.run().folder().equals(chosen)));
            shown.put(dot, all.getLast());
        }
        var kinds = new ArrayList<ScatterSpec.Kind>();
        for (int i = 0; i < values.size() && !scale && !colour.isEmpty(); i++) {
            kinds.add(new ScatterSpec.Kind(Axis.brief(colour) + " " + values.get(i), Ink.SERIES.get(i)));
        }
        Optional<ScatterSpec.Scale> shades = scale
                ? Optional.of(new ScatterSpec.Scale(Axis.brief(colour), values.getFirst(), values.getLast())) : Optional.empty();
        return Optional.of(new ScatterSpec(text("grid.pareto.accuracy"), text("grid.pareto.certified", epsilon),
                all, Pareto.front(dots).stream().map(shown::get).toList(), kinds, shades));
    }

    private String words(Dot dot, String epsilon) {
        var lines = new StringJoiner("\n");
        lines.add(dot.run().name());
        lines.add(text("grid.pareto.hover", Figures.shareDown(dot.first()), epsilon, Figures.shareDown(dot.second())));
        varied.forEach(key -> lines.add(Axis.brief(key) + " " + dot.run().planned(key)));
        return lines.toString();
    }

    /// Every run with what varies, as CSV.
    String table(String epsilon) {
        var table = new StringBuilder();
        var head = new StringJoiner(",", "", "\r\n");
        head.add("run");
        varied.forEach(key -> head.add(quoted(key)));
        head.add("accuracy").add("certified_accuracy").add("epsilon").add("pareto").add("folder");
        table.append(head);
        List<Dot> front = Pareto.front(dots);
        for (Dot dot : dots) {
            var line = new StringJoiner(",", "", "\r\n");
            line.add(quoted(dot.run().name()));
            varied.forEach(key -> line.add(quoted(dot.run().planned(key))));
            line.add(Double.toString(dot.first())).add(Double.toString(dot.second())).add(epsilon)
                    .add(Boolean.toString(front.stream().anyMatch(each -> each.run().folder().equals(dot.run().folder()))))
                    .add(quoted(dot.run().folder()));
            table.append(line);
        }
        return table.toString();
    }

    private static String quoted(String words) {
        return words.matches("[^\",\r\n]*") ? words : '"' + words.replace("\"", "\"\"") + '"';
    }

    private static int byNumber(String one, String other) {
        try {
            return Double.compare(Double.parseDouble(one), Double.parseDouble(other));
        } catch (NumberFormatException e) {
            return one.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT));
        }
    }
}
