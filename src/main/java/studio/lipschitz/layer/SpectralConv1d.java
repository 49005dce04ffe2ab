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
        summary = "Convolution over a signal whose Lipschitz constant is held by its orthogonal kernel.",
        comment = "Also Björck-normalised.",
        replaces = {"Conv1d"},
        source = Sources.SERRURIER)
public record SpectralConv1d(
        @Param(doc = "Channels of the input; left out, it is found from the input", min = 1) OptionalInt inChannels,
        @Param(doc = "Channels of the output", min = 1) int outChannels,
        @Param(doc = "Length of the kernel, in samples", min = 1) int kernelSize,
        @Param(doc = "Step of the kernel, in samples", min = 1) int stride,
        @Param(doc = "Added on each side, in samples; or same, which keeps the size, or valid, which adds none", min = 0) Padding padding,
        @Param(doc = "Distance between kernel taps, in samples", min = 1, advanced = true) int dilation,
        @Param(doc = "Blocks of channels that are convolved on their own", min = 1, advanced = true) int groups,
        @Param(doc = "Adds a learned bias") boolean bias,
        @Param(doc = "What is read beyond the edge", advanced = true) PaddingMode paddingMode,
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
        return convolution().held("σ₁(W)", k, input, Sources.SERRURIER + "; " + Sources.WINDOWS);
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
