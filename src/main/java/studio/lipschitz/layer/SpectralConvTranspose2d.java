package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkSpectral;
import static studio.lipschitz.text.Texts.text;

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
        summary = "layer.summary.spectralConvTranspose2d",
        comment = "layer.comment.bjorck",
        replaces = {"ConvTranspose2d"},
        source = Sources.SERRURIER)
public record SpectralConvTranspose2d(
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
        @Param(doc = "layer.param.paddingModeZeros", advanced = true, choices = "zeros") PaddingMode paddingMode,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k,
        @Param(
                doc = "layer.param.epsSpectral",
                min = 0,
                minExclusive = true,
                advanced = true) double epsSpectral,
        @Param(
                doc = "layer.param.epsBjorck",
                min = 0,
                advanced = true) OptionalDouble epsBjorck)
        implements UnaryLayer {

    public static final SpectralConvTranspose2d DEFAULT = new SpectralConvTranspose2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), IntPair.of(0), IntPair.of(0), 1, true, IntPair.of(1), PaddingMode.ZEROS,
            1.0, Published.EPS, OptionalDouble.of(Published.EPS));

    public SpectralConvTranspose2d {
        check(paddingMode == PaddingMode.ZEROS, "layer.refusal.paddingModeZeros", ParamSpec.label(paddingMode));
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
        return convolution().held(k, Sources.both(Sources.SERRURIER, text("layer.source.windowsTransposed")));
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
