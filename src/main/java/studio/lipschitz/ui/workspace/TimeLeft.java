package studio.lipschitz.ui.workspace;

import static studio.lipschitz.text.Texts.text;

import java.util.OptionalDouble;

/// How long a training still takes, from the pace of at least the last whole epoch: so that each epoch's validation counts, and its pause
/// between two steps does not make the figure jump. Seconds are those of the events, pauses left out.
final class TimeLeft {
    /// The first steps warm up libraries and caches: they say little of the rest.
    private static final int WARM_UP_STEPS = 3;

    /// Share of a new estimate in the one shown.
    private static final double FRESHNESS = 0.2;

    private long anchorStep = -1;
    private double anchorSeconds;
    private long epochStep = -1;
    private double epochSeconds;
    private int epoch = -1;
    private int stepsSeen;
    private double pace = Double.NaN;

    /// Notes a step, counted over the whole run.
    void step(long step, int ofEpoch, double seconds) {
        stepsSeen++;
        if (anchorStep < 0 || seconds < anchorSeconds || stepsSeen == WARM_UP_STEPS) {
            mark(step, ofEpoch, seconds);
            return;
        }
        if (ofEpoch != epoch) {
            anchorStep = epochStep;
            anchorSeconds = epochSeconds;
            epochStep = step;
            epochSeconds = seconds;
            epoch = ofEpoch;
        }
        if (step > anchorStep && seconds > anchorSeconds) {
            double fresh = (seconds - anchorSeconds) / (step - anchorStep);
            pace = Double.isNaN(pace) ? fresh : pace + FRESHNESS * (fresh - pace);
        }
    }

    private void mark(long step, int ofEpoch, double seconds) {
        anchorStep = step;
        anchorSeconds = seconds;
        epochStep = step;
        epochSeconds = seconds;
        epoch = ofEpoch;
        pace = Double.NaN;
    }

    /// Seconds that `steps` steps take; empty until there is a pace.
    OptionalDouble secondsFor(long steps) {
        return Double.isNaN(pace) ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, steps) * pace);
    }

    OptionalDouble stepsPerSecond() {
        return Double.isNaN(pace) ? OptionalDouble.empty() : OptionalDouble.of(1 / pace);
    }

    /// In words with two units at most: `45 s`, `1 min 12 s`, `2 h 5 min`.
    static String words(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 1) {
            return text("workspace.time.none");
        }
        if (whole < 60) {
            return text("workspace.time.seconds", whole);
        }
        if (whole < 3600) {
            return text("workspace.time.minutes", whole / 60, whole % 60);
        }
        long minutes = whole / 60;
        if (minutes < 24 * 60) {
            return text("workspace.time.hours", minutes / 60, minutes % 60);
        }
        return text("workspace.time.days", minutes / (24 * 60), minutes / 60 % 24);
    }
}
