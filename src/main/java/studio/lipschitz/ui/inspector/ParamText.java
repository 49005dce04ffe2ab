package studio.lipschitz.ui.inspector;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.ParamSpec;

/// A parameter's value as text in a field, and back to the form that stands in a file. Ranges are the layer's own affair.
final class ParamText {

    private ParamText() {}

    static String format(ParamSpec spec, @Nullable Object raw) {
        return switch (raw) {
            case null -> "";
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e9 -> String.valueOf(number.longValue());
            default -> String.valueOf(raw);
        };
    }

    /// @return null where an optional parameter is left empty
    /// @throws IllegalArgumentException with the rule, if `text` is no such value
    static @Nullable Object parse(ParamSpec spec, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            if (spec.optional()) {
                return null;
            }
            throw refusal(spec);
        }
        try {
            return switch (spec.type()) {
                case INT -> integer(stripped);
                case REAL -> Double.valueOf(stripped.replace(',', '.'));
                case BOOL -> Boolean.valueOf(stripped);
                case PAIR -> pair(integers(stripped), spec);
                case MARGINS -> sides(integers(stripped), spec);
                case SHAPE, AXES -> integers(stripped);
                case REALS -> reals(stripped);
                case CHOICE -> stripped;
            };
        } catch (NumberFormatException e) {
            throw refusal(spec);
        }
    }

    /// The rule as one sentence, without the value: that stands in the field above it.
    static String rule(String message) {
        String rule = message.replaceFirst(", was [^,]*$", "");
        return rule.endsWith(".") ? rule : rule + ".";
    }

    private static IllegalArgumentException refusal(ParamSpec spec) {
        String example = switch (spec.type()) {
            case PAIR -> ", such as 3 or 3, 5";
            case MARGINS -> ", such as 2 or 1, 1, 2, 2";
            case SHAPE -> ", such as 1, 28, 28";
            case AXES -> ", such as -2, -1";
            case REALS -> ", such as 0.5, 0.25, 0.25";
            case INT, REAL, BOOL, CHOICE -> "";
        };
        return new IllegalArgumentException(spec.name() + " must be " + spec.expectation() + example);
    }

    /// A number too large for an int stays a long, so that the layer names its range.
    private static Object integer(String text) {
        long number = Long.parseLong(text);
        return number == (int) number ? (Object) (int) number : (Object) number;
    }

    private static Object pair(List<Integer> numbers, ParamSpec spec) {
        return switch (numbers.size()) {
            case 1 -> numbers.getFirst();
            case 2 -> numbers;
            default -> throw refusal(spec);
        };
    }

    private static Object sides(List<Integer> numbers, ParamSpec spec) {
        return switch (numbers.size()) {
            case 1 -> numbers.getFirst();
            case 4 -> numbers;
            default -> throw refusal(spec);
        };
    }

    private static List<Double> reals(String text) {
        return Arrays.stream(text.replaceAll("[()\\[\\]]", "").split("[,;\\s]+", -1))
                .filter(part -> !part.isEmpty())
                .map(Double::valueOf)
                .toList();
    }

    private static List<Integer> integers(String text) {
        return Arrays.stream(text.replaceAll("[()\\[\\]]", "").split("[,×x\\s]+", -1))
                .filter(part -> !part.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }
}
