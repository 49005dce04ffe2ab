package studio.lipschitz.exchange;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as Python spells them.
final class PythonValue {

    private PythonValue() {}

    /// Of a parameter in the form that stands in a file: number, truth, word, list, or null.
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean truth -> truth ? "True" : "False";
            case Double number -> number(number);
            case List<?> list -> list.stream().map(PythonValue::of).collect(Collectors.joining(", ", "(", list.size() == 1 ? ",)" : ")"));
            case String word -> string(word);
            default -> value.toString();
        };
    }

    /// The shortest digits that name it: `0.5`, `1e-5`.
    private static String number(double number) {
        return Double.toString(number).replace(".0E", "e").replace('E', 'e');
    }

    static String string(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ") + '"';
    }
}
