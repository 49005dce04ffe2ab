package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.layer.Checks.checkGroups;
import static studio.lipschitz.layer.Checks.checkPadding;

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
        summary = "Convolution whose Lipschitz constant is held by its kernel's Frobenius norm.",
        comment = "Cheaper than SpectralConv2d, which is also Björck-normalised.",
        replaces = {"Conv2d"})
public record FrobeniusConv2d(
        @Param(doc = "Channels of the input; left out, it is found from the input", min = 1) OptionalInt inChannels,
        @Param(doc = "Channels of the output", min = 1) int outChannels,
        @Param(doc = "Height and width of the kernel, in pixels", min = 1) IntPair kernelSize,
        @Param(doc = "Step of the kernel, in pixels", min = 1) IntPair stride,
        @Param(doc = "Added on each side, in pixels; or same, which keeps the size, or valid, which adds none", min = 0) Padding padding,
        @Param(doc = "Distance between kernel taps, in pixels", min = 1, advanced = true) IntPair dilation,
        @Param(doc = "Blocks of channels that are convolved on their own", min = 1, advanced = true) int groups,
        @Param(doc = "Adds a learned bias") boolean bias,
        @Param(doc = "What is read beyond the edge", advanced = true) PaddingMode paddingMode,
        @Param(name = "k_coef_lip", doc = "Lipschitz constant of the layer in L2", min = 0, minExclusive = true) double k)
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
        return convolution().held("‖W‖F", k, input, Sources.WINDOWS + ", and σ₁(W) ≤ ‖W‖F");
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
