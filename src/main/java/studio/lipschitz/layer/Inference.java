package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import studio.lipschitz.tensor.Shape;

/// Result of a shape rule: the output's shape, or why the input does not fit.
public sealed interface Inference {

    record Fits(Shape shape) implements Inference {}

    /// @param message one sentence that names both shapes and what to do
    record Misfit(String message) implements Inference {}

    static Inference fits(Shape shape) {
        return new Fits(shape);
    }

    /// @param message the key of [Misfit#message]
    static Inference misfit(String message, Object... args) {
        return new Misfit(text(message, args));
    }
}
