package studio.lipschitz.grid;

import static studio.lipschitz.text.Texts.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One thing that varies over a grid, and the values that it takes.
///
/// As text `lr=0.001,0.01` or `lr=1e-4..1e-1:4:log`: from, to, how many, and `log` where they lie apart by a factor.
///
/// @param name `lr`, `batch`, `seed`, `epochs`, `width`, or a parameter of the loss as `loss.alpha`
/// @param values each once, in the order in which they were named
public record Axis(String name, List<Double> values) {
    public static final String WIDTH = "width";
    public static final String LOSS = "loss.";

    /// Values of one axis; a grid has further limits.
    static final int MOST = 200;

    private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+?):(\\d{1,9})(?::(log|lin))?");

    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(text("grid.axis.empty", name));
        }
    }

    /// Reads `name=values`.
    ///
    /// @throws IllegalArgumentException if it is of another form, in one sentence
    public static Axis parse(String typed) {
        int equals = typed.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(text("grid.axis.form", typed));
        }
        String name = typed.substring(0, equals).strip();
        return new Axis(name, values(name, typed.substring(equals + 1)));
    }

    /// Reads a list or a range.
    ///
    /// @throws IllegalArgumentException if it is neither, in one sentence
    public static List<Double> values(String name, String typed) {
        String text = typed.strip();
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return range(name, number(name, range.group(1)), number(name, range.group(2)), Integer.parseInt(range.group(3)),
                    "log".equals(range.group(4)));
        }
        List<Double> values = Arrays.stream(text.split("[,;\\s]+", -1)).filter(part -> !part.isEmpty()).map(part -> number(name, part))
                .distinct().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException(text("grid.axis.empty", name));
        }
        return checked(name, values);
    }

    private static List<Double> range(String name, double from, double to, int count, boolean log) {
        if (count < 2 || count > MOST) {
            throw new IllegalArgumentException(text("grid.axis.count", name, count, MOST));
        }
        if (log && !(from > 0 && to > 0)) {
            throw new IllegalArgumentException(text("grid.axis.log", name, spelled(from), spelled(to)));
        }
        var values = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            double share = (double) i / (count - 1);
            double value = i == count - 1 ? to : log ? from * Math.pow(to / from, share) : from + share * (to - from);
            values.add(new BigDecimal(value).round(new MathContext(4)).doubleValue()); // 0.001, where the power has 0.0010000000000000002
        }
        return checked(name, values.stream().distinct().toList());
    }

    private static List<Double> checked(String name, List<Double> values) {
        if (values.size() > MOST) {
            throw new IllegalArgumentException(text("grid.axis.count", name, values.size(), MOST));
        }
        return values;
    }

    private static double number(String name, String typed) {
        try {
            double value = Double.parseDouble(typed.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // as what is not finite
        }
        throw new IllegalArgumentException(text("grid.axis.number", name, typed.strip()));
    }

    /// What people call it: `alpha` of `loss.alpha`.
    public String shortName() {
        return brief(name);
    }

    /// See [#shortName()].
    public static String brief(String name) {
        return name.startsWith(LOSS) ? name.substring(LOSS.length()) : name;
    }

    /// `10` and not `10.0`.
    public static String spelled(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return plain.length() <= 10 ? plain : Double.toString(value);
    }

    /// As in [#parse], all values written out.
    @Override
    public String toString() {
        return name + "=" + String.join(",", values.stream().map(Axis::spelled).toList());
    }
}
