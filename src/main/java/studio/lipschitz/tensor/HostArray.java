package studio.lipschitz.tensor;

import java.util.List;

/// Numbers in Java's memory, row-major: what one process tells another to be looked at.
///
/// @param shape sizes of its axes; none for a single number
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record HostArray(List<Integer> shape, float[] values) {

    /// @throws IllegalArgumentException if there are not as many values as the shape says
    public HostArray {
        shape = List.copyOf(shape);
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException("a shape of " + shape + " has " + size + " values, not " + values.length);
        }
    }

    /// Largest absolute value; 0 of none.
    public double largest() {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
