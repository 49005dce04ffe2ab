package studio.lipschitz.layer;

import java.util.ArrayList;
import java.util.List;

/// Works out the numbers of [Why]: `max(1, |0.01|)`, `√(⌈3/2⌉·⌈3·2/4⌉)/5`, `(1² + 3²)`.
final class Arithmetic {
    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text;
    }

    static double of(String expression) {
        var arithmetic = new Arithmetic(expression.replace(" ", ""));
        double value = arithmetic.sum();
        if (arithmetic.at < arithmetic.text.length()) {
            throw new IllegalArgumentException("what is " + arithmetic.text.substring(arithmetic.at) + " in " + expression);
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (true) {
            if (takes("+")) {
                value += product();
            } else if (takes("−")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = power();
        while (true) {
            if (takes("·")) {
                value *= power();
            } else if (takes("/")) {
                value /= power();
            } else {
                return value;
            }
        }
    }

    private double power() {
        double value = single();
        while (takes("²")) {
            value *= value;
        }
        return value;
    }

    private double single() {
        if (takes("√")) {
            return Math.sqrt(single());
        }
        if (takes("max(")) {
            var all = list();
            return all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
        if (takes("min(")) {
            return list().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }
        if (takes("(")) {
            return closed(")");
        }
        if (takes("⌈")) {
            return Math.ceil(closed("⌉"));
        }
        if (takes("|")) {
            return Math.abs(closed("|"));
        }
        if (takes("∞")) {
            return Double.POSITIVE_INFINITY;
        }
        int start = at;
        boolean more = true;
        while (more && at < text.length()) {
            char sign = text.charAt(at);
            boolean first = at == start;
            boolean afterE = !first && text.charAt(at - 1) == 'E';
            boolean exponent = (sign == '-' && (first || afterE)) || (sign == '+' && afterE);
            more = Character.isDigit(sign) || sign == '.' || sign == 'E' || exponent;
            at += more ? 1 : 0;
        }
        return Double.parseDouble(text.substring(start, at));
    }

    private List<Double> list() {
        var all = new ArrayList<Double>();
        all.add(sum());
        while (takes(",")) {
            all.add(sum());
        }
        close(")");
        return all;
    }

    private double closed(String end) {
        double value = sum();
        close(end);
        return value;
    }

    private void close(String end) {
        if (!takes(end)) {
            throw new IllegalArgumentException(end + " is missing in " + text + " at " + at);
        }
    }

    private boolean takes(String sign) {
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        return true;
    }
}
