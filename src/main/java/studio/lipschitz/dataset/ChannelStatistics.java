package studio.lipschitz.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/// Mean and standard deviation of the training samples, for each channel of an image or each feature of a table.
///
/// @param mean to five significant digits
/// @param std likewise; 1 for a channel that never changes, which there is nothing to divide by
public record ChannelStatistics(List<Double> mean, List<Double> std) {
    private static final MathContext DIGITS = new MathContext(5);

    /// Above this many channels one number for all is told: nobody would read more.
    private static final int MOST_CHANNELS = 64;

    /// Of the samples as they are stored, before any augmentation.
    public static ChannelStatistics of(Dataset data) {
        Split train = data.train();
        int own = data.augmentation().from().dim(0);
        int channels = own > MOST_CHANNELS ? 1 : own;
        int each = train.sampleSize() / channels;
        var sums = new double[channels];
        var sample = new float[train.sampleSize()];
        for (int i = 0; i < train.size(); i++) {
            train.copy(i, sample, 0);
            for (int j = 0; j < sample.length; j++) {
                sums[j / each] += sample[j];
            }
        }
        double count = (double) train.size() * each;
        double[] means = Arrays.stream(sums).map(sum -> sum / count).toArray();
        var squares = new double[channels]; // in a second pass: a difference of large sums would lose the small ones
        for (int i = 0; i < train.size(); i++) {
            train.copy(i, sample, 0);
            for (int j = 0; j < sample.length; j++) {
                double off = sample[j] - means[j / each];
                squares[j / each] += off * off;
            }
        }
        return new ChannelStatistics(
                Arrays.stream(means).map(ChannelStatistics::rounded).boxed().toList(),
                Arrays.stream(squares).map(sum -> Math.sqrt(sum / count)).map(std -> std < 1e-12 ? 1 : rounded(std)).boxed().toList());
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
