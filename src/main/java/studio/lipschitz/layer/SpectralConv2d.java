package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkGroups;
import static studio.lipschitz.layer.Checks.checkPadding;
import static studio.lipschitz.layer.Checks.checkSpectral;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Convolution whose flattened kernel `(out, in·kh·kw)` is orthogonal, divided by the root of the number of taps that read one pixel.
///
/// Shape: `(N, in, H, W) -> (N, out, H', W')`; `W (out, in / groups, kh, kw)`, `b (out)`, float32.
/// Source: Serrurier et al. 2021, arXiv:2006.06520; the number of taps counts stride, dilation and padding mode, see [ConvAxis#reads].
@ModuleInfo(
        group = Group.CONVOLUTION,
        summary = "layer.summary.spectralConv2d",
        comment = "layer.comment.spectralConv2d",
        replaces = {"Conv2d"},
        source = Sources.SERRURIER)
public record SpectralConv2d(
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt inChannels,
        @Param(doc = "layer.param.outChannels", min = 1) int outChannels,
        @Param(doc = "layer.param.kernelSize", min = 1) IntPair kernelSize,
        @Param(doc = "layer.param.kernelStep2d", min = 1) IntPair stride,
        @Param(doc = "layer.param.kernelPadding2d", min = 0) Padding padding,
        @Param(doc = "layer.param.kernelDilation2d", min = 1, advanced = true) IntPair dilation,
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

    public static final SpectralConv2d DEFAULT = new SpectralConv2d(
            OptionalInt.empty(), 32, IntPair.of(3), IntPair.of(1), Padding.of(0), IntPair.of(1), 1, true, PaddingMode.ZEROS, 1.0,
            Published.EPS, OptionalDouble.of(Published.EPS));

    public SpectralConv2d {
        checkGroups(inChannels, outChannels, groups);
        checkPadding(padding, stride);
        checkSpectral(k, epsSpectral, epsBjorck);
    }

    /// With zeros beyond the edge and the published thresholds.
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
        this(
                inChannels,
                outChannels,
                kernelSize,
                stride,
                Padding.of(padding.height(), padding.width()),
                dilation,
                groups,
                bias,
                PaddingMode.ZEROS,
                k,
                Published.EPS,
                OptionalDouble.of(Published.EPS));
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
