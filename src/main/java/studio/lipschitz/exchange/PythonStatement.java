package studio.lipschitz.exchange;

import java.util.List;
import java.util.Optional;

/// A statement of Python, as far as source of networks needs it.
sealed interface PythonStatement {
    int line();

    /// `import path as name`, or `from path import what as name`: `name` stands for `path` from then on.
    record Import(String path, String name, int line) implements PythonStatement {}

    record Assign(List<PythonExpression> targets, PythonExpression value, int line) implements PythonStatement {}

    record Evaluate(PythonExpression value, int line) implements PythonStatement {}

    record Return(PythonExpression value, int line) implements PythonStatement {}

    /// A function or a method, as it is defined.
    record Function(String name, List<Parameter> parameters, List<PythonStatement> body, int line) implements PythonStatement {}

    record Parameter(String name, Optional<PythonExpression> otherwise) {}

    /// A class, as it is defined.
    ///
    /// @param bases as written
    /// @param last line that belongs to it
    record Kind(String name, List<PythonExpression> bases, List<PythonStatement> body, int line, int last) implements PythonStatement {}

    /// What cannot be followed without running it: a loop, a condition, an expression that is not known.
    ///
    /// @param changed names that mean something else after it, as `name` or `self.name`
    /// @param why it is not known, if it is not for its kind
    /// @param network whether it speaks of a Sequential
    record Unclear(List<String> changed, Optional<Refusal> why, boolean network, int line) implements PythonStatement {}
}
