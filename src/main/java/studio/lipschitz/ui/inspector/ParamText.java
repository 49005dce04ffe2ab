package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

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
                case SHAPE, AXES -> integers(stripped);
                case REALS -> reals(stripped);
                case PAIR -> several(integers(stripped), 2, spec);
                case TRIPLE -> several(integers(stripped), 3, spec);
                case SIZES -> sizes(integers(stripped), spec);
                case PADDING -> padding(stripped);
                case MARGINS -> several(integers(stripped), 4, spec);
                case VOLUME_MARGINS -> several(integers(stripped), 6, spec);
                case CHOICE -> stripped;
            };
        } catch (NumberFormatException e) {
            throw refusal(spec);
        }
    }

    /// The rule that a layer names, as one sentence without the value that follows after a comma or in brackets: that stands in the field above it.
    ///
    /// @param refused the value
    static String rule(String message, @Nullable Object refused) {
        for (String before : List.of(" (", ", ")) {
            int end = message.lastIndexOf(before);
            if (end >= 0 && message.substring(end).contains(String.valueOf(refused))) {
                return sentence(message.substring(0, end));
            }
        }
        return sentence(message);
    }

    static String sentence(String rule) {
        return rule.endsWith(".") ? rule : rule + ".";
    }

    private static IllegalArgumentException refusal(ParamSpec spec) {
        String example = switch (spec.type()) {
            case PAIR -> text("inspector.rule.either", "3", "3, 5");
            case TRIPLE -> text("inspector.rule.either", "3", "3, 5, 5");
            case SIZES -> text("inspector.rule.either", "28", "16, 28, 28");
            case MARGINS -> text("inspector.rule.either", "2", "1, 1, 2, 2");
            case VOLUME_MARGINS -> text("inspector.rule.either", "2", "1, 1, 2, 2, 0, 0");
            case SHAPE -> "1, 28, 28";
            case AXES -> "-2, -1";
            case REALS -> "0.5, 0.25, 0.25";
            case INT, REAL, BOOL, PADDING, CHOICE -> "";
        };
        return new IllegalArgumentException(example.isEmpty()
                ? text("inspector.rule", spec.name(), spec.expectation())
                : text("inspector.rule.suchAs", spec.name(), spec.expectation(), example));
    }

    /// A number too large for an int stays a long, so that the layer names its range.
    private static Object integer(String text) {
        long number = Long.parseLong(text);
        return number == (int) number ? (Object) (int) number : (Object) number;
    }

    /// One number for all axes, or one for each.
    private static Object several(List<Integer> numbers, int axes, ParamSpec spec) {
        if (numbers.size() != 1 && numbers.size() != axes) {
            throw refusal(spec);
        }
        return numbers.size() == 1 ? numbers.getFirst() : numbers;
    }

    private static Object sizes(List<Integer> numbers, ParamSpec spec) {
        return several(numbers, Math.clamp(numbers.size(), 1, 3), spec);
    }

    /// A word is left to the layer, which knows those that it takes.
    private static Object padding(String text) {
        if (Character.isLetter(text.charAt(0))) {
            return text;
        }
        List<Integer> numbers = integers(text);
        return numbers.size() == 1 ? numbers.getFirst() : numbers;
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
