package studio.lipschitz.tensor;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.stream.Collectors;

/// A list of real numbers, as one for each channel.
///
/// @param values finite, at least one
/// @throws IllegalArgumentException if there is none, or one is not finite
public record Reals(List<Double> values) {

    public Reals {
        values = List.copyOf(values);
        if (values.isEmpty() || values.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException(text("tensor.refusal.reals", values));
        }
    }

    public static Reals of(double... values) {
        return new Reals(java.util.Arrays.stream(values).boxed().toList());
    }

    public int size() {
        return values.size();
    }

    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /// As in a file: `[0.5, 0.25]`.
    @Override
    public String toString() {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
