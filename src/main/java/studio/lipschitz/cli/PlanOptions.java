package studio.lipschitz.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.training.TrainingPlan;

/// What the command line says of a training plan, an option a field.
final class PlanOptions {
    @Option(names = "--data", paramLabel = "DATA", completionCandidates = Candidates.Sources.class,
            description = "where the samples come from, see below; by default the file's") private @Nullable String data;

    @Option(names = "--epochs", paramLabel = "N",
            description = "passes over the training set; by default the file's, as all below") private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "samples a step") private @Nullable Integer batch;

    @Option(names = "--lr", paramLabel = "X", description = "learning rate") private @Nullable Double lr;

    @Option(names = "--loss", paramLabel = "LOSS", completionCandidates = Candidates.Losses.class,
            description = "the loss with its parameters, as in HKRLoss:alpha=10,min_margin=1") private @Nullable String loss;

    @Option(names = "--optimizer", paramLabel = "OPT", completionCandidates = Candidates.Optimizers.class,
            description = "the optimiser, as in Adam or SGD:momentum=0.9,weight_decay=1e-4") private @Nullable String optimizer;

    @Option(names = "--schedule", paramLabel = "SCHED", completionCandidates = Candidates.Schedules.class,
            description = "how the learning rate changes, as in cosine or StepLR:step_size=3,gamma=0.5") private @Nullable String schedule;

    @Option(names = "--clip", paramLabel = "X",
            description = "largest norm of the gradient, or none") private @Nullable String clip;

    @Option(names = "--seed", paramLabel = "N", description = "seed of weights and shuffling") private @Nullable Long seed;

    @Option(names = "--device", paramLabel = "DEVICE", completionCandidates = Candidates.Devices.class,
            description = "auto, cpu, cuda or cuda:N") private @Nullable String device;

    @Option(names = "--normalization", paramLabel = "HOW", completionCandidates = Candidates.Normalizations.class,
            description = "exact; retraction: within 1e-5 while training, faster with wide layers; or reference: deel-torchlip's iteration, measured instead of certified by construction") private @Nullable String normalization;

    @Option(names = "--patience", paramLabel = "N",
            description = "end once the figure made no progress for so many epochs, or none") private @Nullable String patience;

    @Option(names = "--stop-on", paramLabel = "METRIC", completionCandidates = Candidates.Metrics.class,
            description = "the figure that --patience looks at: val_loss, val_accuracy or certified_accuracy") private @Nullable String stopOn;

    /// `plan` with what was named.
    ///
    /// @throws CommandFailure if a value is refused, in one sentence
    TrainingPlan applied(TrainingPlan plan) throws CommandFailure {
        TrainingPlan changed = plan;
        changed = set(changed, "--data", data, TrainingPlan::withData);
        changed = set(changed, "--epochs", epochs, TrainingPlan::withEpochs);
        changed = set(changed, "--batch", batch, TrainingPlan::withBatch);
        changed = set(changed, "--lr", lr, TrainingPlan::withLr);
        changed = set(changed, "--loss", loss, (p, text) -> p.withLoss(Loss.CATALOGUE.parse(text)));
        changed = set(changed, "--optimizer", optimizer, (p, text) -> p.withOptimizer(Optimizer.CATALOGUE.parse(text)));
        changed = set(changed, "--schedule", schedule, (p, text) -> p.withSchedule(Schedule.CATALOGUE.parse(text)));
        changed = set(changed, "--clip", clip, PlanOptions::withClip);
        changed = set(changed, "--seed", seed, TrainingPlan::withSeed);
        changed = set(changed, "--device", device, TrainingPlan::withDevice);
        changed = set(changed, "--patience", patience, PlanOptions::withPatience);
        changed = set(changed, "--stop-on", stopOn, PlanOptions::withMetric);
        return set(changed, "--normalization", normalization, (p, how) -> p.withNormalization(Normalization.of(how)));
    }

    private static TrainingPlan withClip(TrainingPlan plan, String text) {
        if (text.equals("none")) {
            return plan.withClipNorm(OptionalDouble.empty());
        }
        try {
            return plan.withClipNorm(OptionalDouble.of(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a number above 0 or none, was \"" + text + "\"", e);
        }
    }

    private static TrainingPlan withPatience(TrainingPlan plan, String text) {
        if (text.equals("none")) {
            return plan.withEarlyStopping(Optional.empty());
        }
        EarlyStopping rule = plan.earlyStopping().orElse(EarlyStopping.DEFAULT);
        try {
            return plan.withEarlyStopping(Optional.of(new EarlyStopping(rule.metric(), Integer.parseInt(text), rule.minDelta())));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a whole number of epochs or none, was \"" + text + "\"", e);
        }
    }

    private static TrainingPlan withMetric(TrainingPlan plan, String text) {
        EarlyStopping.Metric metric = EarlyStopping.Metric.of(text);
        EarlyStopping rule = plan.earlyStopping()
                .orElseThrow(
                        () -> new IllegalArgumentException("it says what --patience looks at; name a patience too, as in --patience 5"));
        return plan.withEarlyStopping(Optional.of(new EarlyStopping(metric, rule.patience(), rule.minDelta())));
    }

    private static <T> TrainingPlan set(TrainingPlan plan, String option, @Nullable T value,
            BiFunction<TrainingPlan, T, TrainingPlan> change)
            throws CommandFailure {
        if (value == null) {
            return plan;
        }
        try {
            return change.apply(plan, value);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.unreadable(option + ": " + e.getMessage() + ".");
        }
    }
}
