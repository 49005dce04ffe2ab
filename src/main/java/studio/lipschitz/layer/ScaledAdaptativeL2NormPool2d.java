package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Root of the mean square of a grid of bins, scaled to the constant `k`. Shape: `(N, C, H, W) -> (N, C, output_size)`.
///
/// A bin of n pixels gives ‖x‖/√n, so the squared constant is the largest sum of 1/n over the bins that read one pixel; the layer divides by its
/// root. With a single bin, or even ones, the result is the Euclidean norm of each, as in deel-torchlip, which allows only the former.
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.scaledAdaptativeL2NormPool2d",
        comment = "layer.comment.scaledPool",
        replaces = {"AdaptiveAvgPool2d"},
        source = Sources.BOUREAU)
public record ScaledAdaptativeL2NormPool2d(
        @Param(doc = "layer.param.outputSize", min = 1) IntPair outputSize,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final ScaledAdaptativeL2NormPool2d DEFAULT = new ScaledAdaptativeL2NormPool2d(IntPair.of(1), 1.0);

    public ScaledAdaptativeL2NormPool2d {
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        String formula = text("layer.why.normsOfBins");
        String source = Sources.both(Sources.BOUREAU, text("layer.source.normsOfBins"));
        if (input == null || input.rank() != 3) {
            return Why.exactly(formula, k, source);
        }
        var sums = List.of(
                Averages.adaptiveColumnSum(input.dim(1), outputSize.height()),
                Averages.adaptiveColumnSum(input.dim(2), outputSize.width()));
        return Why.of(formula, Constants.number(factor(input)) + "·" + Terms.rootOf(sums), k, source);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Windows.adaptive(module(), input, Windows.sizes(outputSize));
    }

    /// What the root of the mean square is multiplied by for an input of that shape.
    double factor(Shape input) {
        return Rounding.quotientDown(
                k, Rounding.sqrtUp(Averages.adaptiveColumnSum(input.dim(1), input.dim(2), outputSize)));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        Tensor means = forward.ops().adaptiveAvgPool(forward.ops().square(x), Windows.ints(Windows.sizes(outputSize)));
        Tensor roots = forward.ops().sqrt(forward.ops().addScalar(means, ScaledL2NormPool2d.FLOOR));
        return forward.ops().scale(roots, factor(Shapes.ofImages(forward.ops(), x)));
    }
}
