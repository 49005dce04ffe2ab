package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.Locale;
import java.util.StringJoiner;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.ui.chart.ChartTheme;

/// One sample to be looked at: an image where it is one, else its numbers.
final class SampleView {
    /// Numbers that are written out.
    private static final int MOST_NUMBERS = 6;

    private SampleView() {}

    /// Whether it has one channel or three of at least two by two pixels.
    static boolean isImage(HostArray sample) {
        return sample.shape().size() == 3 && (sample.shape().getFirst() == 1 || sample.shape().getFirst() == 3)
                && sample.shape().get(1) > 1 && sample.shape().get(2) > 1;
    }

    /// As it is: from 0 to 1, or over its own range where it leaves that.
    ///
    /// @param side pixels of the larger side
    static Node of(HostArray sample, double side) {
        return of(sample, Range.of(sample), side);
    }

    /// @param range what black and white stand for, the same for samples that are compared
    static Node of(HostArray sample, Range range, double side) {
        return isImage(sample) ? view(plain(sample, range), sample, side) : numbers(sample);
    }

    /// From 0 to 1, and as far beyond as values lie.
    record Range(double least, double greatest) {
        static Range of(HostArray... samples) {
            double least = 0;
            double greatest = 1;
            for (HostArray sample : samples) {
                for (float value : sample.values()) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
            return new Range(least, greatest);
        }

        boolean usual() {
            return least == 0 && greatest == 1;
        }

        double share(double value) {
            return (value - least) / (greatest - least);
        }
    }

    /// What was added to a sample, in the symmetric colours of the theme; of colours the mean of the channels.
    ///
    /// @param most what the full colours stand for
    static Node difference(HostArray difference, double most, ChartTheme theme, double side) {
        if (!isImage(difference)) {
            return numbers(difference);
        }
        int size = difference.shape().get(1) * difference.shape().get(2);
        int channels = difference.shape().getFirst();
        var argb = new int[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += difference.values()[channel * size + i];
            }
            argb[i] = Inks.signed(sum / channels, most, theme);
        }
        return view(argb, difference, side);
    }

    /// Largest absolute value of what [#difference] shows.
    static double most(HostArray difference) {
        if (!isImage(difference)) {
            return difference.largest();
        }
        int size = difference.shape().get(1) * difference.shape().get(2);
        int channels = difference.shape().getFirst();
        double most = 0;
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += difference.values()[channel * size + i];
            }
            most = Math.max(most, Math.abs(sum / channels));
        }
        return most;
    }

    private static int[] plain(HostArray sample, Range range) {
        float[] values = sample.values();
        int size = sample.shape().get(1) * sample.shape().get(2);
        var argb = new int[size];
        for (int i = 0; i < size; i++) {
            argb[i] = sample.shape().getFirst() == 1
                    ? Inks.grey(range.share(values[i]))
                    : Inks.rgb(range.share(values[i]), range.share(values[size + i]), range.share(values[2 * size + i]));
        }
        return argb;
    }

    /// Enlarged pixel by pixel, as they are what the network sees; a large one is made smaller.
    private static Node view(int[] argb, HostArray sample, double side) {
        int height = sample.shape().get(1);
        int width = sample.shape().get(2);
        int times = (int) Math.max(1, side / Math.max(width, height));
        var large = new int[argb.length * times * times];
        for (int y = 0; y < height * times; y++) {
            for (int x = 0; x < width * times; x++) {
                large[y * width * times + x] = argb[y / times * width + x / times];
            }
        }
        var image = new WritableImage(width * times, height * times);
        image.getPixelWriter().setPixels(
                0, 0, width * times, height * times, PixelFormat.getIntArgbInstance(), large, 0, width * times);
        var view = new ImageView(image);
        if (Math.max(width, height) > side) {
            view.setPreserveRatio(true);
            view.setFitWidth(side);
            view.setFitHeight(side);
        }
        return view;
    }

    private static Node numbers(HostArray sample) {
        var words = new StringJoiner("\n");
        for (int i = 0; i < Math.min(MOST_NUMBERS, sample.values().length); i++) {
            words.add(String.format(Locale.ROOT, "x%s  %.4f", index(i + 1), sample.values()[i]));
        }
        if (sample.values().length > MOST_NUMBERS) {
            words.add(text("lab.sample.more", sample.values().length - MOST_NUMBERS));
        }
        var label = new Label(words.toString());
        label.getStyleClass().add("lab-numbers");
        return label;
    }

    /// `₁₂`
    private static String index(int number) {
        return String.valueOf(number).chars().mapToObj(digit -> String.valueOf((char) (digit - '0' + '₀'))).reduce("", String::concat);
    }
}
