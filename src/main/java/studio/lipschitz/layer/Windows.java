package studio.lipschitz.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.Shape;

/// The windows of a pool over the last one, two or three axes: each list has one entry an axis.
record Windows(
        List<Integer> kernel, List<Integer> stride, List<Integer> padding, List<Integer> dilation, boolean ceilMode) {

    static Windows of(int kernel, OptionalInt stride, int padding, int dilation, boolean ceilMode) {
        return new Windows(List.of(kernel), List.of(stride.orElse(kernel)), List.of(padding), List.of(dilation), ceilMode);
    }

    static Windows of(IntPair kernel, Optional<IntPair> stride, IntPair padding, IntPair dilation, boolean ceilMode) {
        return new Windows(sizes(kernel), sizes(stride.orElse(kernel)), sizes(padding), sizes(dilation), ceilMode);
    }

    static Windows of(IntTriple kernel, Optional<IntTriple> stride, IntTriple padding, IntTriple dilation, boolean ceilMode) {
        return new Windows(sizes(kernel), sizes(stride.orElse(kernel)), sizes(padding), sizes(dilation), ceilMode);
    }

    static List<Integer> sizes(IntPair pair) {
        return List.of(pair.height(), pair.width());
    }

    static List<Integer> sizes(IntTriple triple) {
        return List.of(triple.depth(), triple.height(), triple.width());
    }

    static int[] ints(List<Integer> sizes) {
        return sizes.stream().mapToInt(size -> size).toArray();
    }

    /// The form in which such sizes stand in a file.
    static Object raw(List<Integer> sizes) {
        return sizes.stream().distinct().count() == 1 ? (Object) sizes.getFirst() : sizes;
    }

    /// As PyTorch writes them.
    static String text(List<Integer> sizes) {
        return sizes.stream().distinct().count() == 1
                ? String.valueOf(sizes.getFirst())
                : sizes.toString().replace('[', '(').replace(']', ')');
    }

    /// PyTorch's rule for the padding of a pool.
    ///
    /// @throws IllegalArgumentException where it is broken
    Windows checked() {
        for (int axis = 0; axis < axes(); axis++) {
            Checks.check(
                    2L * padding.get(axis) <= kernel.get(axis),
                    "layer.refusal.paddingHalf",
                    text(padding),
                    text(kernel));
        }
        return this;
    }

    int axes() {
        return kernel.size();
    }

    /// Number of windows along an axis of that size, below 1 if none fits.
    int count(int axis, int size) {
        return Shapes.window(size, kernel.get(axis), stride.get(axis), padding.get(axis), dilation.get(axis), ceilMode);
    }

    /// Whether a window reads anything but padding along an axis of that size.
    boolean readsPixel(int axis, int window, int size) {
        long first = (long) window * stride.get(axis) - padding.get(axis);
        int step = dilation.get(axis);
        long begin = first >= 0 ? first : first + Math.ceilDiv(-first, step) * step; // the first tap that is not left of the input
        return begin < size && begin <= first + (long) step * (kernel.get(axis) - 1);
    }

    Inference shape(String module, Shape input) {
        if (input.rank() != axes() + 1) {
            return wrongRank(module, axes(), input);
        }
        var sizes = new ArrayList<>(input.dims());
        for (int axis = 0; axis < axes(); axis++) {
            int count = count(axis, input.dim(axis + 1));
            if (count < 1) {
                return Inference.misfit(
                        "layer.misfit.window",
                        module, text(kernel), text(dilation), input, text(padding));
            }
            sizes.set(axis + 1, count);
        }
        return Inference.fits(new Shape(sizes));
    }

    static Inference adaptive(String module, Shape input, List<Integer> output) {
        if (input.rank() != output.size() + 1) {
            return wrongRank(module, output.size(), input);
        }
        var sizes = new ArrayList<>(output);
        sizes.addFirst(input.dim(0));
        return Inference.fits(new Shape(sizes));
    }

    /// Upper bound on the number of windows that read one pixel; with a known input never more than there are windows, so that global pooling
    /// counts 1.
    long cover(@Nullable Shape input) {
        boolean fits = input != null && shape("", input) instanceof Inference.Fits;
        long cover = 1;
        for (int axis = 0; axis < axes(); axis++) {
            int most = Constants.cover(kernel.get(axis), stride.get(axis), dilation.get(axis));
            cover = saturated(cover, fits && input != null ? Math.min(most, count(axis, input.dim(axis + 1))) : most);
        }
        return cover;
    }

    /// [#cover] of each axis in numbers, as a formula has it.
    List<String> covers(@Nullable Shape input) {
        boolean fits = input != null && shape("", input) instanceof Inference.Fits;
        var covers = new ArrayList<String>();
        for (int axis = 0; axis < axes(); axis++) {
            int most = Constants.cover(kernel.get(axis), stride.get(axis), dilation.get(axis));
            int count = fits && input != null ? count(axis, input.dim(axis + 1)) : most;
            covers.add(
                    count < most ? String.valueOf(count) : Terms.cover(kernel.get(axis), stride.get(axis), dilation.get(axis)));
        }
        return covers;
    }

    /// A product that stops at the largest long.
    static long saturated(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }

    private static Inference wrongRank(String module, int axes, Shape input) {
        return Inference.misfit(
                input.rank() == 1 ? "layer.misfit.kindBeforeFlatten" : "layer.misfit.kindWhereSuch", module, Shapes.kind(axes), input);
    }
}
