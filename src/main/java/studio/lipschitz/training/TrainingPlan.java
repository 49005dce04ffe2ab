package studio.lipschitz.training;

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
public record TrainingPlan(
        String data, int epochs, int batch, double lr, Loss loss, Optimizer optimizer, Schedule schedule, OptionalDouble clipNorm,
        long seed, String device, double epsilon, Normalization normalization) {

    public static final TrainingPlan DEFAULT = new TrainingPlan("mnist08", 5, 128, 1e-3, HKRLoss.DEFAULT, 0, "auto", 0.5);

    public TrainingPlan {
        check(!data.isBlank(), "data must name a source such as mnist08");
        check(epochs >= 1 && epochs <= 100_000, "epochs must be from 1 to 100000, was " + epochs);
        check(batch >= 1 && batch <= 65_536, "batch must be from 1 to 65536, was " + batch);
        check(lr > 0 && lr <= 100, "lr must be above 0 and at most 100, was " + lr);
        check(
                loss.reduction() != Reduction.NONE,
                "reduction must be mean, sum or auto to train with, as a step needs one number a batch; was none");
        check(
                clipNorm.isEmpty() || (clipNorm.getAsDouble() > 0 && Double.isFinite(clipNorm.getAsDouble())),
                "clip_norm must be above 0, was " + clipNorm.orElse(0));
        check(device.matches("auto|cpu|cuda(:\\d{1,3})?"), "device must be auto, cpu, cuda or cuda:N, was " + device);
        check(epsilon >= 0 && Double.isFinite(epsilon), "epsilon must be at least 0, was " + epsilon);
    }

    /// With Adam at a constant rate, its gradients as they are.
    public TrainingPlan(String data, int epochs, int batch, double lr, Loss loss, long seed, String device, double epsilon) {
        this(data, epochs, batch, lr, loss, Adam.DEFAULT, Constant.DEFAULT, OptionalDouble.empty(), seed, device, epsilon, Normalization.EXACT);
    }

    public TrainingPlan withData(String value) {
        return new TrainingPlan(value, epochs, batch, lr, loss, optimizer, schedule, clipNorm, seed, device, epsilon, normalization);
    }

    public TrainingPlan withEpochs(int value) {
        return new TrainingPlan(data, value, batch, lr, loss, optimizer, schedule, clipNorm, seed, device, epsilon, normalization);
    }

    public TrainingPlan withBatch(int value) {
        return new TrainingPlan(data, epochs, value, lr, loss, optimizer, schedule, clipNorm, seed, device, epsilon, normalization);
    }

    public TrainingPlan withLr(double value) {
        return new TrainingPlan(data, epochs, batch, value, loss, optimizer, schedule, clipNorm, seed, device, epsilon, normalization);
    }

    public TrainingPlan withLoss(Loss value) {
        return new TrainingPlan(data, epochs, batch, lr, value, optimizer, schedule, clipNorm, seed, device, epsilon, normalization);
    }

    public TrainingPlan withOptimizer(Optimizer value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, value, schedule, clipNorm, seed, device, epsilon, normalization);
    }

    public TrainingPlan withSchedule(Schedule value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, value, clipNorm, seed, device, epsilon, normalization);
    }

    public TrainingPlan withClipNorm(OptionalDouble value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, value, seed, device, epsilon, normalization);
    }

    public TrainingPlan withSeed(long value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, clipNorm, value, device, epsilon, normalization);
    }

    public TrainingPlan withDevice(String value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, clipNorm, seed, value, epsilon, normalization);
    }

    public TrainingPlan withEpsilon(double value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, clipNorm, seed, device, value, normalization);
    }

    public TrainingPlan withNormalization(Normalization value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, optimizer, schedule, clipNorm, seed, device, epsilon, value);
    }

    static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
