package studio.lipschitz.lipschitz;

import studio.lipschitz.tensor.Rounding;

/// What bounds on a network prove about its decisions: the sign of a single output, or the largest of several.
///
/// A sample with output `f` and a network of constant `L` keeps its class within the ball of radius `|f| / L` around it, since `f` is 0 at the
/// boundary. With several outputs it keeps class i while every `f_i - f_j` is above 0, so within the least of the margins over their constants.
/// Radii are rounded down, in the units and the norm (L2) of the input.
///
/// @param accuracy share of samples whose output has the sign of their target, or is largest for their class and for no other
/// @param certifiedAccuracy share of samples that are right and whose radius is at least epsilon
/// @param meanRadius mean radius over all samples, wrong ones counted as 0
public record Certificate(double accuracy, double certifiedAccuracy, double meanRadius) {

    /// @param outputs one a sample
    /// @param targets +1 or -1, one a sample
    /// @param lipschitzUpper upper bound on the constant from input to output, above 0; infinite if there is none: nothing is then certified
    /// @param epsilon radius to certify, at least 0
    /// @throws IllegalArgumentException if there is no sample, the lengths differ or the bound is not above 0
    public static Certificate of(double[] outputs, double[] targets, double lipschitzUpper, double epsilon) {
        if (outputs.length == 0 || outputs.length != targets.length) {
            throw new IllegalArgumentException(
                    "there must be as many outputs as targets, and at least one; were " + outputs.length + " and " + targets.length);
        }
        int right = 0;
        int certified = 0;
        double radii = 0;
        for (int i = 0; i < outputs.length; i++) {
            if (outputs[i] * targets[i] > 0) {
                double radius = radius(outputs[i], lipschitzUpper);
                right++;
                certified += radius >= epsilon && radius > 0 ? 1 : 0;
                radii += radius;
            }
        }
        double count = outputs.length;
        return new Certificate(right / count, certified / count, radii / count);
    }

    /// Of a network with an output a class.
    ///
    /// @param outputs of all samples, one after the other
    /// @param classes index of each sample's class
    /// @param slopes bounds on how fast two outputs part
    /// @param epsilon radius to certify, at least 0
    /// @throws IllegalArgumentException if there is no sample or the lengths do not agree
    public static Certificate ofClasses(double[] outputs, int[] classes, PairSlopes slopes, double epsilon) {
        if (classes.length == 0 || outputs.length != classes.length * slopes.outputs()) {
            throw new IllegalArgumentException("there must be %d outputs a sample, and at least one sample; were %d outputs of %d samples"
                    .formatted(slopes.outputs(), outputs.length, classes.length));
        }
        int right = 0;
        int certified = 0;
        double radii = 0;
        for (int i = 0; i < classes.length; i++) {
            double radius = radius(outputs, i * slopes.outputs(), classes[i], slopes);
            if (radius >= 0) {
                right++;
                certified += radius >= epsilon && radius > 0 ? 1 : 0;
                radii += radius;
            }
        }
        double count = classes.length;
        return new Certificate(right / count, certified / count, radii / count);
    }

    /// Radius of the ball around a sample in which `kind` stays the largest output, rounded down; 0 where nothing is proved, -1 where it is not.
    public static double radius(double[] outputs, int offset, int kind, PairSlopes slopes) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < slopes.outputs(); j++) {
            if (j == kind) {
                continue;
            }
            double margin = Rounding.differenceDown(outputs[offset + kind], outputs[offset + j]);
            if (!(outputs[offset + kind] > outputs[offset + j])) {
                return -1;
            }
            double slope = slopes.between(kind, j);
            double radius = Double.isInfinite(slope) || !Double.isFinite(margin) ? 0
                    : slope == 0 ? Double.POSITIVE_INFINITY : Rounding.quotientDown(Math.max(0, margin), slope);
            least = Math.min(least, radius);
        }
        return Math.max(0, least);
    }

    /// Radius of the ball around a sample in which the sign of its output cannot change, rounded down; 0 where nothing is proved.
    ///
    /// @throws IllegalArgumentException if the bound is not above 0
    public static double radius(double output, double lipschitzUpper) {
        if (!(lipschitzUpper > 0)) {
            throw new IllegalArgumentException("a bound must be above 0, was " + lipschitzUpper);
        }
        if (!Double.isFinite(output) || Double.isInfinite(lipschitzUpper)) {
            return 0;
        }
        return Math.max(0, Rounding.quotientDown(Math.abs(output), lipschitzUpper));
    }
}
