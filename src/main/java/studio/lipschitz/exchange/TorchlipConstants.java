package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.AdaptiveAvgPool2d;
import studio.lipschitz.layer.AvgPool2d;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.FrobeniusConv2d;
import studio.lipschitz.layer.FrobeniusLinear;
import studio.lipschitz.layer.HouseHolder;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.InvertibleDownSampling;
import studio.lipschitz.layer.InvertibleUpSampling;
import studio.lipschitz.layer.LPReLU;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Padding;
import studio.lipschitz.layer.ScaledAdaptiveAvgPool2d;
import studio.lipschitz.layer.ScaledAvgPool2d;
import studio.lipschitz.layer.ScaledL2NormPool2d;
import studio.lipschitz.layer.SpectralConv1d;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralConvTranspose2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;

/// The way back from what [PythonExceptions] writes: a layer of torchlip's gets the constant that it really has, which may be above its `k_coef_lip`.
final class TorchlipConstants {
    private static final IntPair ONE = IntPair.of(1);
    private static final IntPair NONE = IntPair.of(0);
    private static final String STRIDE = "stride";

    private TorchlipConstants() {}

    static Layer of(Layer layer, Meaning.Made made, Shape input, List<String> notes) throws Refusal {
        return switch (layer) {
            case HouseHolder house -> forgotten(house, house.k(), made, notes);
            case InvertibleDownSampling moved -> forgotten(moved, moved.k(), made, notes);
            case InvertibleUpSampling moved -> forgotten(moved, moved.k(), made, notes);
            case LPReLU relu when relu.k() < 1 -> throw lacks(made, text("exchange.torchlip.prelu"));
            case SpectralConv1d conv -> held(conv, conv.padding(), conv.paddingMode(), conv.k(), made, input, notes);
            case SpectralConv2d conv -> held(conv, conv.padding(), conv.paddingMode(), conv.k(), made, input, notes);
            case FrobeniusConv2d conv when !conv.stride().equals(ONE) -> throw lacks(made, text("exchange.torchlip.stride"));
            case FrobeniusConv2d conv -> held(conv, conv.padding(), conv.paddingMode(), conv.k(), made, input, notes);
            case SpectralConvTranspose2d conv when !conv.dilation().equals(ONE) || !conv.outputPadding().equals(NONE) -> throw lacks(
                    made, text("exchange.torchlip.transposed"));
            case SpectralConvTranspose2d conv when conv.epsBjorck().isEmpty() -> throw lacks(made, text("exchange.torchlip.bjorck"));
            case SpectralConvTranspose2d conv -> held(conv, conv.k(), made, input, notes);
            case SpectralLinear linear -> held(linear, linear.k(), made, input, notes);
            case FrobeniusLinear linear -> held(linear, linear.k(), made, input, notes);
            case ScaledAvgPool2d pool -> averages(pool, made, input, notes);
            case ScaledL2NormPool2d pool when pool.ceilMode() || !pool.stride().orElse(pool.kernelSize()).equals(pool.kernelSize()) ->
                throw lacks(
                        made, text("exchange.torchlip.windows"));
            default -> {
                Map<String, ?> values = Catalogue.of(layer).write(layer);
                boolean adaptive = layer.module().startsWith("ScaledAdapt");
                if (adaptive && !Integer.valueOf(1).equals(values.get("output_size"))) {
                    throw lacks(made, text("exchange.torchlip.pixel"));
                }
                yield layer;
            }
        };
    }

    /// torchlip's takes a constant and does not multiply by it.
    private static Layer forgotten(Layer layer, double k, Meaning.Made made, List<String> notes) {
        if (k == 1) {
            return layer;
        }
        notes.add(text("exchange.torchlip.forgotten", made.line, made.name, k));
        return with(layer, 1);
    }

    private static Layer held(
            UnaryLayer conv, Padding padding, PaddingMode mode, double k, Meaning.Made made, Shape input, List<String> notes)
            throws Refusal {
        boolean none = padding == Padding.Named.VALID || (padding instanceof Padding.Pixels(var sizes) && Collections.max(sizes) == 0);
        boolean each = padding instanceof Padding.Pixels(var sizes) && Collections.min(sizes) > 0;
        if (mode == PaddingMode.SYMMETRIC && !none && !each) {
            throw lacks(made, text("exchange.torchlip.symmetric"));
        }
        return held(conv, k, made, input, notes);
    }

