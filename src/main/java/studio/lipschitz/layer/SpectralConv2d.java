package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Convolution whose flattened kernel `(out, in·kh·kw)` is orthogonal, divided by the root of the number of windows that read one pixel.
///
/// Shape: `(N, in, H, W) -> (N, out, H', W')`; `W (out, in / groups, kh, kw)`, `b (out)`, float32. Zero padding.
/// Source: Serrurier et al. 2021, arXiv:2006.06520; the number of windows counts stride and dilation, see SOUNDNESS of the user guide.
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
        @Param(name = "k_coef_lip", doc = "Lipschitz constant of the layer in L2", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final SpectralConv2d DEFAULT = new SpectralConv2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), IntPair.of(1), IntPair.of(1), 1, true, 1.0);

    public SpectralConv2d {
        check(outChannels % groups == 0, "out_channels must be a multiple of groups, was %s with groups %s", outChannels, groups);
        check(k > 0 && Double.isFinite(k), "k_coef_lip must be above 0 and finite, was %s", k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Inference outputShape(Shape input) {
        if (input.rank() == 3) {
            int channels = input.dim(0);
            if (inChannels.isPresent() && inChannels.getAsInt() != channels) {
                return Inference.misfit(
                        "%s expects %d input channels but receives %s, which has %d; set in_channels to %d or leave it out.",
                        module(), inChannels.getAsInt(), input, channels, channels);
            }
            if (channels % groups != 0) {
                return Inference.misfit("%s has groups %d, which does not divide the %d channels of its input %s.",
                        module(), groups, channels, input);
            }
        }
        return Shapes.windows(module(), input, outChannels, kernelSize, stride, padding, dilation, false);
    }

    @Override
    public List<Weight> weights(Shape input) {
        var weights = new ArrayList<Weight>();
        double scale = k / Constants.sqrtUp(Constants.cover(kernelSize, stride, dilation));
        weights.add(new Weight(
                "weight",
                Shape.of(outChannels, input.dim(0) / groups, kernelSize.height(), kernelSize.width()),
                Weight.Init.ORTHOGONAL,
                new Weight.Constraint.Spectral(scale, groups)));
        if (bias) {
            weights.add(new Weight("bias", Shape.of(outChannels), Weight.Init.ZEROS, new Weight.Constraint.None()));
        }
        return weights;
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops()
                .conv2d(x, forward.weight("weight"), forward.weightOrNull("bias"), stride, padding, dilation, groups);
    }
}
