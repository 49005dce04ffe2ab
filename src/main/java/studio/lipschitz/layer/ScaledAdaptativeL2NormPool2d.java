package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;

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
        summary = "Euclidean norm of a grid of bins, whatever the size of the input.",
        comment = "Scaled by sqrt(pool_h * pool_w).",
        replaces = {"AdaptiveAvgPool2d"},
        source = Sources.BOUREAU)
public record ScaledAdaptativeL2NormPool2d(
        @Param(doc = "Height and width of the output, in pixels", min = 1) IntPair outputSize,
        @Param(name = "k_coef_lip", doc = "Lipschitz constant of the layer in L2", min = 0, minExclusive = true) double k)
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
        String formula = "L ≤ f·√(r₁·r₂) = k_coef_lip; f = k_coef_lip/√(r₁·r₂) is the factor on the root of the mean square of each bin, "
                + "rᵢ the largest sum of 1/n over the bins of n pixels that read one pixel";
        String source = Sources.BOUREAU + "; derived: Σ‖x_b‖²/n_b ≤ r·‖x‖² over the bins b";
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
