package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkGroups;
import static studio.lipschitz.layer.Checks.checkPadding;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Convolution over a volume with a free kernel: its constant is the operator's largest singular value, which training moves at will.
///
/// Shape: `(N, in, D, H, W) -> (N, out, D', H', W')`; `W (out, in / groups, kd, kh, kw)`, `b (out)`, float32.
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "Convolution over a volume with free weights.",
        comment = "Not constrained, and without an equivalent.")
public record Conv3d(
        @Param(doc = "Channels of the input; left out, it is found from the input", min = 1) OptionalInt inChannels,
        @Param(doc = "Channels of the output", min = 1) int outChannels,
        @Param(doc = "Depth, height and width of the kernel, in voxels", min = 1) IntTriple kernelSize,
        @Param(doc = "Step of the kernel, in voxels", min = 1) IntTriple stride,
        @Param(doc = "Added on each side, in voxels; or same, which keeps the size, or valid, which adds none", min = 0) Padding padding,
        @Param(doc = "Distance between kernel taps, in voxels", min = 1, advanced = true) IntTriple dilation,
        @Param(doc = "Blocks of channels that are convolved on their own", min = 1, advanced = true) int groups,
        @Param(doc = "Adds a learned bias") boolean bias,
        @Param(doc = "What is read beyond the edge", advanced = true,
                choices = {
                    "zeros", "reflect", "replicate", "circular"}) PaddingMode paddingMode)
        implements UnaryLayer {

    public static final Conv3d DEFAULT = new Conv3d(
            OptionalInt.empty(), 32, IntTriple.of(3), IntTriple.of(1), Padding.of(0), IntTriple.of(1), 1, true, PaddingMode.ZEROS);

    public Conv3d {
        checkGroups(inChannels, outChannels, groups);
        checkPadding(padding, stride);
        Checks.checkMode(paddingMode);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.unconstrained("Its weights are free: training can move its constant anywhere.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return convolution().why(input);
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
