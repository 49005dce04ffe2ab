package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Axes;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.Margins;
import studio.lipschitz.tensor.Reals;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Sizes;
import studio.lipschitz.tensor.VolumeMargins;

/// One parameter of a module, read from its record component: spelling, type, range, documentation.
///
/// @param name as in PyTorch, snake case
/// @param type what a field of the inspector edits
/// @param optional whether it may be left out or `null` (found by inference, or off)
/// @param choices the labels of a [Kind#CHOICE], else empty
/// @param doc the key of [#doc()]
public record ParamSpec(
        String name,
        Kind type,
        boolean optional,
        List<String> choices,
        String doc,
        double min,
        boolean minExclusive,
        double max,
        boolean advanced,
        Class<?> raw) {

    /// Value types, with the form in which they stand in a file.
    public enum Kind {
        /// A JSON integer.
        INT,
        /// A JSON number.
        REAL,
        BOOL,
        /// `3` or `[3, 5]`.
        PAIR,
        /// `3` or `[3, 5, 7]`.
        TRIPLE,
        /// `3`, `[3]`, `[3, 5]` or `[3, 5, 7]`: for all axes, or one for each.
        SIZES,
        /// `1`, `[1, 2]`, `"same"` or `"valid"`.
        PADDING,
        /// `2`, or the four sides `[left, right, top, bottom]`.
        MARGINS,
        /// `2`, or the six sides `[left, right, top, bottom, front, back]`.
        VOLUME_MARGINS,
        /// A list of integers.
        SHAPE,
        /// A list of integers, negative ones counted from the end.
        AXES,
        /// A list of numbers, or a single one.
        REALS,
        /// A string out of [ParamSpec#choices].
        CHOICE
    }

    public static ParamSpec of(RecordComponent component) {
        Param param = component.getAnnotation(Param.class);
        if (param == null) {
            throw new IllegalStateException(component + " lacks @Param");
        }
        String name = param.name().isEmpty() ? snakeCase(component.getName()) : param.name();
        Class<?> raw = component.getType();
        boolean optional = raw == OptionalInt.class || raw == OptionalDouble.class || raw == Optional.class;
        if (raw == Optional.class) {
            raw = argument(component.getGenericType());
        }
        return new ParamSpec(
                name,
                kind(raw),
                optional,
                choices(param, raw),
                param.doc(),
                param.min(),
                param.minExclusive(),
                param.max(),
                param.advanced(),
                raw);
    }

    /// Reads a value as it stands in a file (`Integer`, `Long`, `Double`, `Boolean`, `String`, `List`, or null) into the component's type.
    ///
    /// @throws WrongTypeException if the value is of another type
    /// @throws IllegalArgumentException if it is out of range
    Object parse(@Nullable Object value) {
        if (value == null) {
            if (!optional) {
                throw new WrongTypeException(refusal("null"));
            }
            return empty();
        }
        Object parsed = new ParamReader(this).read(value);
        return optional ? wrap(parsed) : parsed;
    }

    /// The inverse of [#parse]: the form that stands in a file; null for an empty optional.
    public @Nullable Object format(Object value) {
        return switch (value) {
            case OptionalInt o -> o.isPresent() ? (Object) o.getAsInt() : null;
            case OptionalDouble o -> o.isPresent() ? (Object) o.getAsDouble() : null;
            case Optional<?> o -> o.isPresent() ? format(o.get()) : null;
            case IntPair pair -> pair.height() == pair.width() ? (Object) pair.height() : List.of(pair.height(), pair.width());
            case IntTriple triple -> triple.equals(IntTriple.of(triple.depth()))
                    ? (Object) triple.depth()
                    : List.of(triple.depth(), triple.height(), triple.width());
            case Sizes sizes -> sizes.values().size() == 1 ? (Object) sizes.values().getFirst() : sizes.values();
            case Padding.Pixels pixels -> pixels.sizes().size() == 1 ? (Object) pixels.sizes().getFirst() : pixels.sizes();
            case Margins m -> m.equals(Margins.of(m.left())) ? (Object) m.left() : List.of(m.left(), m.right(), m.top(), m.bottom());
            case VolumeMargins m -> m.equals(VolumeMargins.of(m.left()))
                    ? (Object) m.left()
                    : List.of(m.left(), m.right(), m.top(), m.bottom(), m.front(), m.back());
            case Shape shape -> shape.dims();
            case Axes axes -> axes.dims();
            case Reals reals -> reals.values();
            case Enum<?> e -> label(e);
            default -> value;
        };
    }

    /// What a value must be, for messages: `an integer of at least 1`.
    public String expectation() {
        String what = switch (type) {
            case INT -> text("layer.expect.integer");
            case REAL -> text("layer.expect.number");
            case BOOL -> text("layer.expect.bool");
            case PAIR -> text("layer.expect.pair");
            case TRIPLE -> text("layer.expect.triple");
            case SIZES -> text("layer.expect.sizes");
            case PADDING -> text("layer.expect.padding");
            case MARGINS -> text("layer.expect.margins");
            case VOLUME_MARGINS -> text("layer.expect.volumeMargins");
            case SHAPE, AXES -> text("layer.expect.integers");
            case REALS -> text("layer.expect.numbers");
            case CHOICE -> text("layer.expect.choice", String.join(", ", choices));
        };
        boolean below = max != Double.POSITIVE_INFINITY;
        if (min == Double.NEGATIVE_INFINITY) {
            return below ? text("layer.expect.atMost", what, Constants.number(max)) : what;
        }
        if (below) {
            return text(
                    minExclusive ? "layer.expect.aboveAtMost" : "layer.expect.between", what, Constants.number(min), Constants.number(max));
        }
        return text(minExclusive ? "layer.expect.above" : "layer.expect.atLeast", what, Constants.number(min));
    }

    /// What is wrong with a value that is none of [#expectation].
    String refusal(Object value) {
        return text("layer.refusal.expected", name, expectation(), value);
    }

    /// One line of documentation, with the unit where there is one, in the language of the moment: the annotation names a key.
    @Override
    public String doc() {
        return text(doc);
    }

    private Object empty() {
        return raw == OptionalInt.class ? OptionalInt.empty() : raw == OptionalDouble.class ? OptionalDouble.empty() : Optional.empty();
    }

    private Object wrap(Object parsed) {
        return raw == OptionalInt.class
                ? OptionalInt.of((Integer) parsed)
                : raw == OptionalDouble.class ? OptionalDouble.of((Double) parsed) : Optional.of(parsed);
    }

    private static Kind kind(Class<?> raw) {
        if (raw == int.class || raw == OptionalInt.class) {
            return Kind.INT;
        }
        if (raw == double.class || raw == OptionalDouble.class) {
            return Kind.REAL;
        }
        if (raw == boolean.class) {
            return Kind.BOOL;
        }
        if (raw == IntPair.class) {
            return Kind.PAIR;
        }
        if (raw == IntTriple.class) {
            return Kind.TRIPLE;
        }
        if (raw == Sizes.class) {
            return Kind.SIZES;
        }
        if (raw == Padding.class) {
            return Kind.PADDING;
        }
        if (raw == Margins.class) {
            return Kind.MARGINS;
        }
        if (raw == VolumeMargins.class) {
            return Kind.VOLUME_MARGINS;
        }
        if (raw == Reals.class) {
            return Kind.REALS;
        }
        if (raw == Shape.class) {
            return Kind.SHAPE;
        }
        if (raw == Axes.class) {
            return Kind.AXES;
        }
        if (raw.isEnum()) {
            return Kind.CHOICE;
        }
        throw new IllegalStateException("no parameter kind for " + raw);
    }

    private static List<String> choices(Param param, Class<?> raw) {
        if (!raw.isEnum()) {
            return List.of();
        }
        List<String> all = Arrays.stream(raw.getEnumConstants()).map(ParamSpec::label).toList();
        if (!all.containsAll(List.of(param.choices()))) {
            throw new IllegalStateException("no such choices: " + List.of(param.choices()) + " of " + all);
        }
        return param.choices().length == 0 ? all : List.of(param.choices());
    }

    private static Class<?> argument(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    /// As PyTorch spells it.
    static String label(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String snakeCase(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
