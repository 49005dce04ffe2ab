package studio.lipschitz.runs;

import static studio.lipschitz.text.Texts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A search over runs: words, which any text of a run may hold, and filters, such as `acc>0.98`, `tag:paper`, `loss.alpha=10`; a minus before one turns
/// it round, quotation marks keep spaces. All of them must hold.
public final class RunQuery implements Predicate<RunSummary> {
    private static final Pattern PART = Pattern.compile("-?[^\\s\"]*\"[^\"]*\"?|\\S+");
    private static final Pattern FILTER = Pattern.compile("([\\p{L}_.]+)(<=|>=|!=|[:=<>])(.*)");

    private final List<Predicate<RunSummary>> parts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    public RunQuery(String typed) {
        Matcher matcher = PART.matcher(typed);
        while (matcher.find()) {
            String part = matcher.group().replace("\"", "");
            boolean not = part.length() > 1 && part.startsWith("-");
            String wanted = not ? part.substring(1) : part;
            Matcher filter = FILTER.matcher(wanted);
            Predicate<RunSummary> one = filter.matches() ? filter(filter.group(1), filter.group(2), filter.group(3)) : word(wanted);
            parts.add(not ? one.negate() : one);
        }
    }

    @Override
    public boolean test(RunSummary run) {
        for (Predicate<RunSummary> part : parts) {
            if (!part.test(run)) {
                return false;
            }
        }
        return true;
    }

    /// What of it means nothing, in one sentence; empty if all of it does. What means nothing leaves every run.
    public String complaint() {
        return complaints.isEmpty() ? "" : complaints.getFirst();
    }

    private static Predicate<RunSummary> word(String wanted) {
        String low = wanted.toLowerCase(Locale.ROOT);
        return run -> has(run.name(), low) || has(run.folder(), low) || has(run.device(), low) || has(run.about().note(), low)
                || run.about().tags().stream().anyMatch(tag -> has(tag, low))
                || run.plan().values().stream().anyMatch(value -> has(value, low)) || has(run.progress().reason(), low);
    }

    private static boolean has(String text, String low) {
        return text.toLowerCase(Locale.ROOT).contains(low);
    }

    private Predicate<RunSummary> filter(String key, String operator, String value) {
        String low = value.toLowerCase(Locale.ROOT);
        if (operator.equals(":") || operator.equals("=") || operator.equals("!=")) {
            boolean whole = !operator.equals(":");
            var words = RunField.words(key);
            if (words.isPresent()) {
                Predicate<RunSummary> found = run -> words.get().apply(run).stream()
                        .anyMatch(text -> whole ? text.equalsIgnoreCase(value) || sameNumber(text, value) : has(text, low));
                return operator.equals("!=") ? found.negate() : found;
            }
        }
        var number = RunField.number(key);
        if (number.isEmpty()) {
            return nothing(text("runs.query.field", key, String.join(", ", RunField.NAMES)));
        }
        double than = number(value);
        if (Double.isNaN(than)) {
            return value.isEmpty() ? _ -> true : nothing(text("runs.query.number", key, operator, value));
        }
        return run -> {
            double is = number.get().applyAsDouble(run);
            return switch (operator) {
                case "<" -> is < than;
                case "<=" -> is <= than;
                case ">" -> is > than;
                case ">=" -> is >= than;
                case "!=" -> !Double.isNaN(is) && is != than;
                default -> is == than;
            };
        };
    }

    private Predicate<RunSummary> nothing(String complaint) {
        complaints.add(complaint);
        return _ -> true;
    }

    private static boolean sameNumber(String one, String other) {
        return !Double.isNaN(number(one)) && number(one) == number(other);
    }

    /// `0.98` or `98%`; NaN of anything else.
    static double number(String typed) {
        try {
            return typed.endsWith("%") ? new BigDecimal(typed.substring(0, typed.length() - 1)).movePointLeft(2).doubleValue()
                    : Double.parseDouble(typed);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
