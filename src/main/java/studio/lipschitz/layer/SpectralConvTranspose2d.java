package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkSpectral;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Transposed convolution, which enlarges an image, with an orthogonal flattened kernel `(in, out·kh·kw)`, divided by the root of the number of
/// taps that write one pixel.
///
/// Shape: `(N, in, H, W) -> (N, out, H', W')`; `W (in, out / groups, kh, kw)`, `b (out)`, float32. deel-torchlip refuses dilation and output_padding
/// here; the norm of the adjoint covers them.
/// Source: Serrurier et al. 2021, arXiv:2006.06520; the norm is the adjoint's, see [TransposedConvolution].
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "Transposed convolution whose Lipschitz constant is held by its orthogonal kernel.",
        comment = "Also Björck-normalised.",
        replaces = {"ConvTranspose2d"},
        source = Sources.SERRURIER)
public record SpectralConvTranspose2d(
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
        @Param(doc = "Zeros: what PyTorch has for it", advanced = true, choices = "zeros") PaddingMode paddingMode,
        @Param(name = "k_coef_lip", doc = "Lipschitz constant of the layer in L2", min = 0, minExclusive = true) double k,
        @Param(
                doc = "Threshold at which the published power iteration stops; only the reference mode iterates, otherwise the value is exact",
                min = 0,
                minExclusive = true,
                advanced = true) double epsSpectral,
        @Param(
                doc = "Threshold at which the published Björck iteration stops, in the reference mode; empty: the weight is not made orthogonal, "
                        + "only divided by its largest singular value",
                min = 0,
                advanced = true) OptionalDouble epsBjorck)
        implements UnaryLayer {

    public static final SpectralConvTranspose2d DEFAULT = new SpectralConvTranspose2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), IntPair.of(0), IntPair.of(0), 1, true, IntPair.of(1), PaddingMode.ZEROS,
            1.0, Published.EPS, OptionalDouble.of(Published.EPS));

    public SpectralConvTranspose2d {
        check(paddingMode == PaddingMode.ZEROS, "padding_mode must be zeros, was %s", ParamSpec.label(paddingMode));
        checkSpectral(k, epsSpectral, epsBjorck);
        var _ = new TransposedConvolution(
                "SpectralConvTranspose2d", inChannels, outChannels, kernelSize, stride, padding, outputPadding, groups, dilation); // checks
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return convolution().held(k, Sources.SERRURIER + "; " + Sources.WINDOWS + ", of the transpose, whose norm is the same");
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
        return convolution().spectral(input, k, epsSpectral, epsBjorck, bias);
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
