package studio.lipschitz.tensor;

import java.util.List;

/// Sizes of the axes after the channels, outermost first.
///
/// @param values one for each axis, or a single one that holds for all; at most three
public record Sizes(List<Integer> values) {

    public Sizes {
        if (values.isEmpty() || values.size() > 3) {
            throw new IllegalArgumentException("one to three sizes, was " + values);
        }
        values = List.copyOf(values);
    }

    public int size(int axis) {
        return values.size() == 1 ? values.getFirst() : values.get(axis);
    }

    /// Whether there is one for each of so many axes.
    public boolean fits(int axes) {
        return values.size() == 1 || values.size() == axes;
    }

    /// As PyTorch writes it: `3`, or `(3, 5)`.
    @Override
    public String toString() {
        return values.size() == 1
                ? String.valueOf(values.getFirst())
                : "(" + String.join(", ", values.stream().map(String::valueOf).toList()) + ")";
    }
}
