package studio.lipschitz.tensor;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Axes of a batch, as PyTorch's `dim`: the batch axis is 0, negative ones count from the end.
///
/// @throws IllegalArgumentException if there is none, or one is named twice
public record Axes(List<Integer> dims) {

    public Axes {
        dims = List.copyOf(dims);
        if (dims.isEmpty() || dims.stream().distinct().count() != dims.size()) {
            throw new IllegalArgumentException(text("tensor.refusal.axes", dims));
        }
    }

    public static Axes of(int... dims) {
        return new Axes(Arrays.stream(dims).boxed().toList());
    }

    /// `(-2, -1)`.
    @Override
    public String toString() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
