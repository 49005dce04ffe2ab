package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkGroups;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Convolution with a free kernel: its constant is the operator's largest singular value, which training moves at will.
///
/// Shape: `(N, in, H, W) -> (N, out, H', W')`; `W (out, in / groups, kh, kw)`, `b (out)`, float32. Zero padding.
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "Convolution with free weights.",
        comment = "Not constrained; SpectralConv2d, which is also Björck-normalised, and FrobeniusConv2d replace it.")
public record Conv2d(
        @Param(doc = "Channels of the input; left out, it is found from the input", min = 1) OptionalInt inChannels,
        @Param(doc = "Channels of the output", min = 1) int outChannels,
        @Param(doc = "Height and width of the kernel, in pixels", min = 1) IntPair kernelSize,
        @Param(doc = "Step of the kernel, in pixels", min = 1) IntPair stride,
        @Param(doc = "Zeros added on each side, in pixels", min = 0) IntPair padding,
        @Param(doc = "Distance between kernel taps, in pixels", min = 1, advanced = true) IntPair dilation,
        @Param(doc = "Blocks of channels that are convolved on their own", min = 1, advanced = true) int groups,
        @Param(doc = "Adds a learned bias") boolean bias,
        @Param(doc = "What is read beyond the edge: only zeros keep the constant", advanced = true) PaddingMode paddingMode)
        implements UnaryLayer {

    public static final Conv2d DEFAULT = new Conv2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), IntPair.of(0), IntPair.of(1), 1, true, PaddingMode.ZEROS);

    public Conv2d {
        checkGroups(inChannels, outChannels, groups);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.unconstrained("Its weights are free: training can move its constant anywhere.");
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.replacements(this, "SpectralConv2d", "FrobeniusConv2d");
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.convolution(
                module(), input, inChannels, outChannels, kernelSize, stride, padding, dilation, groups);
    }

    @Override
    public List<Weight> weights(Shape input) {
        var shape = Shape.of(outChannels, input.dim(0) / groups, kernelSize.height(), kernelSize.width());
        return Weight.free(shape, bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops()
                .conv2d(x, forward.weight("weight"), forward.weightOrNull("bias"), stride, padding, dilation, groups);
    }
}
