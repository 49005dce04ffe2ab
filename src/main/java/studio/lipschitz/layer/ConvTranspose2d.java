package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

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
        summary = "Transposed convolution with free weights.",
        comment = "Not constrained; SpectralConvTranspose2d, which is also Björck-normalised, replaces it.")
public record ConvTranspose2d(
        @Param(doc = "Channels of the input; left out, it is found from the input", min = 1) OptionalInt inChannels,
        @Param(doc = "Channels of the output", min = 1) int outChannels,
        @Param(doc = "Height and width of the kernel, in pixels", min = 1) IntPair kernelSize,
        @Param(doc = "Step of the kernel on the output, in pixels", min = 1) IntPair stride,
        @Param(doc = "Cut off on each side of the output, in pixels", min = 0) IntPair padding,
        @Param(doc = "Pixels that the output has more at its end: of the sizes that a stride allows, which one", min = 0,
                advanced = true) IntPair outputPadding,
        @Param(doc = "Blocks of channels that are convolved on their own", min = 1, advanced = true) int groups,
        @Param(doc = "Adds a learned bias") boolean bias,
        @Param(doc = "Distance between kernel taps, in pixels", min = 1, advanced = true) IntPair dilation,
        @Param(doc = "Zeros: what PyTorch has for it", advanced = true, choices = "zeros") PaddingMode paddingMode)
        implements UnaryLayer {

    public static final ConvTranspose2d DEFAULT = new ConvTranspose2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), IntPair.of(0), IntPair.of(0), 1, true, IntPair.of(1), PaddingMode.ZEROS);

    public ConvTranspose2d {
        check(paddingMode == PaddingMode.ZEROS, "padding_mode must be zeros, was %s", ParamSpec.label(paddingMode));
        var _ = new TransposedConvolution(
                "ConvTranspose2d", inChannels, outChannels, kernelSize, stride, padding, outputPadding, groups, dilation); // checks
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.unconstrained("Its weights are free: training can move its constant anywhere.");
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
