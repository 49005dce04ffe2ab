package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

/// How the learning rate changes over a run. Names and parameters are those of `torch.optim.lr_scheduler` where it has one.
///
/// A rate follows from the place in the run, and for [ReduceLROnPlateau] from what the validation has shown: nothing else is remembered.
public sealed interface Schedule permits Constant, StepLR, CosineAnnealingLR, OneCycleLR, WarmUp, ReduceLROnPlateau {

    /// Every schedule by name, in the order of `permits`.
    RecordCatalogue<Schedule> CATALOGUE = new RecordCatalogue<>("schedule", Schedule.class);

    /// A place in a run.
    ///
    /// @param step steps done before, over the whole run
    record Place(long step, int stepsPerEpoch, int epochs) {

        /// Whole epochs done before.
        long epoch() {
            return step / stepsPerEpoch;
        }

        long steps() {
            return (long) stepsPerEpoch * epochs;
        }
    }

    /// What the epochs have shown so far; saved with the run.
    ///
    /// @param lr the rate as it was lowered to; not a number while it is the plan's
    /// @param best lowest validation loss that counted as progress
    /// @param bad epochs without progress
    /// @param cooldown epochs that are still let pass
    record Memory(double lr, double best, int bad, int cooldown) {
        public static final Memory START = new Memory(Double.NaN, Double.POSITIVE_INFINITY, 0, 0);
    }

    /// The learning rate of the next step.
    ///
    /// @param base the plan's
    double lr(double base, Place place, Memory memory);

    /// After an epoch.
    default Memory after(double base, Memory memory, double validationLoss) {
        return memory;
    }

    /// One sentence for the user.
    default String summary() {
        return text("training.schedule." + CATALOGUE.name(this));
    }

    /// Half a wave of the cosine from `from` at 0 to `to` at 1.
    static double cosine(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * Math.clamp(share, 0, 1))) / 2;
    }
}
