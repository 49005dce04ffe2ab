package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Transposed convolution with a free kernel: its constant is the operator's largest singular value, which training moves at will.
///
/// Shape: `(N, in, H, W) -> (N, out, H', W')`; `W (in, out / groups, kh, kw)`, `b (out)`, float32.
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "layer.summary.convTranspose2d",
        comment = "layer.comment.convTranspose2d")
public record ConvTranspose2d(
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt inChannels,
        @Param(doc = "layer.param.outChannels", min = 1) int outChannels,
        @Param(doc = "layer.param.kernelSize", min = 1) IntPair kernelSize,
        @Param(doc = "layer.param.kernelStepOut", min = 1) IntPair stride,
        @Param(doc = "layer.param.kernelCrop", min = 0) IntPair padding,
        @Param(doc = "layer.param.outputPadding", min = 0,
                advanced = true) IntPair outputPadding,
        @Param(doc = "layer.param.groups", min = 1, advanced = true) int groups,
        @Param(doc = "layer.param.bias") boolean bias,
        @Param(doc = "layer.param.kernelDilation2d", min = 1, advanced = true) IntPair dilation,
        @Param(doc = "layer.param.paddingModeZeros", advanced = true, choices = "zeros") PaddingMode paddingMode)
        implements UnaryLayer {

    public static final ConvTranspose2d DEFAULT = new ConvTranspose2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), IntPair.of(0), IntPair.of(0), 1, true, IntPair.of(1), PaddingMode.ZEROS);

    public ConvTranspose2d {
        check(paddingMode == PaddingMode.ZEROS, "layer.refusal.paddingModeZeros", ParamSpec.label(paddingMode));
        var _ = new TransposedConvolution(
                "ConvTranspose2d", inChannels, outChannels, kernelSize, stride, padding, outputPadding, groups, dilation); // checks
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.unconstrained(text("layer.reason.free"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return convolution().why();
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.replacements(this, "SpectralConvTranspose2d");
    }

    @Override
    public Inference outputShape(Shape input) {
        return convolution().outputShape(input);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return convolution().free(input, bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return convolution().forward(forward, x);
    }

    private TransposedConvolution convolution() {
        return new TransposedConvolution(
                module(), inChannels, outChannels, kernelSize, stride, padding, outputPadding, groups, dilation);
    }
}
