package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// The rearrangement of `PixelShuffle`, times `k`. Shape: `(N, C·r², H, W) -> (N, C, H·r, W·r)`.
///
/// Each number stands once in the output, so the constant is `k` itself. deel-torchlip takes a `k_coef_lip` here and never applies it: with one below
/// 1 its layer breaks its promise, so ours multiplies.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.invertibleUpSampling",
        comment = "layer.comment.keepsNumbers")
public record InvertibleUpSampling(
        @Param(doc = "layer.param.growFactor", min = 1) int kernelSize,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final InvertibleUpSampling DEFAULT = new InvertibleUpSampling(2, 1.0);

    public InvertibleUpSampling {
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(text("layer.why.rearrangementTimes"), k, Sources.permutation());
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.spread(module(), input, kernelSize);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        Tensor moved = forward.ops().pixelShuffle(x, kernelSize);
        return k == 1 ? moved : forward.ops().scale(moved, k);
    }
}
