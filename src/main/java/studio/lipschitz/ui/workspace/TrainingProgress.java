package studio.lipschitz.ui.workspace;

import java.util.OptionalDouble;

/// How far a training has come.
///
/// @param epoch the one that goes on, from 1; 0 before the first step
/// @param step counted over the whole run
/// @param steps of the whole run
/// @param secondsLeft empty until there is a pace to tell it from
/// @param samplesPerSecond empty likewise
public record TrainingProgress(
        int epoch, int epochs, long step, long steps, OptionalDouble secondsLeft, OptionalDouble samplesPerSecond) {

    public static final TrainingProgress NONE = new TrainingProgress(0, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());

    /// Without a time left.
    TrainingProgress ended() {
        return new TrainingProgress(epoch, epochs, step, steps, OptionalDouble.empty(), samplesPerSecond);
    }

    /// Share done, in [0, 1].
    public double fraction() {
        return steps == 0 ? 0 : Math.min(1, (double) step / steps);
    }

    /// `epoch 2 of 5 · step 140 of 460 · 1 min 12 s left`
    public String text() {
        if (steps == 0) {
            return "";
        }
        String place = "epoch %d of %d · step %d of %d".formatted(Math.max(1, epoch), epochs, step, steps);
        return secondsLeft.isPresent() && step < steps ? place + " · " + TimeLeft.words(secondsLeft.getAsDouble()) + " left" : place;
    }
}
