package studio.lipschitz.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How the numbers of the training samples lie, for each channel of an image or each feature of a table, as they are stored, before any augmentation.
///
/// @param channels one for all where there are more than 64: nobody would read more
/// @param together whether one stands for all
public record ChannelFigures(List<Channel> channels, boolean together) {
    /// Steps of a histogram; divides the 256 levels of a pixel evenly.
    public static final int STEPS = 32;

    private static final int MOST_CHANNELS = 64;

    /// One channel.
    ///
    /// @param std of all its numbers, with the number of them as divisor
    /// @param counts of [#STEPS] equal steps from `min` to `max`, the last with `max` itself; all in the first where the channel never changes
    public record Channel(double min, double max, double mean, double std, List<Integer> counts) {
        public Channel {
            counts = List.copyOf(counts);
        }

        /// What `(x - shift) / scale` makes of it; the steps of the histogram move with it.
        ///
        /// @param scale above 0
        public Channel after(double shift, double scale) {
            return new Channel((min - shift) / scale, (max - shift) / scale, (mean - shift) / scale, std / scale, counts);
        }
    }

    public ChannelFigures {
        channels = List.copyOf(channels);
    }

    public static ChannelFigures of(Dataset data) {
        int own = data.augmentation().from().dim(0);
        boolean together = own > MOST_CHANNELS;
        return new ChannelFigures(of(data.train(), together ? 1 : own), together);
    }

    private static List<Channel> of(Split train, int channels) {
        int each = train.sampleSize() / channels;
        var sums = new double[channels];
        var least = new double[channels];
        var most = new double[channels];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        var sample = new float[train.sampleSize()];
        for (int i = 0; i < train.size(); i++) {
            train.copy(i, sample, 0);
            for (int j = 0; j < sample.length; j++) {
                int channel = j / each;
                sums[channel] += sample[j];
                least[channel] = Math.min(least[channel], sample[j]);
                most[channel] = Math.max(most[channel], sample[j]);
            }
        }
        double count = (double) train.size() * each;
        double[] means = Arrays.stream(sums).map(sum -> sum / count).toArray();
        var squares = new double[channels]; // in a second pass: a difference of large sums would lose the small ones
        var counts = new int[channels][STEPS];
        for (int i = 0; i < train.size(); i++) {
            train.copy(i, sample, 0);
            for (int j = 0; j < sample.length; j++) {
                int channel = j / each;
                double off = sample[j] - means[channel];
                squares[channel] += off * off;
                double width = most[channel] - least[channel];
                int step = width > 0 ? (int) Math.floor((sample[j] - least[channel]) / width * STEPS) : 0;
                counts[channel][Math.min(step, STEPS - 1)]++;
            }
        }
        return IntStream.range(0, channels).mapToObj(c -> new Channel(
                least[c], most[c], means[c], Math.sqrt(squares[c] / count), Arrays.stream(counts[c]).boxed().toList())).toList();
    }
}
