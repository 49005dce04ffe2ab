package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Numbers that a file computes of numbers, as Python does.
final class PythonArithmetic {
    private static final long LARGEST_EXPONENT = 64;

    /// Of a list.
    static final int MOST_ITEMS = 10_000;

    private PythonArithmetic() {}

    static Meaning sign(String operator, Meaning of, int line) {
        if (of instanceof Meaning.Constant(Object value)) {
            if (value instanceof Long number && number != Long.MIN_VALUE) {
                return new Meaning.Constant(operator.equals("-") ? (Object) (-number) : number);
            }
            if (value instanceof Double number) {
                return new Meaning.Constant(operator.equals("-") ? (Object) (-number) : number);
            }
        }
        return of instanceof Meaning.Open open ? open : unknown(line);
    }

    static Meaning combined(String operator, Meaning left, Meaning right, int line) {
        if (left instanceof Meaning.Open open) {
            return open;
        }
        if (right instanceof Meaning.Open open) {
            return open;
        }
        if (left instanceof Meaning.Items a && right instanceof Meaning.Items b && operator.equals("+")
                && a.items().size() + b.items().size() <= MOST_ITEMS) {
            var all = new ArrayList<>(a.items());
            all.addAll(b.items());
            return new Meaning.Items(all);
        }
        if (left instanceof Meaning.Constant(Number a) && right instanceof Meaning.Constant(Number b)) {
            try {
                return result(operator, a, b).<Meaning>map(Meaning.Constant::new).orElseGet(() -> unknown(line));
            } catch (ArithmeticException e) { // a division by zero, or more than a long holds
                return unknown(line);
            }
        }
        return unknown(line);
    }

    private static Optional<Object> result(String operator, Number a, Number b) {
        @Nullable Object result = a instanceof Long x && b instanceof Long y ? whole(operator, x, y)
                : real(operator, a.doubleValue(), b.doubleValue());
        return result instanceof Double number && !Double.isFinite(number) ? Optional.empty() : Optional.ofNullable(result);
    }

    private static @Nullable Object whole(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> Math.addExact(a, b);
            case "-" -> Math.subtractExact(a, b);
            case "*" -> Math.multiplyExact(a, b);
            case "//" -> Math.floorDiv(a, b);
            case "%" -> Math.floorMod(a, b);
            case "**" -> b < 0 ? (Object) Math.pow((double) a, (double) b) : power(a, b);
            default -> real(operator, (double) a, (double) b);
        };
    }

    private static @Nullable Object power(long base, long exponent) {
        if (exponent > LARGEST_EXPONENT) {
            return null;
        }
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power = Math.multiplyExact(power, base);
        }
        return power;
    }

    private static @Nullable Object real(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "//" -> Math.floor(a / b);
            case "**" -> Math.pow(a, b);
            default -> null;
        };
    }

    private static Meaning unknown(int line) {
        return PythonEvaluator.open(line, text("exchange.python.unknown"));
    }
}