    /// torchlip holds a kernel at a norm that it computes without dilation and padding mode.
    private static Layer held(UnaryLayer layer, double k, Meaning.Made made, Shape input, List<String> notes) throws Refusal {
        if (!(layer.outputShape(input) instanceof Inference.Fits)) {
            return layer; // said as it is joined
        }
        Weight weight = layer.weights(input).getFirst();
        double scale = switch (weight.constraint()) {
            case Weight.Constraint.Spectral(double held, int _, boolean _) -> held;
            case Weight.Constraint.Frobenius(double held, boolean _) -> held;
            case Weight.Constraint.None _,Weight.Constraint.Buffer _ -> weight.published().scale();
        };
        double real = near(k * weight.published().scale() / scale);
        if (Math.abs(real - k) <= 1e-9 * k) {
            return layer;
        }
        notes.add(text("exchange.torchlip.held", made.line, made.name, (float) real, k));
        return with(layer, real);
    }

    private static Layer averages(ScaledAvgPool2d pool, Meaning.Made made, Shape input, List<String> notes) throws Refusal {
        if (!pool.stride().orElse(pool.kernelSize()).equals(pool.kernelSize()) || !pool.padding().equals(NONE)) {
            throw lacks(made, text("exchange.torchlip.average"));
        }
        if (!(pool.outputShape(input) instanceof Inference.Fits)) {
            return pool;
        }
        double factor = pool.k() * Math.sqrt((double) pool.kernelSize().height() * pool.kernelSize().width());
        double real = near(factor / ((ScaledAvgPool2d) with(pool, 1)).factor(input));
        if (Math.abs(real - pool.k()) <= 1e-9 * pool.k()) {
            return pool;
        }
        notes.add(text("exchange.torchlip.held", made.line, made.name, (float) real, pool.k()));
        return with(pool, real);
    }

    /// `Scaled(module, factor)`, as the export writes it out.
    static Layer scaled(Meaning.Made made, Shape input) throws Refusal {
        boolean two = made.places.size() == 2 && made.named.isEmpty();
        if (!two || !(made.places.get(0) instanceof Meaning.Made inner)
                || !(made.places.get(1) instanceof Meaning.Constant(Number factor))) {
            throw Refusal.at(made.line, text("exchange.python.constantOnly"));
        }
        double times = factor.doubleValue();
        if (inner.name.equals("nn.LPPool2d")) {
            return norms(inner, times);
        }
        Layer layer = PythonLayers.plain(inner, inner.name.substring(inner.name.indexOf('.') + 1), input);
        return switch (layer) {
            case HouseHolder house -> with(house, times);
            case InvertibleDownSampling moved -> with(moved, times);
            case InvertibleUpSampling moved -> with(moved, times);
            case AvgPool2d pool when pool.outputShape(input) instanceof Inference.Fits -> {
                var unit = (ScaledAvgPool2d) Catalogue.of(ScaledAvgPool2d.DEFAULT).from(pool);
                yield with(unit, near(times / unit.factor(input)));
            }
            case AdaptiveAvgPool2d pool when pool.outputShape(input) instanceof Inference.Fits -> {
                var unit = (ScaledAdaptiveAvgPool2d) Catalogue.of(ScaledAdaptiveAvgPool2d.DEFAULT).from(pool);
                yield with(unit, near(times / unit.factor(input)));
            }
            default -> throw Refusal.at(made.line, text("exchange.python.scaled", inner.name));
        };
    }

    /// `nn.LPPool2d(2, kernel_size, stride, ceil_mode)`, times a factor.
    static Layer norms(Meaning.Made made, double factor) throws Refusal {
        List<String> order = List.of("norm_type", "kernel_size", STRIDE, "ceil_mode");
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < made.places.size() && i < order.size(); i++) {
            values.put(order.get(i), PythonArguments.raw(made.places.get(i), made.line, 0));
        }
        for (var argument : made.named.entrySet()) {
            values.put(argument.getKey(), PythonArguments.raw(argument.getValue(), made.line, 0));
        }
        boolean known = made.places.size() <= order.size() && order.containsAll(values.keySet()) && values.containsKey("kernel_size");
        boolean euclidean = values.remove("norm_type") instanceof Number norm && norm.doubleValue() == 2;
        if (!known || !euclidean || Boolean.TRUE.equals(values.get("ceil_mode"))) {
            throw Refusal.at(made.line, text("exchange.python.norm", made.name));
        }
        var unit = (ScaledL2NormPool2d) PythonLayers.type("ScaledL2NormPool2d").read(values);
        return with(unit, near(factor / unit.factor()));
    }

    private static Layer with(Layer layer, double k) {
        return Catalogue.of(layer).with(layer, PythonModules.CONSTANT, k);
    }

    /// Without what two divisions may have left behind the tenth digit: 1 and not 1.0000000000000002.
    private static double near(double k) {
        double rounded = new java.math.BigDecimal(k).round(new java.math.MathContext(10)).doubleValue();
        return Math.abs(rounded - k) <= 1e-12 * Math.abs(k) ? rounded : k;
    }

    private static Refusal lacks(Meaning.Made made, String why) {
        return Refusal.at(made.line, made.name + ": " + why);
    }
}
