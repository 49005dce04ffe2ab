package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleText;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Problem;
import studio.lipschitz.ui.fx.VerdictLook;

/// Finds nodes of one version of the drawing by id, module, the `torch.nn` module in whose place they stand, verdict, and the numbers of their output
/// shape and parameters. Made in time linear in the nodes, as is each search.
final class NodeSearch {
    private static final Pattern NAMESPACE = Pattern.compile("^(torch\\.)?nn\\.");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[^0-9.]+");
    private static final int SPELT = 1_000; // behind every other match

    private final List<Entry> entries = new ArrayList<>();

    /// One node as found.
    ///
    /// @param output its shape; empty where unknown
    /// @param error whether a problem on it keeps the network from running
    /// @param flagged whether any problem stands on it
    record Found(String id, String module, String output, Verdict.Kind verdict, boolean error, boolean flagged) {}

    private record Entry(Found found, List<String> replaced, Set<String> verdicts, Set<String> numbers) {}

    private record Ranked(Found found, int rank) {}

    NodeSearch(Analysis analysis) {
        var errors = new HashSet<String>();
        var warnings = new HashSet<String>();
        for (Problem problem : analysis.problems()) {
            problem.node().ifPresent(id -> (problem.severity() == Problem.Severity.ERROR ? errors : warnings).add(id));
        }
        analysis.nodes().forEach((id, report) -> entries.add(entry(id, report, errors.contains(id), warnings.contains(id))));
    }

    private static Entry entry(String id, NodeReport report, boolean error, boolean warning) {
        Layer layer = report.node().layer();
        Verdict.Kind kind = report.verdict().kind();
        String output = report.output().map(Object::toString).orElse("");
        var words = new ArrayList<>(List.of(kind.label()));
        if (error || !kind.finite()) {
            words.add("unsafe");
        }
        if (error || warning) {
            words.add("problem");
            words.add((error ? Problem.Severity.ERROR : Problem.Severity.WARNING).label());
        }
        var verdicts = new LinkedHashSet<>(words); // in English, and as they are shown
        verdicts.add(VerdictLook.of(kind).label().toLowerCase(Locale.ROOT));
        words.forEach(word -> verdicts.add(text("shell.find.word." + word)));
        return new Entry(
                new Found(id, layer.module(), output, kind, error, error || warning),
                Catalogue.find(layer.module()).map(ModuleType::info).map(ModuleText::replaces).map(List::of).orElse(List.of()),
                verdicts,
                numbers(Stream.concat(Stream.of(output), params(layer).values().stream())));
    }

    private static Map<String, ? extends @Nullable Object> params(Layer layer) {
        return layer instanceof Unresolved unresolved ? unresolved.params() : Catalogue.of(layer).write(layer);
    }

    private static Set<String> numbers(Stream<?> values) {
        var numbers = new HashSet<String>();
        values.forEach(value -> BETWEEN_NUMBERS.splitAsStream(String.valueOf(value)).filter(n -> !n.isEmpty()).forEach(numbers::add));
        return numbers;
    }

    /// The nodes that every word fits, in any order: the best fit first, then those with a problem, then the order of the drawing. All of them if
    /// nothing is typed.
    List<Found> find(String typed) {
        List<String> words = Fit.words(typed).stream().map(word -> NAMESPACE.matcher(word).replaceFirst("")).toList();
        return entries.stream()
                .map(entry -> new Ranked(entry.found, rank(entry, words)))
                .filter(ranked -> ranked.rank < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(Ranked::rank).thenComparing(ranked -> !ranked.found.flagged()))
                .map(Ranked::found)
                .toList();
    }

    private static int rank(Entry entry, List<String> words) {
        int sum = 0;
        for (String word : words) {
            int rank = rank(entry, word);
            if (rank == Integer.MAX_VALUE) {
                return rank;
            }
            sum += rank;
        }
        return sum;
    }

    private static int rank(Entry entry, String word) {
        int best = Math.min(cost(0, Fit.of(word, entry.found.id)), cost(1, Fit.of(word, entry.found.module)));
        for (String name : entry.replaced) {
            best = Math.min(best, cost(2, Fit.of(word, name)));
        }
        for (String name : entry.verdicts) {
            best = Math.min(best, cost(3, begun(word, name)));
        }
        for (String number : entry.numbers) {
            best = Math.min(best, cost(4, begun(word, number)));
        }
        return best;
    }

    /// `safe` is no part of `unsafe`, and 2 none of 32.
    private static int begun(String word, String name) {
        int fit = Fit.of(word, name);
        return fit <= Fit.BEGINS_A_WORD ? fit : Fit.NONE;
    }

    private static int cost(int field, int fit) {
        return switch (fit) {
            case Fit.NONE -> Integer.MAX_VALUE;
            case Fit.SPELLS -> SPELT + field;
            default -> field * Fit.NONE + fit;
        };
    }
}
