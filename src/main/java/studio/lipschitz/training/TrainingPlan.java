package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;
import static studio.lipschitz.training.Rules.check;

import java.util.Optional;
import java.util.OptionalDouble;

/// How a network is trained. Its constructor refuses a value out of range, naming the field, the rule and the value.
///
/// @param data the source as on the command line: `mnist08`, `idx:DIR?classes=0,8`
/// @param epochs passes over the training set, at least 1
/// @param batch samples a step, at least 1
/// @param lr learning rate that the schedule starts from or rises to, above 0
/// @param loss the loss with its parameters
/// @param optimizer the optimiser with its parameters
/// @param schedule how the learning rate changes
/// @param clipNorm largest Euclidean norm of all gradients together, to which a larger one is scaled; empty: none is
/// @param seed of weights and shuffling
/// @param device `auto`, `cpu`, `cuda` or `cuda:N`
/// @param epsilon radius in input units for which certified accuracy is reported, at least 0
/// @param normalization how constrained weights are reached
/// @param earlyStopping ends the run before its last epoch; empty: nothing does
public record TrainingPlan(
        String data, int epochs, int batch, double lr, Loss loss, Optimizer optimizer, Schedule schedule, OptionalDouble clipNorm,
        long seed, String device, double epsilon, Normalization normalization, Optional<EarlyStopping> earlyStopping) {

    public static final TrainingPlan DEFAULT = new TrainingPlan("mnist08", 5, 128, 1e-3, HKRLoss.DEFAULT, 0, "auto", 0.5);

    public TrainingPlan {
        check(!data.isBlank(), () -> text("training.plan.data"));
        check(epochs >= 1 && epochs <= 100_000, () -> text("training.plan.epochs", epochs));
        check(batch >= 1 && batch <= 65_536, () -> text("training.plan.batch", batch));
        check(lr > 0 && lr <= 100, () -> text("training.plan.lr", lr));
        check(
                loss.reduction() != Reduction.NONE,
                () -> text("training.plan.reduction"));
        check(
                clipNorm.isEmpty() || (clipNorm.getAsDouble() > 0 && Double.isFinite(clipNorm.getAsDouble())),
                () -> text("training.plan.clipNorm", clipNorm.orElse(0)));
        check(device.matches("auto|cpu|cuda(:\\d{1,3})?"), () -> text("training.plan.device", device));
        check(epsilon >= 0 && Double.isFinite(epsilon), () -> text("training.plan.epsilon", epsilon));
    }

    /// With Adam at a constant rate, its gradients as they are.
    public TrainingPlan(String data, int epochs, int batch, double lr, Loss loss, long seed, String device, double epsilon) {
        this(data, epochs, batch, lr, loss, Adam.DEFAULT, Constant.DEFAULT, OptionalDouble.empty(), seed, device, epsilon,
                Normalization.EXACT, Optional.empty());
    }

    public TrainingPlan withData(String value) {
        return new TrainingPlan(value, epochs, batch, lr, loss, optimizer, schedule, clipNorm, seed, device, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withEpochs(int value) {
        return new TrainingPlan(data, value, batch, lr, loss, optimizer, schedule, clipNorm, seed, device, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withBatch(int value) {
        return new TrainingPlan(data, epochs, value, lr, loss, optimizer, schedule, clipNorm, seed, device, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withLr(double value) {
        return new TrainingPlan(data, epochs, batch, value, loss, optimizer, schedule, clipNorm, seed, device, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withLoss(Loss value) {
        return new TrainingPlan(data, epochs, batch, lr, value, optimizer, schedule, clipNorm, seed, device, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withOptimizer(Optimizer value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, value, schedule, clipNorm, seed, device, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withSchedule(Schedule value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, value, clipNorm, seed, device, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withClipNorm(OptionalDouble value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, value, seed, device, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withSeed(long value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, clipNorm, value, device, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withDevice(String value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, clipNorm, seed, value, epsilon, normalization,
                earlyStopping);
    }

    public TrainingPlan withEpsilon(double value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, clipNorm, seed, device, value, normalization,
                earlyStopping);
    }

    public TrainingPlan withNormalization(Normalization value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, clipNorm, seed, device, epsilon, value, earlyStopping);
    }

    public TrainingPlan withEarlyStopping(Optional<EarlyStopping> value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, clipNorm, seed, device, epsilon, normalization, value);
    }
}
