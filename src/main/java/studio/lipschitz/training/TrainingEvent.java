package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a training run tells while it goes on. Numbers only: no tensor and no native handle crosses a thread or a process.
public sealed interface TrainingEvent {

    /// A layer's constant, bracketed, from its effective weights at that moment.
    ///
    /// @param id node
    /// @param upper rigorous upper bound
    /// @param lower largest slope found
    /// @param smallest smallest singular value of the effective weight matrix, the min(rows, columns)-th: of a dense layer's weight, or of a convolution's
    /// kernel flattened to `(out, in · taps)` and not yet times the root of the taps that read one pixel; the least over the groups; NaN where the
    /// matrix is too large to look
    record LayerNorm(String id, double upper, double lower, double smallest) {}

    /// Before a run begins: a file of its data is fetched from the internet. Told some times a second.
    ///
    /// @param done bytes that are there
    /// @param total bytes of the whole file
    record Downloading(String file, long done, long total) implements TrainingEvent {}

    /// The first event of a run, after those of a download.
    ///
    /// @param run the run's folder
    /// @param device what it runs on, in words: `CPU (2 threads)`
    /// @param firstEpoch 1, or the epoch at which a resumed run goes on
    record Started(
            String run,
            String device,
            long parameters,
            int trainSamples,
            int validationSamples,
            int epochs,
            int stepsPerEpoch,
            int firstEpoch)
            implements TrainingEvent {}

    /// @param step counted over the whole run, from 1
    /// @param epoch from 1
    /// @param loss of the batch
    /// @param seconds since the run began, pauses left out
    /// @param layers cheap bracket of every layer with a weight matrix, as often as keeps its cost below 3 % of the steps; else empty
    /// @param figures what is told beside
    record StepDone(
            long step, int epoch, double loss, double learningRate, double seconds, List<LayerNorm> layers, StepFigures figures)
            implements TrainingEvent {

        public StepDone {
            figures = Objects.requireNonNullElse(figures, StepFigures.NONE); // runs of earlier versions told none
        }

        /// Without figures.
        public StepDone(long step, int epoch, double loss, double learningRate, double seconds, List<LayerNorm> layers) {
            this(step, epoch, loss, learningRate, seconds, layers, StepFigures.NONE);
        }
    }

    /// @param trainLoss mean over the epoch's batches
    /// @param valKr Kantorovich-Rubinstein estimate on the validation set
    /// @param certifiedAccuracy share of validation samples that are right and stay so within the plan's epsilon
    /// @param meanRadius mean certified radius of the samples that are right, in input units, wrong ones counted as 0
    /// @param layers tight bracket of every layer with a weight matrix
    /// @param figures what is told beside
    record EpochDone(
            int epoch,
            double trainLoss,
            double valLoss,
            double valAccuracy,
            double valKr,
            double certifiedAccuracy,
            double meanRadius,
            double seconds,
            double samplesPerSecond,
            List<LayerNorm> layers,
            EpochFigures figures)
            implements TrainingEvent {

        public EpochDone {
            figures = Objects.requireNonNullElse(figures, EpochFigures.NONE); // runs of earlier versions told none
        }

        /// Without figures.
        public EpochDone(
                int epoch,
                double trainLoss,
                double valLoss,
                double valAccuracy,
                double valKr,
                double certifiedAccuracy,
                double meanRadius,
                double seconds,
                double samplesPerSecond,
                List<LayerNorm> layers) {
            this(epoch, trainLoss, valLoss, valAccuracy, valKr, certifiedAccuracy, meanRadius, seconds, samplesPerSecond, layers,
                    EpochFigures.NONE);
        }
    }

    /// The decision over the plane has moved. Told only where it was asked for, of networks whose input is two numbers.
    ///
    /// @param step after which it is so, counted over the whole run
    record BoundaryMoved(long step, int epoch, DecisionGrid grid) implements TrainingEvent {}

    /// One setting of the plan before and after, as the command line spells it.
    ///
    /// @param name as in the plan, or a parameter of the loss: `lr`, `alpha`
    record Change(String name, String from, String to) {}

    /// The plan was changed in mid-run, and a checkpoint kept. What changes holds from the next step on, the batch from the next epoch on.
    ///
    /// @param step after which it is so, counted over the whole run
    /// @param epoch of the next step
    /// @param plan as changed
    /// @param stepsPerEpoch of epochs from `paceFrom` on
    record Changed(long step, int epoch, List<Change> changes, TrainingPlan plan, int stepsPerEpoch, int paceFrom)
            implements TrainingEvent {}

    /// A change in mid-run was refused; the run goes on as it was.
    ///
    /// @param reason one sentence
    record ChangeRefused(String reason) implements TrainingEvent {}

    /// The run ends before its last epoch, as its plan says; [Finished] follows.
    ///
    /// @param epoch the last one
    /// @param metric the figure that made no progress: `val_loss`
    /// @param patience epochs that it had
    /// @param bestEpoch where it was best
    /// @param best its value there
    record EarlyStopped(int epoch, String metric, int patience, int bestEpoch, double best) implements TrainingEvent {}

    record Paused() implements TrainingEvent {}

    record Resumed() implements TrainingEvent {}

    /// @param run the run's folder
    /// @param stopped whether it was stopped before its last epoch
    record Finished(String run, boolean stopped) implements TrainingEvent {}

    /// @param reason one sentence: what failed and what to do
    /// @param batch a smaller one that may go well; 0 where that is no way out
    record Failed(String reason, int batch) implements TrainingEvent {

        public Failed(String reason) {
            this(reason, 0);
        }

        /// What a person reads of it: a whole sentence.
        public static Failed of(IOException e) {
            @Nullable String message = e.getMessage();
            String reason = message == null || message.isBlank() ? text("worker.failed.brokeOff", e.getClass().getSimpleName())
                    : message.endsWith(".") || message.endsWith("?") ? message : message + ".";
            return new Failed(reason, e instanceof OutOfMemory shortage ? shortage.batch() : 0);
        }
    }

    /// Whether it belongs to the metrics that the run's folder keeps.
    default boolean kept() {
        return switch (this) {
            case Downloading _,BoundaryMoved _,ChangeRefused _ -> false;
            case Started _,StepDone _,EpochDone _,Changed _,EarlyStopped _,Paused _,Resumed _,Finished _,Failed _ -> true;
        };
    }
}
