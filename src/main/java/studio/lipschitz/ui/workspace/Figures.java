package studio.lipschitz.ui.workspace;

import static studio.lipschitz.text.Texts.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import studio.lipschitz.network.Cost;
import studio.lipschitz.text.Texts;
import studio.lipschitz.training.Footprint;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.TrainingPlan;

/// How the window writes numbers.
public final class Figures {
    private static final String SPACE = "\u00a0"; // no line ends between a number and its unit

    private Figures() {}

    /// An upper bound as [#constant] writes it, but upward from its very last digit, so that what is read is still a bound.
    public static String upperBound(double bound) {
        return Double.isFinite(bound) ? rounded(new BigDecimal(bound), RoundingMode.UP) : "∞";
    }

    /// An upper bound as [#rounded], `no bound` of what has none.
    public static String constant(double upper) {
        return Double.isFinite(upper) ? rounded(upper, RoundingMode.UP) : text("workspace.noBound");
    }

    /// A finite share in percent, rounded down, so that what is read of something proved is still proved: `98.72 %`. It is a count over a count, so the
    /// noise of its last digits is let go first: 0.29 is 29.00 %.
    public static String shareDown(double share) {
        return new BigDecimal(share).round(new MathContext(12, RoundingMode.HALF_EVEN)).movePointRight(2).setScale(2, RoundingMode.FLOOR)
                .toPlainString() + " %";
    }

    /// Both ends, rounded outward: `0.997 … 0.9985`; one of them where they agree.
    public static String bracket(double lower, double upper) {
        String from = rounded(lower, RoundingMode.DOWN);
        String to = Double.isFinite(upper) ? rounded(upper, RoundingMode.UP) : "∞";
        return from.equals(to) ? to : from + " … " + to;
    }

    /// The noise of its last digits is let go.
    private static String rounded(double value, RoundingMode direction) {
        return rounded(new BigDecimal(value).round(new MathContext(12, RoundingMode.HALF_EVEN)), direction);
    }

    /// To three significant digits where that moves the value by a thousandth at most, else to five.
    private static String rounded(BigDecimal value, RoundingMode direction) {
        BigDecimal three = value.round(new MathContext(3, direction));
        boolean close = three.subtract(value).abs().movePointRight(3).compareTo(value.abs()) <= 0;
        BigDecimal shown = (close ? three : value.round(new MathContext(5, direction))).stripTrailingZeros();
        return shown.scale() > 8 || shown.scale() < -8 ? shown.toString() : shown.toPlainString();
    }

    /// A count as texts write theirs: `1,234,567`, in French with thin spaces between thousands.
    public static String count(long count) {
        return Texts.count(count);
    }

    /// A number from a million on to three digits: `401,408`, `18.1 M`, `2.05 G`.
    public static String large(long count) {
        if (count < 1_000_000) {
            return count(count);
        }
        return count < 999_500_000 ? three(count / 1e6) + SPACE + "M" : three(count / 1e9) + SPACE + "G";
    }

    /// A time in words with two units at most: `45 s`, `1 min 12 s`.
    public static String duration(double seconds) {
        return TimeLeft.words(seconds);
    }

    /// `96 B`, `98 KB`, `1.53 MB`, in powers of 1,024.
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return text("workspace.bytes", bytes);
        }
        return bytes < 1024 * 1000 ? text("workspace.kilobytes", three(bytes / 1024.0))
                : bytes < 1024L * 1024 * 1000
                        ? text("workspace.megabytes", three(bytes / 0x1p20))
                        : text("workspace.gigabytes", three(bytes / 0x1p30));
    }

    /// A line for each thing that a layer costs for one sample; without what there is none of.
    public static String cost(Cost cost) {
        String outputs = text("workspace.cost.outputs", bytes(cost.outputBytes()));
        String products = cost.multiplyAdds() == 0 ? "" : text("workspace.cost.products", large(cost.multiplyAdds())) + "\n";
        String parameters = cost.parameters() == 0 ? ""
                : text("workspace.cost.parameters", count(cost.parameters()), bytes(cost.parameterBytes())) + "\n";
        return parameters + products + outputs;
    }

    /// A line for each thing that takes memory in a training after a plan.
    public static String memory(Footprint footprint, TrainingPlan plan) {
        String batch = text("workspace.memory.batch", bytes(footprint.outputs()), count(plan.batch()));
        String weights = plan.optimizer().state().isEmpty()
                ? text("workspace.memory.weights", bytes(footprint.weights()))
                : text("workspace.memory.state", bytes(footprint.weights()), Optimizer.CATALOGUE.name(plan.optimizer()));
        return footprint.weights() == 0 ? batch : batch + "\n" + weights;
    }

    private static String three(double value) {
        return new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP)).stripTrailingZeros().toPlainString();
    }
}
