package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkGroups;
import static studio.lipschitz.layer.Checks.checkPadding;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Convolution with a free kernel: its constant is the operator's largest singular value, which training moves at will.
///
/// Shape: `(N, in, H, W) -> (N, out, H', W')`; `W (out, in / groups, kh, kw)`, `b (out)`, float32.
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "layer.summary.conv2d",
        comment = "layer.comment.conv2d")
public record Conv2d(
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt inChannels,
        @Param(doc = "layer.param.outChannels", min = 1) int outChannels,
        @Param(doc = "layer.param.kernelSize", min = 1) IntPair kernelSize,
        @Param(doc = "layer.param.kernelStep2d", min = 1) IntPair stride,
        @Param(doc = "layer.param.kernelPadding2d", min = 0) Padding padding,
        @Param(doc = "layer.param.kernelDilation2d", min = 1, advanced = true) IntPair dilation,
        @Param(doc = "layer.param.groups", min = 1, advanced = true) int groups,
        @Param(doc = "layer.param.bias") boolean bias,
        @Param(doc = "layer.param.paddingMode", advanced = true,
                choices = {
                    "zeros", "reflect", "replicate", "circular"}) PaddingMode paddingMode)
        implements UnaryLayer {

    public static final Conv2d DEFAULT = new Conv2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), Padding.of(0), IntPair.of(1), 1, true, PaddingMode.ZEROS);

    public Conv2d {
        checkGroups(inChannels, outChannels, groups);
        checkPadding(padding, stride);
        Checks.checkMode(paddingMode);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.unconstrained(text("layer.reason.free"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return convolution().why(input);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.replacements(this, "SpectralConv2d", "FrobeniusConv2d");
    }

    @Override
    public Inference outputShape(Shape input) {
        return convolution().outputShape(input);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Weight.free(convolution().kernel(input), bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return convolution().forward(forward, x);
    }

    private Convolution convolution() {
        return Convolution.of(module(), inChannels, outChannels, kernelSize, stride, padding, dilation, groups, paddingMode);
    }
}
