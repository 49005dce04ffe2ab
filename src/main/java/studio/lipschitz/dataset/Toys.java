package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import studio.lipschitz.tensor.Shape;

/// Data that a formula and a seed make: points in the plane, and images whose Wasserstein distance is known.
final class Toys {
    private static final int DRAWN = 2500;
    /// Where none is asked for.
    static final long SEED = 20240601;

    /// Share of the image that the square of the Wasserstein toy is to cover.
    private static final double COVERED = 0.3;

    private Toys() {}

    /// Two interleaved half circles of radius 1 with Gaussian noise, as in scikit-learn's `make_moons`.
    static Samples twoMoons(DataName name) throws DataException {
        double noise = name.real(DataOption.NOISE, 0.1, 0, 100);
        var random = new Random(name.seed(SEED));
        int count = count(name);
        var values = new float[2 * count];
        for (int i = 0; i < count; i++) {
            double angle = Math.PI * random.nextDouble();
            boolean upper = i % 2 == 0;
            double x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
            double y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
            values[2 * i] = (float) (x + noise * random.nextGaussian());
            values[2 * i + 1] = (float) (y + noise * random.nextGaussian());
        }
        return Samples.drawn(Shape.of(2), List.of("upper", "lower"), new Split(values, alternating(count, 2), 2));
    }

    /// A circle of radius 1 around a smaller one with Gaussian noise, as in scikit-learn's `make_circles`.
    static Samples circles(DataName name) throws DataException {
        double noise = name.real(DataOption.NOISE, 0.1, 0, 100);
        double factor = name.real(DataOption.FACTOR, 0.5, 0, 1);
        var random = new Random(name.seed(SEED));
        int count = count(name);
        var values = new float[2 * count];
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = i % 2 == 0 ? 1 : factor;
            values[2 * i] = (float) (radius * Math.cos(angle) + noise * random.nextGaussian());
            values[2 * i + 1] = (float) (radius * Math.sin(angle) + noise * random.nextGaussian());
        }
        return Samples.drawn(Shape.of(2), List.of("outer", "inner"), new Split(values, alternating(count, 2), 2));
    }

    /// Gaussian clouds around centres that are given, or that stand evenly on a circle of radius 4.
    static Samples blobs(DataName name) throws DataException {
        double std = name.real(DataOption.STD, 1, 0, 1e6);
        List<double[]> centres = centres(name);
        int features = centres.getFirst().length;
        var random = new Random(name.seed(SEED));
        int count = count(name);
        var values = new float[Math.multiplyExact(features, count)];
        for (int i = 0; i < count; i++) {
            double[] centre = centres.get(i % centres.size());
            for (int j = 0; j < features; j++) {
                values[i * features + j] = (float) (centre[j] + std * random.nextGaussian());
            }
        }
        List<String> names = IntStream.range(0, centres.size()).mapToObj(String::valueOf).toList();
        return Samples.drawn(Shape.of(features), names, new Split(values, alternating(count, centres.size()), features));
    }

    private static List<double[]> centres(DataName name) throws DataException {
        String text = name.value(DataOption.CENTRES);
        if (text == null || text.matches("\\d+")) {
            int count = name.integer(DataOption.CENTRES, 3, 2, 1000);
            return IntStream.range(0, count).mapToObj(i -> {
                double angle = 2 * Math.PI * i / count;
                return new double[] {4 * Math.cos(angle), 4 * Math.sin(angle)};
            }).toList();
        }
        var centres = new ArrayList<double[]>();
        try {
            for (String centre : text.split(",", -1)) {
                centres.add(Arrays.stream(centre.split(":", -1)).mapToDouble(Double::parseDouble).toArray());
            }
        } catch (NumberFormatException e) {
            throw new DataException(badCentres(name, text), e);
        }
        boolean sound = centres.size() >= 2
                && centres.stream().allMatch(c -> c.length == centres.getFirst().length && Arrays.stream(c).allMatch(Double::isFinite));
        if (!sound) {
            throw new DataException(badCentres(name, text));
        }
        return centres;
    }

    private static String badCentres(DataName name, String text) {
        return text("dataset.toys.centres", name.text(), text);
    }

    /// Half of the images are 0 everywhere, the other half carry a square of side [#side] in the middle, of all +1 or all -1.
    ///
    /// Each image of one class lies at the same distance of each of the other: the Euclidean norm of the square, which is its side. Every
    /// transport plan thus costs that, and it is the Wasserstein-1 distance between the classes: 35 for 64 × 64 images.
    static Samples wassersteinToy(DataName name) throws DataException {
        List<Integer> size = name.sizes(DataOption.SIZE);
        int pixels = size == null ? 64 : size.getFirst();
        boolean oblong = size != null && (size.size() > 2 || !size.getFirst().equals(size.getLast()));
        if (oblong || side(pixels) < 1 || pixels > 1024) {
            throw name.refusal(DataOption.SIZE, text("dataset.toys.square"),
                    String.valueOf(name.value(DataOption.SIZE)));
        }
        int count = name.integer(DataOption.SAMPLES, 2560, 8, 1_000_000);
        int each = pixels * pixels;
        Memory.require(text("dataset.name.data", name.text()), count, each, Float.BYTES);
        int side = side(pixels);
        int margin = (pixels - side) / 2;
        var values = new float[count * each];
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                float value = i % 4 == 0 ? 1 : -1;
                for (int row = margin; row < margin + side; row++) {
                    int start = i * each + row * pixels + margin;
                    Arrays.fill(values, start, start + side, value);
                }
            }
        }
        return Samples.drawn(
                Shape.of(1, pixels, pixels), List.of("square", "black"), new Split(values, alternating(count, 2), each));
    }

    /// Side of the square in an image of `pixels` × `pixels`, and so the Wasserstein-1 distance between the classes.
    static int side(int pixels) {
        return (int) (pixels * Math.sqrt(COVERED));
    }

    private static int count(DataName name) throws DataException {
        return name.integer(DataOption.SAMPLES, DRAWN, 8, 10_000_000);
    }

    private static int[] alternating(int count, int classes) {
        return IntStream.range(0, count).map(i -> i % classes).toArray();
    }
}
