package studio.lipschitz.exchange;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Abs;
import studio.lipschitz.layer.AvgPool2d;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Conv1d;
import studio.lipschitz.layer.Conv2d;
import studio.lipschitz.layer.Conv3d;
import studio.lipschitz.layer.FrobeniusConv2d;
import studio.lipschitz.layer.HouseHolder;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.InvertibleDownSampling;
import studio.lipschitz.layer.InvertibleUpSampling;
import studio.lipschitz.layer.LPReLU;
import studio.lipschitz.layer.LogSoftmax;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.layer.Padding;
import studio.lipschitz.layer.ScaledAdaptativeL2NormPool2d;
import studio.lipschitz.layer.ScaledAdaptiveAvgPool2d;
import studio.lipschitz.layer.ScaledAvgPool2d;
import studio.lipschitz.layer.ScaledL2NormPool2d;
import studio.lipschitz.layer.Softmax;
import studio.lipschitz.layer.SpectralConv1d;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralConvTranspose2d;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;

/// The layers whose Python module is missing, takes less, or does something else for some of their parameters.
final class PythonExceptions {
    private static final IntPair ONE = IntPair.of(1);
    private static final IntPair NONE = IntPair.of(0);

    private PythonExceptions() {}

    /// Empty where the call that the schema gives does what the layer does.
    ///
    /// @param input as it arrives, null while that is not known
    static Optional<PythonCall> of(UnaryLayer layer, @Nullable Shape input) {
        @Nullable Shape fitting = input != null && layer.outputShape(input) instanceof Inference.Fits ? input : null;
        return switch (layer) {
            case Abs _ -> Optional.of(PythonCall.defined(Definition.ABS, "Abs()"));
            case Normalize(var mean, var std) -> Optional.of(PythonCall.defined(
                    Definition.NORMALIZE, "Normalize(%s, %s)".formatted(PythonValue.of(mean.values()), PythonValue.of(std.values()))));
            case Softmax softmax -> along(softmax, input, softmax.dim().orElse(1));
            case LogSoftmax softmax -> along(softmax, input, softmax.dim().orElse(1));
            case HouseHolder house -> scaled(house, input, house.k());
            case InvertibleDownSampling moved -> scaled(moved, input, moved.k());
            case InvertibleUpSampling moved -> scaled(moved, input, moved.k());
            case LPReLU(int number, double init, double k) when k < 1 -> Optional.of(PythonCall.defined(
                    Definition.SHRINKING_PRELU,
                    "ShrinkingPReLU(%d, init=%s, k_coef_lip=%s)".formatted(number, PythonValue.of(init), PythonValue.of(k))));
            case Conv1d conv when conv.paddingMode() == PaddingMode.SYMMETRIC -> Optional.of(
                    symmetric(conv, conv.padding(), 1, "torchlip.PadConv1d", input));
            case Conv2d conv when conv.paddingMode() == PaddingMode.SYMMETRIC -> Optional.of(
                    symmetric(conv, conv.padding(), 2, "torchlip.PadConv2d", input));
            case Conv3d conv when conv.paddingMode() == PaddingMode.SYMMETRIC -> Optional.of(symmetric(conv, conv.padding(), 3, "", input));
            case SpectralConv1d conv when conv.paddingMode() == PaddingMode.SYMMETRIC -> Optional.of(
                    symmetric(conv, conv.padding(), 1, "", input));
            case SpectralConv2d conv when conv.paddingMode() == PaddingMode.SYMMETRIC -> Optional.of(
                    symmetric(conv, conv.padding(), 2, "", input));
            case FrobeniusConv2d conv when conv.paddingMode() == PaddingMode.SYMMETRIC && conv.stride().equals(ONE) -> Optional.of(
                    symmetric(conv, conv.padding(), 2, "", input));
            case SpectralConv1d conv -> Optional.of(held(conv, input, conv.k()));
            case SpectralConv2d conv -> Optional.of(held(conv, input, conv.k()));
            case FrobeniusConv2d conv when !conv.stride().equals(ONE) -> lacks(conv, "torchlip's takes no stride");
            case FrobeniusConv2d conv -> Optional.of(held(conv, input, conv.k()));
            case SpectralConvTranspose2d conv -> transposed(conv, input);
            case ScaledAvgPool2d pool -> averages(pool, fitting);
            case ScaledL2NormPool2d pool -> norms(pool);
            case ScaledAdaptiveAvgPool2d pool -> pool.outputSize().equals(ONE)
                    ? square(pool, input)
                    : Optional.of(fitting == null
                            ? unknown(pool)
                            : scaled("nn.AdaptiveAvgPool2d(" + size(pool.outputSize()) + ")", pool.factor(fitting)));
            case ScaledAdaptativeL2NormPool2d pool -> pool.outputSize().equals(ONE)
                    ? square(pool, input)
                    : lacks(pool, "torchlip's makes one pixel of an image");
            default -> Optional.empty();
        };
    }

    private static Optional<PythonCall> along(UnaryLayer layer, @Nullable Shape input, int dim) {
        return Optional.of(PythonModules.derived(PythonModules.qualified(layer.module()), layer, input, Map.of("dim", dim)));
    }

