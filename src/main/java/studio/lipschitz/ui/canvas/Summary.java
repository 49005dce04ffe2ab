package studio.lipschitz.ui.canvas;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.fx.StandingLook;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.LayerMarks;

/// The few words that a node has room for.
final class Summary {
    /// Parameters that say what a layer is, shown without their name and even at their default.
    private static final List<String> BARE = List.of("out_features", "out_channels", "num_features", "output_size", "unflattened_size",
            "normalized_shape");

    /// Parameters whose names are too long.
    private static final Set<String> SHORT = Set.of("padding", "k_coef_lip", "group_size", "output_padding", "negative_slope",
            "eps_bjorck");

    private Summary() {}

    /// `32 · 3×3 · pad 1`: sizes first, then what differs from the defaults; empty for a layer without either.
    static String of(Layer layer) {
        return switch (layer) {
            case Input input -> input.shape().toString();
            case Unresolved unresolved -> unresolved.known() ? Texts.text("canvas.node.outOfRange") : Texts.text("canvas.node.unknown");
            case Layer known -> of(known, Catalogue.of(known));
        };
    }

    private static String of(Layer layer, ModuleType type) {
        Map<String, @Nullable Object> values = type.write(layer);
        Map<String, @Nullable Object> defaults = type.write(type.defaults());
        var sizes = new ArrayList<String>();
        var rest = new ArrayList<String>();
        for (ParamSpec param : type.params()) {
            Object value = values.get(param.name());
            if (value == null && defaults.get(param.name()) != null) {
                rest.add(Texts.text("canvas.param.without", named(param)));
            }
            if (value == null || param.name().equals("in_features") || param.name().equals("in_channels")) {
                continue;
            }
            if (BARE.contains(param.name())) {
                sizes.add(text(param, value));
            } else if (param.name().equals("kernel_size")) {
                sizes.add(text(param, value instanceof Integer size ? Collections.nCopies(axes(param), size) : value));
            } else if (param.name().equals("padding") ? !Integer.valueOf(0).equals(value) : !value.equals(defaults.get(param.name()))
                    || param.name().equals("group_size") || param.name().equals("p")) {
                rest.add(changed(param, value));
            }
        }
        sizes.addAll(rest);
        return String.join(" · ", sizes);
    }

    private static String changed(ParamSpec param, Object value) {
        String name = named(param);
        if (value instanceof Boolean on) {
            return on ? name : Texts.text("canvas.param.without", name);
        }
        return name + " " + text(param, value);
    }

    private static String named(ParamSpec param) {
        return SHORT.contains(param.name()) ? Texts.text("canvas.param." + param.name()) : param.name().replace('_', ' ');
    }

    private static int axes(ParamSpec param) {
        return switch (param.type()) {
            case PAIR -> 2;
            case TRIPLE -> 3;
            case INT, REAL, BOOL, SHAPE, AXES, REALS, SIZES, PADDING, MARGINS, VOLUME_MARGINS, CHOICE -> 1;
        };
    }

    private static String text(ParamSpec param, Object value) {
        return switch (value) {
            case List<?> numbers when param.type() == ParamSpec.Kind.REALS -> reals(numbers);
            case List<?> sizes -> sizes.stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(param.type() == ParamSpec.Kind.SHAPE ? " × " : "×"));
            case Double number -> number(number, RoundingMode.HALF_EVEN);
            default -> value.toString();
        };
    }

    /// Up to four of them: a box has room for the channels of an image.
    private static String reals(List<?> numbers) {
        String first = numbers.stream()
                .limit(4)
                .map(value -> value instanceof Number number ? number(number.doubleValue(), RoundingMode.HALF_EVEN) : String.valueOf(value))
                .collect(Collectors.joining(", "));
        return numbers.size() > 4 ? first + ", …" : first;
    }

    /// `safe`, `bounded ×3`, `lossy ×0.5`, `unconstrained`: a bound is rounded up, as a bound must be.
    static String of(Verdict verdict) {
        boolean factor = verdict.kind() == Verdict.Kind.BOUNDED || verdict.kind() == Verdict.Kind.LOSSY;
        String bound = factor && verdict.bound().isPresent() ? Figures.constant(verdict.bound().getAsDouble()) : "1";
        String word = Texts.text("canvas.verdict." + verdict.kind().label());
        return bound.equals("1") ? word : word + " ×" + bound;
    }

    /// `unsafe ×1.02`, `wasteful ×0.62`: the bound, rounded up.
    static String of(LayerMarks.Mark mark) {
        return StandingLook.of(mark.standing()).label()
                + (Double.isFinite(mark.upper()) ? " ×" + number(mark.upper(), RoundingMode.UP) : "");
    }

    static String sentence(LayerMarks.Mark mark) {
        String meaning = StandingLook.of(mark.standing()).meaning();
        String designed = number(mark.constant(), RoundingMode.HALF_EVEN);
        return Double.isFinite(mark.upper())
                ? Texts.text("canvas.tip.training", meaning, number(mark.upper(), RoundingMode.UP), designed)
                : Texts.text("canvas.tip.training.unbounded", meaning, designed);
    }

    /// `L ≤ 2`, or `no bound`: what holds from the network's input up to a place.
    static String constant(double upper) {
        return (Double.isFinite(upper) ? "L ≤ " : "") + Figures.constant(upper);
    }

    /// What holds for a node alone: the bracket of its weights once they were looked at, else the bound of its verdict; empty if it has none.
    static String bound(Verdict verdict, Optional<Bracket> measured) {
        return measured.map(bracket -> Figures.bracket(bracket.lower(), bracket.upper()))
                .orElseGet(() -> verdict.bound().isPresent() ? "≤ " + Figures.constant(verdict.bound().getAsDouble()) : "");
    }

    /// What a screen reader says of a node.
    static String spoken(String name, String id, Verdict verdict, @Nullable Object output, int errors) {
        String text = Texts.text("canvas.spoken.node", name, id, of(verdict));
        if (output != null) {
            text += ", " + Texts.text("canvas.spoken.output", output);
        }
        return errors == 0 ? text
                : text + ", " + (errors == 1 ? Texts.text("canvas.spoken.errors.one") : Texts.text("canvas.spoken.errors.many", errors));
    }

    /// At most three significant digits.
    private static String number(double value, RoundingMode rounding) {
        return new BigDecimal(value).round(new MathContext(12, RoundingMode.HALF_EVEN)).round(new MathContext(3, rounding))
                .stripTrailingZeros()
                .toPlainString();
    }
}
