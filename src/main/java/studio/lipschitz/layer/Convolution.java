package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// A convolution over one, two or three axes, for every combination of its parameters: shapes, weights, norm, forward pass.
///
/// Norm: with window x_w the output is the flattened kernel times each x_w, so `‖y‖² ≤ sigma² Σ ‖x_w‖² ≤ sigma² · reads · ‖x‖²`, where `reads` is the
/// largest number of taps that read one pixel: the product over the axes of [ConvAxis#reads].
record Convolution(String module, OptionalInt inChannels, int outChannels, List<ConvAxis> axes, int groups) {
    static Convolution of(
            String module, OptionalInt inChannels, int outChannels, int kernel, int stride, Padding padding, int dilation, int groups,
            PaddingMode mode) {
        var axis = axis(0, kernel, stride, padding, dilation, mode);
        return new Convolution(module, inChannels, outChannels, List.of(axis), groups);
    }

    static Convolution of(
            String module, OptionalInt inChannels, int outChannels, IntPair kernel, IntPair stride, Padding padding, IntPair dilation,
            int groups, PaddingMode mode) {
        var axes = List.of(
                axis(0, kernel.height(), stride.height(), padding, dilation.height(), mode),
                axis(1, kernel.width(), stride.width(), padding, dilation.width(), mode));
        return new Convolution(module, inChannels, outChannels, axes, groups);
    }

    static Convolution of(
            String module, OptionalInt inChannels, int outChannels, IntTriple kernel, IntTriple stride, Padding padding,
            IntTriple dilation, int groups, PaddingMode mode) {
        var axes = List.of(
                axis(0, kernel.depth(), stride.depth(), padding, dilation.depth(), mode),
                axis(1, kernel.height(), stride.height(), padding, dilation.height(), mode),
                axis(2, kernel.width(), stride.width(), padding, dilation.width(), mode));
        return new Convolution(module, inChannels, outChannels, axes, groups);
    }

    private static ConvAxis axis(int index, int kernel, int stride, Padding padding, int dilation, PaddingMode mode) {
        long span = ConvAxis.span(kernel, dilation);
        return new ConvAxis(kernel, stride, dilation, padding.before(index, span), padding.after(index, span), mode);
    }

    Inference outputShape(Shape input) {
        if (input.rank() != axes.size() + 1) {
            return Inference.misfit(
                    "layer.misfit.kind", module, axes.size() == 1 ? text("layer.kind.signal") : Shapes.kind(axes.size()), input);
        }
        return channelsMisfit(module, input, inChannels, groups).orElseGet(() -> windows(input));
    }

    /// What is wrong with the channels of `input`, if anything is.
    static java.util.Optional<Inference> channelsMisfit(String module, Shape input, OptionalInt inChannels, int groups) {
        int channels = input.dim(0);
        if (inChannels.isPresent() && inChannels.getAsInt() != channels) {
            return java.util.Optional.of(Inference.misfit(
                    "layer.misfit.inChannels",
                    module, inChannels.getAsInt(), input, channels, channels));
        }
        return channels % groups == 0
                ? java.util.Optional.empty()
                : java.util.Optional.of(Inference.misfit(
                        "layer.misfit.groups",
                        module, groups, channels, input, channels));
    }

    private Inference windows(Shape input) {
        Shape output = input.with(0, outChannels);
        for (int i = 0; i < axes.size(); i++) {
            ConvAxis axis = axes.get(i);
            int size = input.dim(i + 1);
            if (!axis.reaches(size)) {
                return Inference.misfit(
                        "layer.misfit.reach",
                        module, Math.max(axis.before(), axis.after()), ParamSpec.label(axis.mode()), input, axis.mode().reach(size));
            }
            long windows = axis.windows(size);
            if (windows < 1) {
                return Inference.misfit(
                        "layer.misfit.kernel",
                        module, axis.kernel(), axis.dilation(), input, axis.before());
            }
            output = output.with(i + 1, (int) Math.min(windows, Integer.MAX_VALUE));
        }
        return Inference.fits(output);
    }

    /// `(out, in / groups, kernel...)`.
    Shape kernel(Shape input) {
        var dims = new ArrayList<Integer>();
        dims.add(outChannels);
        dims.add(input.dim(0) / groups);
        axes.forEach(axis -> dims.add(axis.kernel()));
        return new Shape(dims);
    }

    /// What the norm of the flattened kernel must equal for the convolution to be `k`-Lipschitz on `input`, rounded down.
    double scale(double k, Shape input) {
        double reads = 1;
        for (int i = 0; i < axes.size(); i++) {
            reads = Rounding.productUp(reads, axes.get(i).reads(input.dim(i + 1)));
        }
        return Rounding.quotientDown(k, Rounding.sqrtUp(reads));
    }

