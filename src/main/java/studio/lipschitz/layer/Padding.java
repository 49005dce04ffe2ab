package studio.lipschitz.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How far a convolution reads beyond the edge of its input: a number for each axis, or a word of PyTorch's.
public sealed interface Padding {

    /// The same on both sides of each axis.
    ///
    /// @param sizes one for each axis, outermost first, or a single one that holds for all; none negative
    record Pixels(List<Integer> sizes) implements Padding {

        public Pixels {
            Checks.check(!sizes.isEmpty() && sizes.stream().allMatch(size -> size >= 0), "layer.refusal.padding", sizes);
            sizes = sizes.stream().distinct().count() == 1 ? List.of(sizes.getFirst()) : List.copyOf(sizes);
        }

        int size(int axis) {
            return sizes.size() == 1 ? sizes.getFirst() : sizes.get(axis);
        }

        @Override
        public String toString() {
            return sizes.size() == 1 ? String.valueOf(sizes.getFirst()) : sizes.toString();
        }
    }

    enum Named implements Padding {
        /// As much as keeps the size, for a stride of 1; what is odd of it comes after the last pixel.
        SAME,
        /// None.
        VALID;

        static Optional<Named> of(String word) {
            return Arrays.stream(values()).filter(named -> named.toString().equals(word)).findFirst();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Padding of(int pixels) {
        return new Pixels(List.of(pixels));
    }

    static Padding of(int height, int width) {
        return new Pixels(List.of(height, width));
    }

    /// Added before the first pixel of an axis.
    ///
    /// @param span distance of the outermost taps of the kernel
    default long before(int axis, long span) {
        return switch (this) {
            case Pixels pixels -> pixels.size(axis);
            case Named.SAME -> span / 2;
            case Named.VALID -> 0;
        };
    }

    /// Added after the last pixel of an axis.
    default long after(int axis, long span) {
        return switch (this) {
            case Pixels pixels -> pixels.size(axis);
            case Named.SAME -> span - span / 2;
            case Named.VALID -> 0;
        };
    }
}
