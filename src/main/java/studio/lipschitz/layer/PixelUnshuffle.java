package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Gathers each block of r × r pixels as the channels of one. Shape: `(N, C, H·r, W·r) -> (N, C·r², H, W)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.pixelUnshuffle",
        comment = "layer.comment.safe")
public record PixelUnshuffle(
        @Param(doc = "layer.param.shrinkFactor", min = 1) int downscaleFactor) implements UnaryLayer {

    public static final PixelUnshuffle DEFAULT = new PixelUnshuffle(2);

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.rearranges"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(text("layer.why.rearrangement"), 1, Sources.permutation());
    }

    @Override
    public boolean isometry() {
        return true;
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.gathered(module(), input, downscaleFactor);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().pixelUnshuffle(x, downscaleFactor);
    }
}
