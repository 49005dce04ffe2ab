package studio.lipschitz.training;

import java.util.List;

/// What is told of a step beside its loss, as often as it costs next to nothing.
///
/// @param parts of the batch's loss; empty: it has none, or they were not told
/// @param gradientNorm Euclidean norm of all gradients together, before they are clipped; NaN: not told
/// @param memory bytes of main memory that the worker holds; 0: not told
public record StepFigures(List<Part> parts, double gradientNorm, long memory) {
    public static final StepFigures NONE = new StepFigures(List.of(), Double.NaN, 0);

    /// One term of a loss, without its weight.
    ///
    /// @param name `hinge`, `kr`: see [Loss#parts]
    public record Part(String name, double value) {}

    public StepFigures {
        parts = parts == null ? List.of() : List.copyOf(parts); // runs of earlier versions told none
    }

    /// Of two steps told as one.
    public StepFigures orElse(StepFigures earlier) {
        return new StepFigures(
                parts.isEmpty() ? earlier.parts : parts,
                Double.isNaN(gradientNorm) ? earlier.gradientNorm : gradientNorm,
                memory == 0 ? earlier.memory : memory);
    }
}
