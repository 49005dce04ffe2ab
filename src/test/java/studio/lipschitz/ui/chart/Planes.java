package studio.lipschitz.ui.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.DecisionGrid.Sample;

/// Decisions over the plane of known functions, as a worker would tell them.
public final class Planes {
    private static final int SIDE = 64;

    private Planes() {}

    /// Of one output with constant `constant`, over `[-2, 3] x [-1, 2]`, with the samples of `data`.
    public static DecisionGrid of(DoubleBinaryOperator f, double constant, String data) {
        var values = new ArrayList<Float>();
        places(-2, 3, -1, 2, (x, y) -> values.add((float) f.applyAsDouble(x, y)));
        return new DecisionGrid(
                -2, 3, -1, 2, SIDE, SIDE, values, List.of(), List.of(), constant, List.of("upper", "lower"), samples(data));
    }

    /// Of an output a class; the radii are the margins, as of outputs whose differences have constant 1.
    public static DecisionGrid of(List<DoubleBinaryOperator> outputs, boolean certified, String data) {
        var values = new ArrayList<Float>();
        var winners = new ArrayList<Integer>();
        places(-6, 6, -6, 6, (x, y) -> {
            double[] f = outputs.stream().mapToDouble(output -> output.applyAsDouble(x, y)).toArray();
            int winner = 0;
            for (int i = 1; i < f.length; i++) {
                winner = f[i] > f[winner] ? i : winner;
            }
            double best = f[winner];
            f[winner] = Double.NEGATIVE_INFINITY;
            winners.add(winner);
            values.add((float) (best - java.util.Arrays.stream(f).max().orElseThrow()));
        });
        List<Float> radii = certified ? values : values.stream().map(_ -> 0f).toList();
        List<String> names = java.util.stream.IntStream.range(0, outputs.size()).mapToObj(String::valueOf).toList();
        return new DecisionGrid(-6, 6, -6, 6, SIDE, SIDE, values, winners, radii, Double.NaN, names, samples(data));
    }

    /// Half the difference of the distances to both moons, which is 1-Lipschitz.
    public static double moons(double x, double y) {
        double upper = y > 0 ? Math.abs(Math.hypot(x, y) - 1) : Math.hypot(Math.abs(x) - 1, y);
        double lower = y < 0.5 ? Math.abs(Math.hypot(x - 1, y - 0.5) - 1) : Math.hypot(Math.abs(x - 1) - 1, y - 0.5);
        return (lower - upper) / 2;
    }

    private interface Place {
        void at(double x, double y);
    }

    /// The lowest row first, each from the left.
    private static void places(double left, double right, double bottom, double top, Place place) {
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                place.at(left + (right - left) * column / (SIDE - 1), bottom + (top - bottom) * row / (SIDE - 1));
            }
        }
    }

    private static List<Sample> samples(String data) {
        if (data.isEmpty()) {
            return List.of();
        }
        try {
            Dataset set = Datasets.open(data);
            var samples = new ArrayList<Sample>();
            var sample = new float[2];
            for (int i = 0; i < Math.min(500, set.validation().size()); i++) {
                set.validation().copy(i, sample, 0);
                samples.add(new Sample(sample[0], sample[1], set.validation().classOf(i)));
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
