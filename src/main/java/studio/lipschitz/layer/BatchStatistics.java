package studio.lipschitz.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import studio.lipschitz.tensor.Axes;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Centring, and scaling by one factor, over a batch: what [BatchCentering] and [BatchLipNorm] share.
///
/// While training the statistics are the batch's, and their sums are kept. Evaluation replaces the sums by their means, and counts those as one batch
/// when training goes on, as deel-torchlip does: the batches of an epoch weigh as much together as all before them.
///
/// @param centring whether the mean is subtracted
/// @param scaling whether all is divided by the root of the largest variance of a channel
/// @param eps a variance below it counts as 1
record BatchStatistics(boolean centring, boolean scaling, double eps) {
    private static final String MEANS = "running_sum_bmean";
    private static final String SQUARES = "running_sum_bmeansq";
    private static final String BATCHES = "running_num_batches";
    private static final String SAMPLES = "running_mean_sample_per_batches";
    private static final String TOTAL = "total_num_samples";

    List<Weight> weights(Shape input, boolean bias) {
        Shape channels = Shape.of(input.dim(0));
        var weights = new ArrayList<Weight>();
        if (bias) {
            weights.add(new Weight("bias", channels, Weight.Init.ZEROS, new Weight.Constraint.None()));
        }
        weights.add(buffer(MEANS, channels));
        weights.add(buffer(BATCHES, Shape.of(1)));
        if (scaling) {
            weights.add(buffer(SQUARES, channels));
            weights.add(buffer(SAMPLES, Shape.of(1)));
            weights.add(buffer(TOTAL, Shape.of(1)));
        }
        return weights;
    }

    /// Channels as for any normalisation; the axes, where they are named, must be all others: a statistic that is kept has one entry a channel.
    static Inference shape(String module, OptionalInt features, Optional<Axes> dim, Shape input) {
        int[] all = IntStream.rangeClosed(0, input.rank()).filter(axis -> axis != 1).toArray();
        if (dim.isPresent() && !Arrays.equals(all, places(dim.get(), input.rank() + 1))) {
            return Inference.misfit(
                    "layer.misfit.statistics",
                    module, dim.get(), input, Axes.of(all));
        }
        return Shapes.channels(module, input, features);
    }

    Tensor forward(Forward forward, Tensor x, boolean bias) {
        Ops ops = forward.ops();
        Statistics statistics = forward.training() ? ofBatch(forward, x) : kept(forward);
        Tensor y = centring ? ops.subtract(x, Shapes.perChannel(ops, statistics.mean(), x)) : x;
        if (scaling) {
            y = ops.divide(y, ops.sqrt(ops.max(variance(ops, statistics))));
        }
        return bias ? ops.add(y, Shapes.perChannel(ops, forward.weight("bias"), x)) : y;
    }

    /// @param mean per channel
    /// @param squares mean of the squares per channel; the mean again where it is not needed
    /// @param unbiased what makes the variance unbiased, n / (n - 1)
    private record Statistics(Tensor mean, Tensor squares, Tensor unbiased) {}

    private Tensor variance(Ops ops, Statistics statistics) {
        Tensor biased = ops.subtract(statistics.squares(), ops.square(statistics.mean()));
        Tensor variance = ops.multiply(biased, statistics.unbiased());
        Tensor small = ops.greater(ops.scale(variance, -1), -eps);
        return ops.where(small, ops.addScalar(ops.scale(variance, 0), 1), variance);
    }

    private Statistics ofBatch(Forward forward, Tensor x) {
        Ops ops = forward.ops();
        long[] sizes = ops.sizes(x);
        int[] axes = IntStream.range(0, sizes.length).filter(axis -> axis != 1).toArray();
        double count = (double) Arrays.stream(sizes).reduce(1, (a, b) -> a * b) / sizes[1];
        Tensor mean = ops.reshape(ops.meanAlong(x, axes), -1);
        mean = centring ? mean : ops.scale(mean, 0);
        add(forward, MEANS, mean);
        Tensor one = ops.addScalar(ops.scale(forward.weight(BATCHES), 0), 1);
        add(forward, BATCHES, one);
        if (!scaling) {
            return new Statistics(mean, mean, one);
        }
        Tensor squares = ops.reshape(ops.meanAlong(ops.square(x), axes), -1);
        add(forward, SQUARES, squares);
        add(forward, SAMPLES, ops.scale(one, count));
        return new Statistics(mean, squares, ops.scale(one, count / Math.max(count - 1, 1)));
    }

    private Statistics kept(Forward forward) {
        Ops ops = forward.ops();
        Tensor batches = forward.weight(BATCHES);
        Tensor divisor = ops.clamp(batches, 1, Double.POSITIVE_INFINITY);
        Tensor several = ops.greater(batches, 1);
        Tensor mean = ops.divide(forward.weight(MEANS), divisor);
        ops.assign(forward.weight(MEANS), mean);
        ops.assign(batches, ops.clamp(batches, 0, 1));
        if (!scaling) {
            return new Statistics(mean, mean, divisor);
        }
        Tensor squares = ops.divide(forward.weight(SQUARES), divisor);
        Tensor samples = forward.weight(SAMPLES);
        Tensor total = ops.where(several, samples, forward.weight(TOTAL));
        total = ops.where(ops.greater(total, 0), total, samples);
        ops.assign(forward.weight(SQUARES), squares);
        ops.assign(forward.weight(TOTAL), total);
        ops.assign(samples, ops.divide(samples, divisor));
        // before the first batch all three are 0, so that every variance counts as 1
        Tensor unbiased = ops.divide(total, ops.clamp(ops.addScalar(total, -1), 0.5, Double.POSITIVE_INFINITY));
        return new Statistics(mean, squares, unbiased);
    }

    private static void add(Forward forward, String buffer, Tensor term) {
        Tensor sum = forward.weight(buffer);
        forward.ops().assign(sum, forward.ops().add(sum, term));
    }

    private static int[] places(Axes dim, int rank) {
        return dim.dims().stream().mapToInt(axis -> axis < 0 ? axis + rank : axis).sorted().toArray();
    }

    private static Weight buffer(String name, Shape shape) {
        return new Weight(name, shape, Weight.Init.ZEROS, new Weight.Constraint.Buffer());
    }
}
