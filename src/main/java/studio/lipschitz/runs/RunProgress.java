package studio.lipschitz.runs;

/// What the metrics of a run tell in the end. Figures that were not told are NaN.
///
/// @param epochs that are done
/// @param plannedEpochs of which so many were planned
/// @param seconds of training, pauses left out
/// @param trainLoss mean over the batches of the last epoch
/// @param accuracy share of validation samples that are right after the last epoch, in [0, 1]
/// @param bestAccuracy the greatest of any epoch
/// @param certified share of them that stay right within the plan's epsilon, after the last epoch
/// @param meanRadius mean certified radius after the last epoch, in input units
/// @param worstNorm the largest upper bound of any layer's constant after the last epoch
/// @param reason why it failed; else empty
public record RunProgress(
        long parameters,
        int epochs,
        int plannedEpochs,
        long steps,
        double seconds,
        double trainLoss,
        double validationLoss,
        double accuracy,
        double bestAccuracy,
        double certified,
        double bestCertified,
        double meanRadius,
        double worstNorm,
        Ending ending,
        String reason) {

    public enum Ending {
        NONE, FINISHED, STOPPED, FAILED
    }

    public static final RunProgress NONE = new RunProgress(0, 0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
            Double.NaN, Double.NaN, Double.NaN, Ending.NONE, "");
}
