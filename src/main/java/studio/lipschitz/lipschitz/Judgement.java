package studio.lipschitz.lipschitz;

import java.util.Arrays;
import java.util.List;

/// Samples as a network decides them, and the figures of the whole: the same as [Certificate] tells, from the same radii.
public record Judgement(List<JudgedSample> samples) {
    public static final Judgement NONE = new Judgement(List.of());

    public Judgement {
        samples = List.copyOf(samples);
    }

    public int size() {
        return samples.size();
    }

    /// Share that is right; NaN of none.
    public double accuracy() {
        return samples.stream().filter(JudgedSample::right).count() / (double) size();
    }

    /// Share that is right and stays so within `epsilon`, see [Certificate#certifiedAccuracy].
    public double certified(double epsilon) {
        return samples.stream().filter(s -> s.radius() >= epsilon && s.radius() > 0).count() / (double) size();
    }

    /// Wrong samples counted as 0; infinite if one of them is.
    public double meanRadius() {
        double sum = 0;
        for (JudgedSample sample : samples) { // in order, as a certificate sums them
            sum += sample.radius();
        }
        return sum / size();
    }

    /// Half of all samples have a radius of this or less, wrong ones counted as 0; the lower of the two in the middle.
    public double medianRadius() {
        double[] radii = radii();
        return radii.length == 0 ? Double.NaN : radii[(radii.length - 1) / 2];
    }

    /// Median margin of the samples that are right; NaN if none is.
    public double medianMargin() {
        double[] margins = samples.stream().filter(JudgedSample::right).mapToDouble(JudgedSample::margin).sorted().toArray();
        return margins.length == 0 ? Double.NaN : margins[(margins.length - 1) / 2];
    }

    /// Certified radii of all samples, the smallest first.
    public double[] radii() {
        double[] radii = samples.stream().mapToDouble(JudgedSample::radius).toArray();
        Arrays.sort(radii);
        return radii;
    }

    /// Samples of class `row` decided as class `column`; the last column holds the undecided.
    public int[][] confusion(int classes) {
        var counts = new int[classes][classes + 1];
        for (JudgedSample sample : samples) {
            counts[sample.kind()][sample.decision() == JudgedSample.UNDECIDED ? classes : sample.decision()]++;
        }
        return counts;
    }
}
