package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// The adjoint of a convolution with zero padding, for every combination of its parameters: shapes, weights, norm, forward pass.
///
/// Norm: that of the convolution, which takes an image of the output's size to one of the input's, so the flattened kernel is `(in, out / groups·kh·kw)`
/// and each pixel of the output is written by at most [Constants#cover] taps, whatever padding crops and output_padding adds.
record TransposedConvolution(
        String module,
        OptionalInt inChannels,
        int outChannels,
        IntPair kernel,
        IntPair stride,
        IntPair padding,
        IntPair outputPadding,
        int groups,
        IntPair dilation) {

    TransposedConvolution {
        Checks.checkGroups(inChannels, outChannels, groups);
        Checks.check(
                outputPadding.height() < Math.max(stride.height(), dilation.height())
                        && outputPadding.width() < Math.max(stride.width(), dilation.width()),
                "layer.refusal.outputPadding",
                outputPadding,
                stride,
                dilation);
    }

    Inference outputShape(Shape input) {
        if (input.rank() != 3) {
            return Shapes.notAnImage(module, input);
        }
        return Convolution.channelsMisfit(module, input, inChannels, groups).orElseGet(() -> sizes(input));
    }

    private Inference sizes(Shape input) {
        long height = size(input.dim(1), kernel.height(), stride.height(), padding.height(), outputPadding.height(), dilation.height());
        long width = size(input.dim(2), kernel.width(), stride.width(), padding.width(), outputPadding.width(), dilation.width());
        if (height < 1 || width < 1) {
            return Inference.misfit(
                    "layer.misfit.crops",
                    module, padding, kernel, input);
        }
        return Inference.fits(Shape.of(outChannels, (int) Math.min(height, Integer.MAX_VALUE), (int) Math.min(width, Integer.MAX_VALUE)));
    }

    private static long size(int size, int kernel, int stride, int padding, int outputPadding, int dilation) {
        return (size - 1L) * stride - 2L * padding + ConvAxis.span(kernel, dilation) + outputPadding + 1;
    }

    List<Weight> spectral(Shape input, double k, double epsSpectral, OptionalDouble epsBjorck, boolean bias) {
        double scale = Constants.kernelScale(k, kernel, stride, dilation);
        var constraint = new Weight.Constraint.Spectral(scale, groups, epsBjorck.isPresent());
        var published = new Published(k * Published.coefficient(kernel, stride, null), 1, epsSpectral, epsBjorck);
        return withBias(new Weight("weight", kernel(input), Weight.Init.ORTHOGONAL, constraint, published), bias, Weight.Init.ZEROS);
    }

    List<Weight> free(Shape input, boolean bias) {
        var weight = new Weight("weight", kernel(input), Weight.Init.KAIMING_UNIFORM, new Weight.Constraint.None());
        return withBias(weight, bias, Weight.Init.BIAS_UNIFORM);
    }

    /// Of a kernel whose largest singular value is held.
    Why held(double k, String source) {
        return Terms.held(
                "σ₁(W)", k, 2, terms(), (double) Constants.cover(kernel, stride, dilation),
                taps(),
                source);
    }

    /// Of a free kernel.
    Why why() {
        return Why.open(
                text("layer.why.convolution", Terms.root("r", 2), taps()),
                "σ₁(A) ≤ σ₁(W)·" + Terms.root(terms()),
                Sources.both(Sources.free(), text("layer.source.windowsTransposed")));
    }

    private static String taps() {
        return text("layer.why.tapsWrite", Terms.each("r", 2), Terms.cover(2));
    }

    private List<String> terms() {
        return List.of(
                Terms.cover(kernel.height(), stride.height(), dilation.height()),
                Terms.cover(kernel.width(), stride.width(), dilation.width()));
    }

    private List<Weight> withBias(Weight weight, boolean bias, Weight.Init init) {
        var weights = new ArrayList<>(List.of(weight));
        if (bias) {
            weights.add(new Weight("bias", Shape.of(outChannels), init, new Weight.Constraint.None()));
        }
        return weights;
    }

    /// `(in, out / groups, kh, kw)`.
    private Shape kernel(Shape input) {
        return Shape.of(input.dim(0), outChannels / groups, kernel.height(), kernel.width());
    }

    Tensor forward(Forward forward, Tensor x) {
        return forward.ops().convTranspose2d(
                x, forward.weight("weight"), forward.weightOrNull("bias"), stride, padding, outputPadding, groups, dilation);
    }
}