    /// Where the constant comes from if a kernel of that norm is held at [#scale].
    Why held(String norm, double k, @Nullable Shape input, String source) {
        double product = reads(input).stream().mapToDouble(Double::doubleValue).reduce(1, (a, b) -> a * b);
        return Terms.held(norm, k, axes.size(), reads(input).isEmpty() ? List.of() : terms(input), product, rule(), source);
    }

    /// Where it comes from if the kernel is free.
    Why why(@Nullable Shape input) {
        return Why.open(
                text("layer.why.convolution", Terms.root("r", axes.size()), rule()),
                reads(input).isEmpty() ? "" : "σ₁(A) ≤ σ₁(W)·" + Terms.root(terms(input)),
                Sources.both(Sources.free(), Sources.windows()));
    }

    private boolean copies() {
        return axes.stream().anyMatch(axis -> axis.mode() != PaddingMode.ZEROS && axis.pads());
    }

    private String rule() {
        String each = Terms.each("r", axes.size());
        return copies()
                ? text("layer.why.tapsCopies", each)
                : text("layer.why.taps", each, Terms.cover(axes.size()));
    }

    /// [ConvAxis#reads] of each axis; empty where that depends on an input that is not known.
    private List<Double> reads(@Nullable Shape input) {
        if (!copies()) {
            return axes.stream().map(axis -> (double) Constants.cover(axis.kernel(), axis.stride(), axis.dilation())).toList();
        }
        var reads = new ArrayList<Double>();
        if (input != null && outputShape(input) instanceof Inference.Fits) {
            for (int i = 0; i < axes.size(); i++) {
                reads.add(axes.get(i).reads(input.dim(i + 1)));
            }
        }
        return reads;
    }

    private List<String> terms(@Nullable Shape input) {
        return copies()
                ? reads(input).stream().map(Constants::number).toList()
                : axes.stream().map(axis -> Terms.cover(axis.kernel(), axis.stride(), axis.dilation())).toList();
    }

    List<Weight> spectral(Shape input, double k, double epsSpectral, OptionalDouble epsBjorck, boolean bias) {
        return Weight.constrained(
                kernel(input),
                new Weight.Constraint.Spectral(scale(k, input), groups, epsBjorck.isPresent()),
                new Published(k * coefficient(), 0, epsSpectral, epsBjorck),
                bias);
    }

    List<Weight> frobenius(Shape input, double k, boolean bias) {
        return Weight.constrained(
                kernel(input), new Weight.Constraint.Frobenius(scale(k, input), false), Published.of(k * coefficient()), bias);
    }

    /// What the published layers multiply by, whatever the padding mode and the dilation.
    private double coefficient() {
        ConvAxis first = axes.getFirst();
        ConvAxis last = axes.getLast();
        return axes.size() == 1
                ? Published.coefficient(first.kernel(), first.stride(), null)
                : Published.coefficient(new IntPair(first.kernel(), last.kernel()), new IntPair(first.stride(), last.stride()), null);
    }

    Tensor forward(Forward forward, Tensor x) {
        Ops ops = forward.ops();
        Tensor weight = forward.weight("weight");
        @Nullable Tensor bias = forward.weightOrNull("bias");
        boolean inside = axes.stream().allMatch(axis -> axis.symmetric() && (axis.mode() == PaddingMode.ZEROS || !axis.pads()));
        Tensor whole = inside ? x : ops.pad(x, axes.getFirst().mode(), ends());
        int[] pads = axes.stream().mapToInt(axis -> inside ? (int) axis.before() : 0).toArray();
        int[] strides = axes.stream().mapToInt(ConvAxis::stride).toArray();
        int[] dilations = axes.stream().mapToInt(ConvAxis::dilation).toArray();
        return switch (axes.size()) {
            case 1 -> ops.conv1d(whole, weight, bias, strides[0], pads[0], dilations[0], groups);
            case 2 -> ops.conv2d(whole, weight, bias, pair(strides), pair(pads), pair(dilations), groups);
            default -> ops.conv3d(whole, weight, bias, triple(strides), triple(pads), triple(dilations), groups);
        };
    }

    /// As [Ops#pad] takes them: the last axis first, before and after.
    private int[] ends() {
        return axes.reversed().stream().flatMapToInt(axis -> java.util.stream.IntStream.of((int) axis.before(), (int) axis.after()))
                .toArray();
    }

    private static IntPair pair(int[] values) {
        return new IntPair(values[0], values[1]);
    }

    private static IntTriple triple(int[] values) {
        return new IntTriple(values[0], values[1], values[2]);
    }
}
