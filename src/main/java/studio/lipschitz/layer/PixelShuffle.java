package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Spreads the channels of each pixel over a block of r × r pixels. Shape: `(N, C·r², H, W) -> (N, C, H·r, W·r)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.pixelShuffle",
        comment = "layer.comment.safe")
public record PixelShuffle(
        @Param(doc = "layer.param.growFactor", min = 1) int upscaleFactor) implements UnaryLayer {

    public static final PixelShuffle DEFAULT = new PixelShuffle(2);

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
        return Shapes.spread(module(), input, upscaleFactor);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().pixelShuffle(x, upscaleFactor);
    }
}
