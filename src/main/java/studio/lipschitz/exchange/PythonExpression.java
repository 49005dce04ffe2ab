package studio.lipschitz.exchange;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An expression of Python, as far as source of networks needs it. Each knows the line it begins in.
sealed interface PythonExpression {
    int line();

    /// @param value a Long, Double, Boolean, String, or null for None
    record Literal(@Nullable Object value, int line) implements PythonExpression {}

    record Name(String name, int line) implements PythonExpression {}

    record Attribute(PythonExpression of, String name, int line) implements PythonExpression {}

    record Call(PythonExpression called, List<Argument> arguments, int line) implements PythonExpression {}

    record Item(PythonExpression of, PythonExpression index, int line) implements PythonExpression {}

    /// Of a list, from one place to before another: `[1:3]`.
    record Slice(Optional<PythonExpression> from, Optional<PythonExpression> to, int line) implements PythonExpression {}

    /// A list or a tuple; `*` before an item makes it a [Spread].
    record Several(List<PythonExpression> items, int line) implements PythonExpression {}

    record Spread(PythonExpression of, int line) implements PythonExpression {}

    record Unary(String operator, PythonExpression of, int line) implements PythonExpression {}

    record Binary(String operator, PythonExpression left, PythonExpression right, int line) implements PythonExpression {}

    /// What has no value here: a text that is put together, a dictionary, a condition.
    record Other(int line) implements PythonExpression {}

    /// @param name of a keyword argument
    /// @param stars 0, 1 for `*list`, 2 for `**dictionary`
    record Argument(Optional<String> name, int stars, PythonExpression value) {}
}
