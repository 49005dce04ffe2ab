package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;
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

/// Convolution whose kernel has a Frobenius norm of `k`, divided by the root of the number of taps that read one pixel.
///
/// Shape: `(N, in, H, W) -> (N, out, H', W')`; `W (out, in / groups, kh, kw)`, `b (out)`, float32. The Frobenius norm bounds the spectral norm of the flattened kernel, and so of each group's; cheaper than
/// [SpectralConv2d], and looser with several outputs. deel-torchlip refuses strides here; the count of taps covers them.
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "layer.summary.frobeniusConv2d",
        comment = "layer.comment.frobeniusConv2d",
        replaces = {"Conv2d"})
public record FrobeniusConv2d(
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt inChannels,
        @Param(doc = "layer.param.outChannels", min = 1) int outChannels,
        @Param(doc = "layer.param.kernelSize", min = 1) IntPair kernelSize,
        @Param(doc = "layer.param.kernelStep2d", min = 1) IntPair stride,
        @Param(doc = "layer.param.kernelPadding2d", min = 0) Padding padding,
        @Param(doc = "layer.param.kernelDilation2d", min = 1, advanced = true) IntPair dilation,
        @Param(doc = "layer.param.groups", min = 1, advanced = true) int groups,
        @Param(doc = "layer.param.bias") boolean bias,
        @Param(doc = "layer.param.paddingMode", advanced = true) PaddingMode paddingMode,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final FrobeniusConv2d DEFAULT = new FrobeniusConv2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), Padding.of(0), IntPair.of(1), 1, true, PaddingMode.ZEROS, 1.0);

    public FrobeniusConv2d {
        checkGroups(inChannels, outChannels, groups);
        checkPadding(padding, stride);
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return convolution().held("‖W‖F", k, input, text("layer.source.windowsFrobenius"));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return convolution().outputShape(input);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return convolution().frobenius(input, k, bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return convolution().forward(forward, x);
    }

    private Convolution convolution() {
        return Convolution.of(module(), inChannels, outChannels, kernelSize, stride, padding, dilation, groups, paddingMode);
    }
}
