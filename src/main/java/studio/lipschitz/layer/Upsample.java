package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Interpolation;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Resizes sequences `(N, C, L)` (`nearest`, `linear`) or images `(N, C, H, W)` (`nearest`, `bilinear`, `bicubic`).
///
/// It copies or mixes pixels, so distances grow: each axis is a sparse matrix whose norm [Resampling] bounds at the size at hand, and the norm of
/// an image is the product of its axes'.
///
/// @param size length, or height and width; in place of a factor
/// @param scaleFactor as PyTorch uses it: the size is rounded down, places between pixels are computed from the factor itself
@ModuleInfo(
        group = Group.SHAPE,
        summary = "Resizes by copying or mixing pixels.",
        comment = "Stretches distances; InvertibleUpSampling does not.")
public record Upsample(
        @Param(doc = "Height and width of the output, in pixels; left out, the scale factor decides", min = 1) Optional<IntPair> size,
        @Param(doc = "Factor by which each axis grows; left out where size is given", min = 0,
                minExclusive = true) OptionalDouble scaleFactor,
        @Param(doc = "How it reads between pixels") Interpolation mode,
        @Param(doc = "Maps the outermost pixels onto each other", advanced = true) boolean alignCorners,
        @Param(doc = "Computes places from the sizes instead of the factor", advanced = true) boolean recomputeScaleFactor)
        implements UnaryLayer {

    private static final double FACTOR = 2;

    public static final Upsample DEFAULT = new Upsample(
            Optional.empty(), OptionalDouble.of(FACTOR), Interpolation.NEAREST, false, false);

    public Upsample {
        if (size.isPresent()) {
            check(
                    scaleFactor.isEmpty() || scaleFactor.getAsDouble() == FACTOR,
                    "scale_factor must be empty while size is given, was %s", scaleFactor.orElse(0));
            check(!recomputeScaleFactor, "recompute_scale_factor must be false while size is given, was true");
            scaleFactor = OptionalDouble.empty(); // the default, which a file that names a size leaves out
        } else {
            check(scaleFactor.isEmpty() || Double.isFinite(scaleFactor.getAsDouble()), "scale_factor must be finite, was %s",
                    scaleFactor.orElse(0));
            scaleFactor = OptionalDouble.of(scaleFactor.orElse(FACTOR));
        }
        check(!alignCorners || mode != Interpolation.NEAREST, "align_corners must be false with mode nearest, was true");
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        double norm = norm(squares(input));
        return norm > 1
                ? Verdict.bounded(
                        norm,
                        "One pixel is copied or mixed into several, so it may stretch distances by %s.".formatted(Constants.number(norm)))
                : norm < 1
                        ? Verdict.lossy(
                                norm, "It leaves pixels out, so gradients fade on their way back (constant at most %s)."
                                        .formatted(Constants.number(norm)))
                        : Verdict.safe(1, "No pixel is passed on more than once.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        var squares = squares(input);
        String axes = Terms.root("λ", squares.size());
        return Why.of(
                "L ≤ %s, %s the largest eigenvalue of AᵀA, A the copies and weights along %s axis"
                        .formatted(axes, Terms.each("λ", squares.size()), squares.size() == 1 ? "the" : "each"),
                Terms.rootOf(squares),
                norm(squares),
                Sources.UPSAMPLE);
    }

    /// Upper bounds on the squared norm along each axis.
    private List<Double> squares(@Nullable Shape input) {
        boolean known = input != null && outputShape(input) instanceof Inference.Fits;
        int axes = known && input != null ? input.rank() - 1 : mode == Interpolation.LINEAR ? 1 : 2;
        var squares = new ArrayList<Double>();
        for (int axis = 0; axis < axes; axis++) {
            double one = Resampling.squaredNormForEverySize(mode, alignCorners, target(axis), scaleFactor);
            squares.add(known && input != null ? Math.min(one, resampling(input.dim(1 + axis), axis).squaredNorm()) : one);
        }
        return squares;
    }

    private static double norm(List<Double> squares) {
        return Rounding.sqrtUp(squares.stream().mapToDouble(Double::doubleValue).reduce(1, Rounding::productUp));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        if (verdict(input).kind() == Verdict.Kind.SAFE) {
            return List.of();
        }
        var fixes = new ArrayList<Fix>();
        double factor = scaleFactor.orElse(0);
        int times = (int) Math.min(factor, 1 << 10);
        boolean whole = times >= 2 && factor == times && mode != Interpolation.LINEAR;
        if (whole && (input == null || (input.rank() == 3 && input.dim(0) % (times * times) == 0))) {
            fixes.add(Fix.replaceBy(new InvertibleUpSampling(times, 1)));
        }
        fixes.addAll(Fixes.removal(this));
        return fixes;
    }

    @Override
    public Inference outputShape(Shape input) {
        boolean fits = switch (mode) {
            case NEAREST -> input.rank() == 2 || input.rank() == 3;
            case LINEAR -> input.rank() == 2;
            case BILINEAR, BICUBIC -> input.rank() == 3;
        };
        if (!fits) {
            return Inference.misfit(
                    "%s with mode %s expects %s but receives %s; change mode or put it where the shape fits.",
                    module(),
                    mode.name().toLowerCase(java.util.Locale.ROOT),
                    switch (mode) {
                        case NEAREST -> "a sequence or an image";
                        case LINEAR -> "a sequence (channels × length)";
                        case BILINEAR, BICUBIC -> "an image (channels × height × width)";
                    },
                    input);
        }
        Shape output = input;
        for (int axis = 0; axis < input.rank() - 1; axis++) {
            double wanted = size.isPresent() ? target(axis) : Math.floor(input.dim(1 + axis) * scaleFactor.orElseThrow());
            if (wanted < 1 || wanted > Integer.MAX_VALUE) {
                return Inference.misfit("%s would resize %s to an axis of %s pixels; choose another scale_factor.", module(), input,
                        Constants.number(wanted));
            }
            output = output.with(1 + axis, (int) wanted);
        }
        return Inference.fits(output);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        long[] sizes = forward.ops().sizes(x);
        var wanted = new int[sizes.length - 2];
        var factors = new double[factorDecides() ? wanted.length : 0];
        for (int axis = 0; axis < wanted.length; axis++) {
            wanted[axis] = resampling((int) sizes[2 + axis], axis).count();
        }
        java.util.Arrays.fill(factors, scaleFactor.orElse(0));
        return forward.ops().upsample(x, mode, alignCorners, wanted, factors);
    }

    private Resampling resampling(int length, int axis) {
        int count = size.isPresent() ? target(axis) : (int) Math.floor(length * scaleFactor.orElseThrow());
        return new Resampling(mode, alignCorners, length, count, factorDecides() ? scaleFactor : OptionalDouble.empty());
    }

    private boolean factorDecides() {
        return size.isEmpty() && !recomputeScaleFactor;
    }

    /// Wanted size of an axis; 0 if the factor decides.
    private int target(int axis) {
        return size.map(pair -> axis == 0 ? pair.height() : pair.width()).orElse(0);
    }
}
