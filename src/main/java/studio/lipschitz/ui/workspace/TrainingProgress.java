package studio.lipschitz.ui.workspace;

import java.util.OptionalDouble;
import studio.lipschitz.text.Texts;

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
        return steps == 0 ? "" : withTimeLeft(Texts.text("workspace.progress", Math.max(1, epoch), epochs, step, steps));
    }

    /// Without the steps: `epoch 2 of 5 · 1 min 12 s left`
    public String brief() {
        return steps == 0 ? "" : withTimeLeft(Texts.text("workspace.progress.brief", Math.max(1, epoch), epochs));
    }

    private String withTimeLeft(String place) {
        return secondsLeft.isPresent() && step < steps
                ? Texts.text("workspace.progress.left", place, TimeLeft.words(secondsLeft.getAsDouble()))
                : place;
    }
}