    /// What torchlip's module forgets to multiply by.
    private static Optional<PythonCall> scaled(UnaryLayer layer, @Nullable Shape input, double k) {
        if (k == 1) {
            return Optional.empty();
        }
        PythonCall plain = PythonModules.derived(
                (UnaryLayer) Catalogue.of(layer).with(layer, PythonModules.CONSTANT, 1.0), input);
        return Optional.of(plain.isMissing() ? plain : scaled(plain.expression(), k));
    }

    private static PythonCall scaled(String call, double factor) {
        return PythonCall.defined(Definition.SCALED, "Scaled(%s, %s)".formatted(call, PythonValue.of(factor)));
    }

    /// Where it pads at all: torchlip has it along one and two axes, by a number on each.
    ///
    /// @param free what pads so in place of torch's own convolution, which doesn't; empty for torchlip's
    private static PythonCall symmetric(UnaryLayer conv, Padding padding, int axes, String free, @Nullable Shape input) {
        boolean none = padding == Padding.Named.VALID || (padding instanceof Padding.Pixels(var sizes) && Collections.max(sizes) == 0);
        if (none) {
            return PythonModules.of(Catalogue.of(conv).with(conv, "padding_mode", "zeros"), input);
        }
        boolean each = padding instanceof Padding.Pixels(var sizes) && Collections.min(sizes) > 0;
        if (!each || axes > 2) {
            return PythonCall.missing(conv.module() + ": torchlip pads symmetrically by a number on each of one or two axes only.");
        }
        return switch (conv) {
            case SpectralConv1d spectral -> held(spectral, input, spectral.k());
            case SpectralConv2d spectral -> held(spectral, input, spectral.k());
            case FrobeniusConv2d frobenius -> held(frobenius, input, frobenius.k());
            default -> PythonModules.derived(free, conv, input, Map.of());
        };
    }

    /// A kernel is held at a norm that torchlip computes without dilation and padding mode, and without a root along one axis; its constant makes up for
    /// that.
    private static PythonCall held(UnaryLayer layer, @Nullable Shape input, double k) {
        if (input == null || !(layer.outputShape(input) instanceof Inference.Fits)) {
            return PythonModules.derived(layer, input);
        }
        Weight weight = layer.weights(input).getFirst();
        double scale = switch (weight.constraint()) {
            case Weight.Constraint.Spectral(double held, int _, boolean _) -> held;
            case Weight.Constraint.Frobenius(double held, boolean _) -> held;
            case Weight.Constraint.None _,Weight.Constraint.Buffer _ -> weight.published().scale();
        };
        double needed = k * scale / weight.published().scale();
        if (Math.abs(needed - k) <= 1e-9 * k) {
            return PythonModules.derived(layer, input);
        }
        return PythonModules.derived(PythonModules.qualified(layer.module()), layer, input, Map.of(PythonModules.CONSTANT, needed))
                .remarking("k_coef_lip is %s in the drawing: torchlip counts otherwise how often a pixel is read."
                        .formatted(PythonValue.of(k)));
    }

    private static Optional<PythonCall> transposed(SpectralConvTranspose2d conv, @Nullable Shape input) {
        if (!conv.dilation().equals(ONE) || !conv.outputPadding().equals(NONE)) {
            return lacks(conv, "torchlip's takes neither dilation nor output_padding");
        }
        return conv.epsBjorck().isEmpty()
                ? lacks(conv, "without the Björck iteration torchlip's may be steeper than k_coef_lip")
                : Optional.of(held(conv, input, conv.k()));
    }

    private static Optional<PythonCall> averages(ScaledAvgPool2d pool, @Nullable Shape input) {
        boolean plain = pool.stride().orElse(pool.kernelSize()).equals(pool.kernelSize())
                && pool.padding().equals(NONE) && !pool.ceilMode() && pool.divisorOverride().isEmpty();
        if (plain) {
            return Optional.empty();
        }
        if (input == null) {
            return Optional.of(unknown(pool));
        }
        var free = (AvgPool2d) Catalogue.of(AvgPool2d.DEFAULT).from(pool);
        return Optional.of(scaled(PythonModules.derived(free, input).expression(), pool.factor(input)));
    }

    private static Optional<PythonCall> norms(ScaledL2NormPool2d pool) {
        if (pool.ceilMode()) {
            return lacks(pool, "torch weighs the windows that ceil_mode adds otherwise");
        }
        IntPair stride = pool.stride().orElse(pool.kernelSize());
        return stride.equals(pool.kernelSize())
                ? Optional.empty()
                : Optional.of(scaled("nn.LPPool2d(2, %s, stride=%s)".formatted(size(pool.kernelSize()), size(stride)), pool.factor()));
    }

    /// torchlip wants the two sizes, though they are one.
    private static Optional<PythonCall> square(UnaryLayer pool, @Nullable Shape input) {
        return Optional.of(PythonModules.derived(
                PythonModules.qualified(pool.module()), pool, input, Map.of("output_size", List.of(1, 1))));
    }

    private static String size(IntPair pair) {
        return PythonValue.of(List.of(pair.height(), pair.width()));
    }

    private static Optional<PythonCall> lacks(UnaryLayer layer, String why) {
        return Optional.of(PythonCall.missing(layer.module() + ": " + why + "."));
    }

    private static PythonCall unknown(UnaryLayer layer) {
        return PythonCall.missing(layer.module() + ": its factor is not known until its input is.");
    }
}
