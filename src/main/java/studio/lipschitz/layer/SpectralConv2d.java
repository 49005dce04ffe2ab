package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.layer.Checks.checkGroups;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Convolution whose flattened kernel `(out, in·kh·kw)` is orthogonal, divided by the root of the number of windows that read one pixel.
///
/// Shape: `(N, in, H, W) -> (N, out, H', W')`; `W (out, in / groups, kh, kw)`, `b (out)`, float32. Zero padding.
/// Source: Serrurier et al. 2021, arXiv:2006.06520; the number of windows counts stride and dilation, see [Constants#cover].
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "Convolution whose Lipschitz constant is held by its orthogonal kernel.",
        comment = "SpectralConv2d is also Björck-normalised.",
        replaces = {"Conv2d"},
        source = "Serrurier et al. 2021, arXiv:2006.06520")
public record SpectralConv2d(
        @Param(doc = "Channels of the input; left out, it is found from the input", min = 1) OptionalInt inChannels,
        @Param(doc = "Channels of the output", min = 1) int outChannels,
        @Param(doc = "Height and width of the kernel, in pixels", min = 1) IntPair kernelSize,
        @Param(doc = "Step of the kernel, in pixels", min = 1) IntPair stride,
        @Param(doc = "Zeros added on each side, in pixels", min = 0) IntPair padding,
        @Param(doc = "Distance between kernel taps, in pixels", min = 1, advanced = true) IntPair dilation,
        @Param(doc = "Blocks of channels that are convolved on their own", min = 1, advanced = true) int groups,
        @Param(doc = "Adds a learned bias") boolean bias,
        @Param(doc = "What is read beyond the edge: only zeros keep the constant", advanced = true) PaddingMode paddingMode,
        @Param(name = "k_coef_lip", doc = "Lipschitz constant of the layer in L2", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final SpectralConv2d DEFAULT = new SpectralConv2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), IntPair.of(0), IntPair.of(1), 1, true, PaddingMode.ZEROS, 1.0);

    public SpectralConv2d {
        checkGroups(inChannels, outChannels, groups);
        checkConstant(k);
    }

    /// With zeros beyond the edge, the only padding mode there is.
    public SpectralConv2d(
            OptionalInt inChannels,
            int outChannels,
            IntPair kernelSize,
            IntPair stride,
            IntPair padding,
            IntPair dilation,
            int groups,
            boolean bias,
            double k) {
        this(inChannels, outChannels, kernelSize, stride, padding, dilation, groups, bias, PaddingMode.ZEROS, k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.convolution(
                module(), input, inChannels, outChannels, kernelSize, stride, padding, dilation, groups);
    }

    @Override
    public List<Weight> weights(Shape input) {
        var shape = Shape.of(outChannels, input.dim(0) / groups, kernelSize.height(), kernelSize.width());
        double scale = Constants.kernelScale(k, kernelSize, stride, dilation);
        var published = Published.of(k * Published.coefficient(kernelSize, stride, null));
        return Weight.constrained(shape, new Weight.Constraint.Spectral(scale, groups), published, bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops()
                .conv2d(x, forward.weight("weight"), forward.weightOrNull("bias"), stride, padding, dilation, groups);
    }
}
