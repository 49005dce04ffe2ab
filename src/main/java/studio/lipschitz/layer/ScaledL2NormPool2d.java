package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Euclidean norm of each window, times `k`. Shape: `(N, C, H, W) -> (N, C, H', W')`.
///
/// The norm of a window is 1-Lipschitz in its pixels, so the squared constant is the number of windows that read one pixel: the layer divides
/// by its root. An incomplete last window (`ceil_mode`) is the norm of what it holds.
/// Source: Boureau, Ponce, LeCun 2010, "A Theoretical Analysis of Feature Pooling in Visual Recognition".
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.scaledL2NormPool2d",
        comment = "layer.comment.scaledPool",
        replaces = {"AvgPool2d"},
        source = Sources.BOUREAU)
public record ScaledL2NormPool2d(
        @Param(doc = "layer.param.windowSize", min = 1) IntPair kernelSize,
        @Param(doc = "layer.param.windowStep2d", min = 1) Optional<IntPair> stride,
        @Param(doc = "layer.param.ceilMode", advanced = true) boolean ceilMode,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final ScaledL2NormPool2d DEFAULT = new ScaledL2NormPool2d(IntPair.of(2), Optional.empty(), false, 1.0);

    /// Added to the sum of squares, as a pixel of 1e-6 would be: the gradient stays finite where a window is all zeros, the constant holds.
    static final double FLOOR = 1e-12;

    public ScaledL2NormPool2d {
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Terms.held(
                "f",
                k,
                2,
                windows().covers(null),
                (double) windows().cover(null),
                text("layer.why.windowNorms", Terms.each("r", 2), Terms.cover(2)),
                Sources.both(Sources.BOUREAU, text("layer.source.windowNorms")));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return windows().shape(module(), input);
    }

    /// What the norms are multiplied by.
    public double factor() {
        return Constants.kernelScale(k, kernelSize, stride.orElse(kernelSize), IntPair.of(1));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        var ofSquares = new Averaging(windows(), true, OptionalInt.of(1)); // sums: divided by 1
        Tensor sums = ofSquares.forward(forward.ops(), forward.ops().square(x));
        return forward.ops().scale(forward.ops().sqrt(forward.ops().addScalar(sums, FLOOR)), factor());
    }

    private Windows windows() {
        return Windows.of(kernelSize, stride, IntPair.of(0), IntPair.of(1), ceilMode);
    }
}
