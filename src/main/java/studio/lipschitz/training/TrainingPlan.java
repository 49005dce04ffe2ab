package studio.lipschitz.training;

/// How a network is trained. Its constructor refuses a value out of range, naming the field, the rule and the value.
///
/// @param data the source as on the command line: `mnist08`, `idx:DIR?classes=0,8`
/// @param epochs passes over the training set, at least 1
/// @param batch samples a step, at least 1
/// @param lr learning rate of Adam, above 0
/// @param loss the loss with its parameters
/// @param seed of weights and shuffling
/// @param device `auto`, `cpu`, `cuda` or `cuda:N`
/// @param epsilon radius in input units for which certified accuracy is reported, at least 0
/// @param normalization how constrained weights are reached
public record TrainingPlan(
        String data, int epochs, int batch, double lr, Loss loss, long seed, String device, double epsilon, Normalization normalization) {

    public static final TrainingPlan DEFAULT = new TrainingPlan("mnist08", 5, 128, 1e-3, HKRLoss.DEFAULT, 0, "auto", 0.5);

    public TrainingPlan {
        check(!data.isBlank(), "data must name a source such as mnist08");
        check(epochs >= 1 && epochs <= 100_000, "epochs must be from 1 to 100000, was " + epochs);
        check(batch >= 1 && batch <= 65_536, "batch must be from 1 to 65536, was " + batch);
        check(lr > 0 && lr <= 100, "lr must be above 0 and at most 100, was " + lr);
        check(device.matches("auto|cpu|cuda(:\\d{1,3})?"), "device must be auto, cpu, cuda or cuda:N, was " + device);
        check(epsilon >= 0 && Double.isFinite(epsilon), "epsilon must be at least 0, was " + epsilon);
    }

    /// With the exact normalisation.
    public TrainingPlan(String data, int epochs, int batch, double lr, Loss loss, long seed, String device, double epsilon) {
        this(data, epochs, batch, lr, loss, seed, device, epsilon, Normalization.EXACT);
    }

    public TrainingPlan withData(String value) {
        return new TrainingPlan(value, epochs, batch, lr, loss, seed, device, epsilon, normalization);
    }

    public TrainingPlan withEpochs(int value) {
        return new TrainingPlan(data, value, batch, lr, loss, seed, device, epsilon, normalization);
    }

    public TrainingPlan withBatch(int value) {
        return new TrainingPlan(data, epochs, value, lr, loss, seed, device, epsilon, normalization);
    }

    public TrainingPlan withLr(double value) {
        return new TrainingPlan(data, epochs, batch, value, loss, seed, device, epsilon, normalization);
    }

    public TrainingPlan withLoss(Loss value) {
        return new TrainingPlan(data, epochs, batch, lr, value, seed, device, epsilon, normalization);
    }

    public TrainingPlan withSeed(long value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, value, device, epsilon, normalization);
    }

    public TrainingPlan withDevice(String value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, seed, value, epsilon, normalization);
    }

    public TrainingPlan withEpsilon(double value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, seed, device, value, normalization);
    }

    public TrainingPlan withNormalization(Normalization value) {
        return new TrainingPlan(data, epochs, batch, lr, loss, seed, device, epsilon, value);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
