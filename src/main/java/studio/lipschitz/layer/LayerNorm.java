package studio.lipschitz.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Normalises each sample over its last axes by their mean and variance, then scales and shifts it. Shape kept.
///
/// Where the variance is 0 the slope is 1 / √eps, and nowhere more: constant max |gamma| / √eps, finite but moved by training where it scales.
///
/// @param normalizedShape sizes of the last axes; empty: all but the batch axis
@ModuleInfo(
        group = Group.NORMALISATION,
        summary = "layer.summary.layerNorm",
        comment = "layer.comment.replacedByCentering")
public record LayerNorm(
        @Param(doc = "layer.param.normalizedShape") Optional<Shape> normalizedShape,
        @Param(doc = "layer.param.normEps", min = 0, minExclusive = true, advanced = true) double eps,
        @Param(doc = "layer.param.affineValue", advanced = true) boolean elementwiseAffine,
        @Param(doc = "layer.param.affineBias", advanced = true) boolean bias)
        implements UnaryLayer, SteepByWeights {

    public static final LayerNorm DEFAULT = new LayerNorm(Optional.empty(), 1e-5, true, true);

    public LayerNorm {
        Norms.checkEps(eps);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Norms.ofSamples(eps, elementwiseAffine);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Norms.why(eps, elementwiseAffine);
    }

    @Override
    public String decisiveWeight() {
        return Norms.SCALE;
    }

    @Override
    public double constantAt(double largest) {
        return Rounding.productUp(largest, Norms.steepest(eps));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        if (verdict(input).kind() == Verdict.Kind.SAFE) {
            return List.of();
        }
        var fixes = new ArrayList<Fix>();
        int count = normalizedShape.map(Shape::rank).orElse(input == null ? 1 : input.rank());
        fixes.add(Fix.replaceBy(LayerCentering.overLast(count, input, bias)));
        fixes.addAll(Fixes.removal(this));
        return fixes;
    }

    @Override
    public Inference outputShape(Shape input) {
        int from = input.rank() - normalized(input).rank();
        boolean fits = from >= 0 && input.dims().subList(from, input.rank()).equals(normalized(input).dims());
        return fits
                ? Inference.fits(input)
                : Inference.misfit(
                        "layer.misfit.normalizedShape",
                        module(), normalized(input), input);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Norms.affine(normalized(input), elementwiseAffine, elementwiseAffine && bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        long[] sizes = forward.ops().sizes(x);
        long[] last = normalizedShape.map(Shape::toLongs).orElse(java.util.Arrays.copyOfRange(sizes, 1, sizes.length));
        return forward.ops().layerNorm(x, last, forward.weightOrNull("weight"), forward.weightOrNull("bias"), eps);
    }

    private Shape normalized(Shape input) {
        return normalizedShape.orElse(input);
    }
}
