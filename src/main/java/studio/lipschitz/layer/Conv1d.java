package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkGroups;
import static studio.lipschitz.layer.Checks.checkPadding;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Convolution over a signal with a free kernel: its constant is the operator's largest singular value, which training moves at will.
///
/// Shape: `(N, in, L) -> (N, out, L')`; `W (out, in / groups, k)`, `b (out)`, float32.
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "layer.summary.conv1d",
        comment = "layer.comment.conv1d")
public record Conv1d(
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt inChannels,
        @Param(doc = "layer.param.outChannels", min = 1) int outChannels,
        @Param(doc = "layer.param.kernelLength", min = 1) int kernelSize,
        @Param(doc = "layer.param.kernelStep1d", min = 1) int stride,
        @Param(doc = "layer.param.kernelPadding1d", min = 0) Padding padding,
        @Param(doc = "layer.param.kernelDilation1d", min = 1, advanced = true) int dilation,
        @Param(doc = "layer.param.groups", min = 1, advanced = true) int groups,
        @Param(doc = "layer.param.bias") boolean bias,
        @Param(doc = "layer.param.paddingMode", advanced = true,
                choices = {
                    "zeros", "reflect", "replicate", "circular"}) PaddingMode paddingMode)
        implements UnaryLayer {

    public static final Conv1d DEFAULT = new Conv1d(
            OptionalInt.empty(), 32, 3, 1, Padding.of(0), 1, 1, true, PaddingMode.ZEROS);

    public Conv1d {
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
        return Fixes.replacements(this, "SpectralConv1d");
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
