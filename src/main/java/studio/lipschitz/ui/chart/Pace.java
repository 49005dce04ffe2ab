package studio.lipschitz.ui.chart;

import studio.lipschitz.ui.fx.Paced;

/// When the charts of a panel are drawn for new figures: all in one frame, so that the window is put on screen once for all of them, and together
/// for half a percent of what the machine computes, which a training on it would not notice. FX thread only.
public final class Pace {
    /// Time between two rounds: 10 a second at most.
    private static final long LEAST_NANOS = 100_000_000;

    /// And one a second in any case: whoever looks on must see that it goes on.
    private static final long MOST_NANOS = 1_000_000_000;

    /// Time of a processor that is left to others for each nanosecond of drawing.
    private static final long TIMES_THE_COST = Math.max(1, 200 / Runtime.getRuntime().availableProcessors());

    private static final long FRAME = 25_000_000; // sleeping for less is not worth it

    private long round = System.nanoTime() - MOST_NANOS;
    private long cost;
    private long awake;

    /// Whether a chart may be drawn in the frame of `now`: where one may, all others may as well.
    boolean open(long now) {
        if (now != round && rest(now) <= 0) {
            round = now;
            cost = 0;
        }
        return now == round;
    }

    private long rest(long now) {
        return round + Math.clamp(TIMES_THE_COST * cost, LEAST_NANOS, MOST_NANOS) - now;
    }

    /// @param nanos of a processor that a picture took
    void spent(long nanos) {
        cost += nanos;
    }

    /// The frame after that of `now` is needed.
    void stay(long now) {
        awake = now;
    }

    /// After a frame: where the next ones are not needed, has `wake` run when the next round begins.
    ///
    /// @return whether the frames may stop until then
    public boolean sleep(long now, Runnable wake) {
        long rest = rest(now);
        if (awake == now || rest < FRAME) {
            return false;
        }
        Paced.after(rest, wake);
        return true;
    }
}
