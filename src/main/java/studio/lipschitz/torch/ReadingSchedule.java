package studio.lipschitz.torch;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// When the layers' constants are read between two ends of epochs: as often as keeps the cost about or below 3 % of the time that the steps take.
///
/// A reading is due when all readings so far and another one like the last take at most 1.5 % of the steps' time; the steps after one are longer
/// too, see decision 12. One that is dearer than it was foreseen, as the first may be, is made up for before the next. Pauses and ends of
/// epochs are no time of a step.
final class ReadingSchedule {
    private static final double SHARE = 0.015;
    private static final long LEAST = 250_000_000;

    /// `-Dlipschitz.readings=off` leaves them out, so that their cost can be measured.
    private static final String PROPERTY = "lipschitz.readings";

    private final LongSupplier nanos;
    private final double share;
    private final long least;
    private long steps;
    private long stepsSince;
    private long readings;
    private long last;

    /// @param nanos the time, in nanoseconds from any origin
    /// @param share of the steps' time that readings may take
    /// @param least nanoseconds of steps between two readings
    ReadingSchedule(LongSupplier nanos, double share, long least) {
        this.nanos = nanos;
        this.share = share;
        this.least = least;
    }

    static ReadingSchedule usual(LongSupplier nanos) {
        boolean off = System.getProperty(PROPERTY, "on").equals("off");
        return off ? never() : new ReadingSchedule(nanos, SHARE, LEAST);
    }

    static ReadingSchedule never() {
        return new ReadingSchedule(() -> 0, 0, Long.MAX_VALUE);
    }

    /// Counts the time of a step.
    void worked(long stepNanos) {
        steps += stepNanos;
        stepsSince += stepNanos;
    }

    boolean due() {
        return stepsSince >= least && readings + last <= share * steps;
    }

    /// Takes a reading and counts its time.
    <T> T read(Supplier<T> reading) {
        long begin = nanos.getAsLong();
        T result = reading.get();
        last = nanos.getAsLong() - begin;
        readings += last;
        stepsSince = 0;
        return result;
    }
}
