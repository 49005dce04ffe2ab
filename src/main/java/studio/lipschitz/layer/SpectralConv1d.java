package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkGroups;
import static studio.lipschitz.layer.Checks.checkPadding;
import static studio.lipschitz.layer.Checks.checkSpectral;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Convolution over a signal whose flattened kernel `(out, in·k)` is orthogonal, divided by the root of the number of taps that read one sample.
///
/// Shape: `(N, in, L) -> (N, out, L')`; `W (out, in / groups, k)`, `b (out)`, float32. deel-torchlip divides by that number itself, which loses gradient norm.
/// Source: Serrurier et al. 2021, arXiv:2006.06520; the number of taps counts stride, dilation and padding mode, see [ConvAxis#reads].
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "layer.summary.spectralConv1d",
        comment = "layer.comment.bjorck",
        replaces = {"Conv1d"},
        source = Sources.SERRURIER)
public record SpectralConv1d(
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt inChannels,
        @Param(doc = "layer.param.outChannels", min = 1) int outChannels,
        @Param(doc = "layer.param.kernelLength", min = 1) int kernelSize,
        @Param(doc = "layer.param.kernelStep1d", min = 1) int stride,
        @Param(doc = "layer.param.kernelPadding1d", min = 0) Padding padding,
        @Param(doc = "layer.param.kernelDilation1d", min = 1, advanced = true) int dilation,
        @Param(doc = "layer.param.groups", min = 1, advanced = true) int groups,
        @Param(doc = "layer.param.bias") boolean bias,
        @Param(doc = "layer.param.paddingMode", advanced = true) PaddingMode paddingMode,
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

    public static final SpectralConv1d DEFAULT = new SpectralConv1d(
            OptionalInt.empty(), 32, 3, 1, Padding.of(0), 1, 1, true, PaddingMode.ZEROS, 1.0, Published.EPS,
            OptionalDouble.of(Published.EPS));

    public SpectralConv1d {
        checkGroups(inChannels, outChannels, groups);
        checkPadding(padding, stride);
        checkSpectral(k, epsSpectral, epsBjorck);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return convolution().held("σ₁(W)", k, input, Sources.both(Sources.SERRURIER, Sources.windows()));
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

    private Convolution convolution() {
        return Convolution.of(module(), inChannels, outChannels, kernelSize, stride, padding, dilation, groups, paddingMode);
    }
}
