package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;
import studio.lipschitz.tensor.VolumeMargins;

/// What a padding layer writes around its input, and how far that stretches distances.
///
/// Each output is a copy of one input value or a constant, so the operator P has PᵀP = diag(number of copies): its norm is the root of the largest
/// number, exactly. An image or a volume is padded along each of its axes, where copies multiply.
final class Border {
    private final PaddingMode mode;
    private final int[] sides;

    /// @param sides amounts at the left and right of the last axis, then at the top and bottom of the one before, and so on
    Border(PaddingMode mode, int... sides) {
        this.mode = mode;
        this.sides = sides;
    }

    static Border of(PaddingMode mode, VolumeMargins sides) {
        return new Border(mode, sides.left(), sides.right(), sides.top(), sides.bottom(), sides.front(), sides.back());
    }

    Verdict verdict(@Nullable Shape input) {
        double copies = product(copies(input));
        if (copies == 1) {
            return Verdict.safe(
                    1,
                    mode == PaddingMode.ZEROS
                            ? text("layer.reason.borderFixed")
                            : text("layer.reason.borderNone"));
        }
        return Verdict.bounded(
                Rounding.sqrtUp(copies),
                text("layer.reason.borderCopies", copies, copies));
    }

    Why why(@Nullable Shape input) {
        int axes = sides.length / 2;
        String formula = mode == PaddingMode.ZEROS
                ? text("layer.why.borderFixed")
                : text("layer.why.borderCopies", Terms.root("c", axes), Terms.each("c", axes), Terms.along(axes));
        var copies = copies(input);
        double norm = Rounding.sqrtUp(product(copies));
        String source = Sources.derived("layer.source.copies");
        return mode == PaddingMode.ZEROS
                ? Why.exactly(formula, 1, source)
                : Why.of(formula, Terms.root(copies.stream().map(String::valueOf).toList()), norm, source);
    }

    private static double product(List<Long> copies) {
        return copies.stream().mapToDouble(Long::doubleValue).reduce(1, Rounding::productUp);
    }

    /// Along each axis, the first one first.
    private List<Long> copies(@Nullable Shape input) {
        int axes = sides.length / 2;
        var copies = new ArrayList<Long>();
        for (int axis = 0; axis < axes; axis++) {
            copies.addFirst(
                    input != null && input.rank() == axes + 1
                            ? copies(input.dim(-1 - axis), sides[2 * axis], sides[2 * axis + 1])
                            : copies(sides[2 * axis], sides[2 * axis + 1]));
        }
        return copies;
    }

    /// Most copies of one of `size` values along an axis.
    private long copies(long size, long before, long after) {
        return switch (mode) {
            case ZEROS -> 1;
            // the left side copies the values 1 to before, the right side size - 1 - after to size - 2
            case REFLECT -> 1 + twice(before, after, Math.max(1, size - 1 - after) <= Math.min(before, size - 2));
            case REPLICATE -> size == 1 ? 1 + before + after : 1 + Math.max(before, after);
            // the left side copies the last values, the right side the first
            case CIRCULAR -> 1 + twice(before, after, size - before < after);
            // the left side mirrors the first values, the right side the last
            case SYMMETRIC -> 1 + twice(before, after, size - after < before);
        };
    }

    /// The same for every size.
    private long copies(long before, long after) {
        return switch (mode) {
            case ZEROS -> 1;
            case REFLECT, CIRCULAR, SYMMETRIC -> 1 + twice(before, after, true);
            case REPLICATE -> 1 + before + after;
        };
    }

    private static long twice(long before, long after, boolean overlap) {
        return before > 0 && after > 0 && overlap ? 2 : before > 0 || after > 0 ? 1 : 0;
    }

    Inference outputShape(String module, Shape input) {
        int axes = sides.length / 2;
        if (input.rank() != axes + 1) {
            return Inference.misfit(
                    axes == 1 ? "layer.misfit.kind" : "layer.misfit.kindBeforeFlatten", module, Shapes.kind(axes), input);
        }
        Shape output = input;
        for (int axis = 0; axis < axes; axis++) {
            int size = input.dim(-1 - axis);
            long most = mode.reach(size);
            int widest = Math.max(sides[2 * axis], sides[2 * axis + 1]);
            if (widest > most) {
                return Inference.misfit(
                        "layer.misfit.border",
                        module, widest, size, most, input, most);
            }
            long padded = (long) size + sides[2 * axis] + sides[2 * axis + 1];
            if (padded > Integer.MAX_VALUE) {
                return Inference.misfit("layer.misfit.borderLarge", module, input);
            }
            output = output.with(-1 - axis, (int) padded);
        }
        return Inference.fits(output);
    }

    Tensor forward(Ops ops, Tensor x) {
        return ops.pad(x, mode, sides);
    }

    Tensor forward(Ops ops, Tensor x, double value) {
        return ops.padWith(x, value, sides);
    }
}
