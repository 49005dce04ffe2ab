package studio.lipschitz.tensor;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.stream.Collectors;

/// Size of a tensor per axis, without the batch axis unless said otherwise.
///
/// @param dims sizes, each at least 1
/// @throws IllegalArgumentException if a size is below 1
public record Shape(List<Integer> dims) {

    public Shape {
        dims = List.copyOf(dims);
        for (int dim : dims) {
            if (dim < 1) {
                throw new IllegalArgumentException(text("tensor.refusal.shape", dims));
            }
        }
    }

    public static Shape of(int... dims) {
        return new Shape(java.util.Arrays.stream(dims).boxed().toList());
    }

    public int rank() {
        return dims.size();
    }

    /// Size along `axis`; negative axes count from the end, as in PyTorch.
    public int dim(int axis) {
        return dims.get(axis < 0 ? dims.size() + axis : axis);
    }

    /// Number of elements; a long, as a flattened image batch may pass 2³¹.
    public long size() {
        return dims.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /// This shape with the size along `axis` replaced.
    public Shape with(int axis, int size) {
        var copy = new java.util.ArrayList<>(dims);
        copy.set(axis < 0 ? dims.size() + axis : axis, size);
        return new Shape(copy);
    }

    public long[] toLongs() {
        return dims.stream().mapToLong(Integer::longValue).toArray();
    }

    /// As written on an edge: `32 × 28 × 28`.
    @Override
    public String toString() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }
}
