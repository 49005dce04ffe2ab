package studio.lipschitz.exchange;

import java.util.Optional;

/// What makes a layer in Python.
///
/// @param expression the call, without a comma
/// @param needs what must be defined before it
/// @param inChain whether `torchlip.Sequential` takes it and leaves it as it is
/// @param remark one sentence for whoever compares it with the drawing
record PythonCall(String expression, Optional<Definition> needs, boolean inChain, Optional<String> remark) {

    static PythonCall of(String expression, boolean inChain) {
        return new PythonCall(expression, Optional.empty(), inChain, Optional.empty());
    }

    static PythonCall defined(Definition needs, String expression) {
        return new PythonCall(expression, Optional.of(needs), false, Optional.empty());
    }

    /// Stands where no code does what the layer does, so that nobody runs another network than the one drawn.
    static PythonCall missing(String why) {
        return defined(Definition.MISSING, "missing(" + PythonValue.string(why) + ")");
    }

    PythonCall remarking(String sentence) {
        return new PythonCall(expression, needs, inChain, Optional.of(sentence));
    }

    boolean isMissing() {
        return needs.filter(Definition.MISSING::equals).isPresent();
    }
}
