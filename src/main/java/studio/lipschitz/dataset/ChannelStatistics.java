package studio.lipschitz.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// Mean and standard deviation of the training samples, for each channel of an image or each feature of a table.
///
/// @param mean to five significant digits
/// @param std likewise; 1 for a channel that never changes, which there is nothing to divide by
public record ChannelStatistics(List<Double> mean, List<Double> std) {
    private static final MathContext DIGITS = new MathContext(5);

    /// Of the samples as they are stored, before any augmentation.
    public static ChannelStatistics of(Dataset data) {
        return of(ChannelFigures.of(data));
    }

    public static ChannelStatistics of(ChannelFigures figures) {
        return new ChannelStatistics(
                figures.channels().stream().map(channel -> rounded(channel.mean())).toList(),
                figures.channels().stream().map(channel -> channel.std() < 1e-12 ? 1 : rounded(channel.std())).toList());
    }

    static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
