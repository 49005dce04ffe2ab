package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Interpolation;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Sizes;
import studio.lipschitz.tensor.Tensor;

/// Resizes sequences `(N, C, L)` (`linear`), images `(N, C, H, W)` (`bilinear`, `bicubic`) or volumes `(N, C, D, H, W)` (`trilinear`), and any of them
/// by `nearest` and `nearest-exact`.
///
/// It copies or mixes pixels, so distances grow: each axis is a sparse matrix whose norm [Resampling] bounds at the size at hand, and the norm of
/// their Kronecker product, which the whole is, is the product of theirs.
///
/// @param size of each axis, or one for all; in place of a factor
/// @param scaleFactor as PyTorch uses it: the size is rounded down, places between pixels are computed from the factor itself
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.upsample",
        comment = "layer.comment.upsample")
public record Upsample(
        @Param(doc = "layer.param.upsampleSize", min = 1) Optional<Sizes> size,
        @Param(doc = "layer.param.scaleFactor", min = 0,
                minExclusive = true) OptionalDouble scaleFactor,
        @Param(doc = "layer.param.interpolation") Interpolation mode,
        @Param(doc = "layer.param.alignCorners", advanced = true) boolean alignCorners,
        @Param(doc = "layer.param.recomputeScaleFactor", advanced = true) boolean recomputeScaleFactor)
        implements UnaryLayer {

    private static final double FACTOR = 2;

    public static final Upsample DEFAULT = new Upsample(
            Optional.empty(), OptionalDouble.of(FACTOR), Interpolation.NEAREST, false, false);

    public Upsample {
        if (size.isPresent()) {
            check(
                    scaleFactor.isEmpty() || scaleFactor.getAsDouble() == FACTOR,
                    "layer.refusal.scaleFactor", scaleFactor.orElse(0));
            check(!recomputeScaleFactor, "layer.refusal.recomputeScaleFactor");
            scaleFactor = OptionalDouble.empty(); // the default, which a file that names a size leaves out
        } else {
            check(scaleFactor.isEmpty() || Double.isFinite(scaleFactor.getAsDouble()), "layer.refusal.finite", "scale_factor",
                    scaleFactor.orElse(0));
            scaleFactor = OptionalDouble.of(scaleFactor.orElse(FACTOR));
        }
        check(!alignCorners || !mode.copies(), "layer.refusal.alignCorners", ParamSpec.label(mode));
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        double norm = norm(squares(input));
        return norm > 1
                ? Verdict.bounded(
                        norm,
                        text("layer.reason.upsampleSteep", Constants.number(norm)))
                : norm < 1
                        ? Verdict.lossy(
                                norm, text("layer.reason.upsampleLossy", Constants.number(norm)))
                        : Verdict.safe(1, text("layer.reason.upsampleOnce"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        var squares = squares(input);
        String axes = Terms.root("λ", squares.size());
        return Why.of(
                text("layer.why.upsample", axes, Terms.each("λ", squares.size()), Terms.along(squares.size())),
                Terms.rootOf(squares),
                norm(squares),
                Sources.derived("layer.source.upsample"));
    }

    /// Upper bounds on the squared norm along each axis.
    private List<Double> squares(@Nullable Shape input) {
        boolean known = input != null && outputShape(input) instanceof Inference.Fits;
        int axes = known && input != null ? input.rank() - 1 : mostAxes();
        var squares = new ArrayList<Double>();
        for (int axis = 0; axis < axes; axis++) {
            double every = Resampling.squaredNormForEverySize(mode, alignCorners, target(axis), scaleFactor);
            double one = known && input != null ? resampling(input.dim(1 + axis), axis).squaredNorm() : every;
            squares.add(mode == Interpolation.NEAREST_EXACT ? one : Math.min(every, one)); // nearest-exact has limits to every
        }
        return squares;
    }

    /// Of an input that it takes, if there is one; none of its axes has a bound for every size that is below 1.
    private int mostAxes() {
        return IntStream.of(3, 2, 1).filter(this::takes).findFirst().orElse(1);
    }

    private boolean takes(int axes) {
        return mode.takes(axes) && size.stream().allMatch(sizes -> sizes.fits(axes));
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
        boolean whole = times >= 2 && factor == times && mode.takes(2);
        if (whole && (input == null || (input.rank() == 3 && input.dim(0) % (times * times) == 0))) {
            fixes.add(Fix.replaceBy(new InvertibleUpSampling(times, 1)));
        }
        fixes.addAll(Fixes.removal(this));
        return fixes;
    }

    @Override
    public Inference outputShape(Shape input) {
        if (!mode.takes(input.rank() - 1)) {
            return Inference.misfit(
                    "layer.misfit.upsampleMode",
                    module(),
                    ParamSpec.label(mode),
                    switch (mode) {
                        case NEAREST, NEAREST_EXACT -> text("layer.kind.several");
                        case LINEAR -> Shapes.kind(1);
                        case BILINEAR, BICUBIC -> Shapes.kind(2);
                        case TRILINEAR -> Shapes.kind(3);
                    },
                    input);
        }
        if (!takes(input.rank() - 1)) {
            return Inference.misfit("layer.misfit.upsampleSize",
                    module(), size.orElseThrow(), input);
        }
        Shape output = input;
        for (int axis = 0; axis < input.rank() - 1; axis++) {
            double wanted = size.isPresent() ? target(axis) : Math.floor(input.dim(1 + axis) * scaleFactor.orElseThrow());
            if (wanted < 1 || wanted > Integer.MAX_VALUE) {
                return Inference.misfit("layer.misfit.upsampleLarge", module(), input,
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
        return size.map(sizes -> sizes.size(axis)).orElse(0);
    }
}
