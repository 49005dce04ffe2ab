package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;
import static studio.lipschitz.training.Rules.check;

import java.util.Arrays;
import java.util.List;
import studio.lipschitz.training.TrainingEvent.EpochDone;

/// Ends a run once a figure of its validation has made no progress for `patience` epochs.
///
/// @param metric the figure
/// @param patience epochs without progress after which the run ends, at least 1
/// @param minDelta least change for the better that counts as progress, in units of the figure, at least 0
public record EarlyStopping(Metric metric, int patience, double minDelta) {

    public static final EarlyStopping DEFAULT = new EarlyStopping(Metric.VAL_LOSS, 10, 0);

    /// A figure of an epoch that may stop a run.
    public enum Metric {
        VAL_LOSS("val_loss"), VAL_ACCURACY("val_accuracy"), CERTIFIED_ACCURACY("certified_accuracy");

        private final String word;

        Metric(String word) {
            this.word = word;
        }

        /// Name in files and on the command line.
        public String word() {
            return word;
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Metric::word).toList();
        }

        /// @throws IllegalArgumentException if there is none of that name, with those that there are
        public static Metric of(String word) {
            return Arrays.stream(values()).filter(metric -> metric.word.equals(word)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(text("training.plan.metric", String.join(", ", words()), word)));
        }

        double of(EpochDone epoch) {
            return switch (this) {
                case VAL_LOSS -> epoch.valLoss();
                case VAL_ACCURACY -> epoch.valAccuracy();
                case CERTIFIED_ACCURACY -> epoch.certifiedAccuracy();
            };
        }

        /// By how much `value` is better than `than`.
        double gain(double value, double than) {
            return this == VAL_LOSS ? than - value : value - than;
        }
    }

    /// What the epochs have shown so far; saved with the run.
    ///
    /// @param best the best figure that counted as progress; not a number before the first
    /// @param bestEpoch where it was reached, 0 before the first
    /// @param bad epochs without progress since
    public record Memory(double best, int bestEpoch, int bad) {
        public static final Memory START = new Memory(Double.NaN, 0, 0);
    }

    public EarlyStopping {
        check(patience >= 1 && patience <= 100_000, () -> text("training.plan.patience", patience));
        check(minDelta >= 0 && Double.isFinite(minDelta), () -> text("training.plan.minDelta", minDelta));
    }

    /// After an epoch. A figure that is not a number is no progress.
    public Memory after(Memory memory, EpochDone epoch) {
        double value = metric.of(epoch);
        boolean first = Double.isNaN(memory.best()) && !Double.isNaN(value);
        double gain = metric.gain(value, memory.best());
        return first || (gain > 0 && gain >= minDelta)
                ? new Memory(value, epoch.epoch(), 0)
                : new Memory(memory.best(), memory.bestEpoch(), memory.bad() + 1);
    }

    public boolean exhausted(Memory memory) {
        return memory.bad() >= patience;
    }
}
