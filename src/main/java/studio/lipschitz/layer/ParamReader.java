package studio.lipschitz.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import studio.lipschitz.tensor.Axes;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.Margins;
import studio.lipschitz.tensor.Reals;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Sizes;
import studio.lipschitz.tensor.VolumeMargins;

/// Reads values of a parameter as they stand in a file.
record ParamReader(ParamSpec spec) {

    /// @throws WrongTypeException if the value is of another type
    /// @throws IllegalArgumentException if it is out of range
    Object read(Object value) {
        return switch (spec.type()) {
            case INT -> integer(value);
            case REAL -> real(value);
            case BOOL -> bool(value);
            case PAIR -> pair(value);
            case TRIPLE -> triple(value);
            case SIZES -> new Sizes(several(value, value instanceof List<?> list ? Math.clamp(list.size(), 1, 3) : 1));
            case PADDING -> padding(value);
            case MARGINS -> margins(value);
            case VOLUME_MARGINS -> volumeMargins(value);
            case SHAPE -> shape(value);
            case AXES -> axes(value);
            case REALS -> reals(value);
            case CHOICE -> choice(value);
        };
    }

    private Object integer(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number != (int) number) {
                throw new IllegalArgumentException(spec.refusal(number));
            }
            return (int) inRange((double) number);
        }
        throw wrongType(value);
    }

    private Object real(Object value) {
        if (value instanceof Number number) {
            return inRange(number.doubleValue());
        }
        throw wrongType(value);
    }

    private Object bool(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        throw wrongType(value);
    }

    private Object pair(Object value) {
        List<Integer> sizes = several(value, 2);
        return new IntPair(sizes.get(0), sizes.get(1));
    }

    private Object triple(Object value) {
        List<Integer> sizes = several(value, 3);
        return new IntTriple(sizes.get(0), sizes.get(1), sizes.get(2));
    }

    private Object margins(Object value) {
        List<Integer> sides = several(value, 4);
        return new Margins(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
    }

    private Object volumeMargins(Object value) {
        List<Integer> sides = several(value, 6);
        return new VolumeMargins(sides.get(0), sides.get(1), sides.get(2), sides.get(3), sides.get(4), sides.get(5));
    }

    private Object padding(Object value) {
        return switch (value) {
            case String word -> Padding.Named.of(word)
                    .orElseThrow(
                            () -> new IllegalArgumentException(spec.refusal("\"" + word + "\"")));
            case List<?> list when !list.isEmpty() -> new Padding.Pixels(several(value, list.size()));
            case Object number -> Padding.of((Integer) integer(number));
        };
    }

    /// `count` integers, or one that stands for all of them.
    private List<Integer> several(Object value, int count) {
        if (!(value instanceof List<?> list)) {
            return Collections.nCopies(count, (Integer) integer(value));
        }
        var numbers = new ArrayList<Integer>();
        for (Object number : list) {
            if (number == null || list.size() != count) {
                throw wrongType(value);
            }
            numbers.add((Integer) integer(number));
        }
        if (numbers.isEmpty()) {
            throw wrongType(value);
        }
        return numbers;
    }

    private Object shape(Object value) {
        if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Integer.class::isInstance)) {
            return new Shape(list.stream().map(Integer.class::cast).toList());
        }
        throw wrongType(value);
    }

    private Object axes(Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance)) {
            return new Axes(list.stream().map(Integer.class::cast).toList());
        }
        if (value instanceof Integer axis) {
            return Axes.of(axis);
        }
        throw wrongType(value);
    }

    private Object reals(Object value) {
        List<?> list = value instanceof List<?> several ? several : List.of(value);
        if (list.isEmpty() || !list.stream().allMatch(Number.class::isInstance)) {
            throw wrongType(value);
        }
        return new Reals(list.stream().map(one -> inRange(((Number) one).doubleValue())).toList());
    }

    private Object choice(Object value) {
        if (value instanceof String text) {
            return Arrays.stream(spec.raw().getEnumConstants())
                    .filter(constant -> ParamSpec.label(constant).equals(text) && spec.choices().contains(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException(spec.refusal("\"" + text + "\"")));
        }
        throw wrongType(value);
    }

    private double inRange(double number) {
        boolean below = spec.minExclusive() ? !(number > spec.min()) : !(number >= spec.min());
        if (below || !(number <= spec.max())) {
            throw new IllegalArgumentException(spec.refusal(Constants.number(number)));
        }
        return number;
    }

    private WrongTypeException wrongType(Object value) {
        return new WrongTypeException(
                spec.refusal(value instanceof String ? "\"" + value + "\"" : value));
    }
}
