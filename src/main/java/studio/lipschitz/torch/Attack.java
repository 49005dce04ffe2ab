package studio.lipschitz.torch;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/// Projected gradient descent on the margin of each sample within its own ball, L2, float64, from the sample and from random places in the ball.
///
/// Source: Madry et al. 2018, arXiv:1706.06083, with normalised gradients as is usual in L2.
final class Attack {
    private static final int STEPS = 40;
    private static final int STARTS = 4; // the sample itself, then random places
    private static final int HALVINGS = 30; // a distance to nine digits
    /// Looks that one attack takes, with going back to the nearest place.
    static final int LOOKS = STARTS * (STEPS + 1) + HALVINGS;

    private static final double REACH = 2.5; // the steps together, in radii

    /// A margin below this is a changed decision and not the rounding of one that is just 0, in shares of the largest output.
    private static final double ROUNDING = 1e-9;

    private final UnaryOperator<Tensor> network;
    private final Tensor samples;
    private final double[] radii;
    private final int[] classes;
    private final int count;
    private final double[] margins;
    private final double[] least;
    private final double[] from;
    private final boolean[] fell;
    private double steepest;
    private @Nullable Tensor kept;
    private final double[] distances;

    /// @param samples `(N, *input)`, float64
    /// @param radii one a sample, above 0 and finite
    Attack(UnaryOperator<Tensor> network, Tensor samples, double[] radii, int[] classes) {
        this.network = network;
        this.samples = samples;
        this.radii = radii.clone();
        this.classes = classes.clone();
        this.count = radii.length;
        this.from = Tensors.doubles(network.apply(samples));
        this.margins = margins(from);
        this.least = margins.clone();
        this.fell = new boolean[count];
        this.distances = new double[count];
    }

    /// From now on the place of each sample is kept that [#places] tells.
    Attack keep() {
        kept = samples.clone();
        return this;
    }

    void run() {
        run(() -> {});
    }

    /// @param watch called before every step; what it throws ends the attack
    void run(Runnable watch) {
        var random = new Random(4);
        for (int start = 0; start < STARTS; start++) {
            try (var _ = new PointerScope()) {
                Tensor offset = start == 0 ? samples.mul(new Scalar(0)) : ball(random);
                for (int step = 0; step <= STEPS; step++) {
                    watch.run();
                    try (var _ = new PointerScope()) {
                        Tensor way = look(samples.add(offset));
                        if (step < STEPS) {
                            offset.copy_(project(offset.sub(Rows.times(Rows.unit(way), scaled(REACH / STEPS)))));
                        }
                    }
                }
            }
        }
    }

    int fallen() {
        int sum = 0;
        for (boolean one : fell) {
            sum += one ? 1 : 0;
        }
        return sum;
    }

    double steepest() {
        return steepest;
    }

    /// Sum over the samples of the share of the margin that was taken.
    double marginTaken() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1 - least[i] / margins[i];
        }
        return sum;
    }

    /// Judges the decisions at `place` and returns the gradient of the margins there.
    private Tensor look(Tensor place) {
        Tensor leaf = place.detach().clone();
        leaf.set_requires_grad(true);
        GradMode.set_enabled(true);
        Tensor gradient;
        double[] outputs;
        try {
            Tensor output = network.apply(leaf);
            outputs = Tensors.doubles(output.detach());
            output.reshape(count, outputs.length / count).mul(directions(outputs)).sum().backward();
            gradient = leaf.grad();
        } finally {
            GradMode.set_enabled(false);
        }
        judge(outputs, place);
        return gradient;
    }

    private void judge(double[] outputs, Tensor place) {
        int width = outputs.length / count;
        double[] now = margins(outputs);
        double[] lengths = Rows.norms(place.sub(samples));
        for (int i = 0; i < count; i++) {
            if (!(lengths[i] > 0) || lengths[i] > radii[i]) {
                continue; // rounding put it outside the ball: it proves nothing of the radius
            }
            double square = 0;
            double size = 0;
            for (int j = 0; j < width; j++) {
                double change = outputs[i * width + j] - from[i * width + j];
                square += change * change;
                size = Math.max(size, Math.abs(outputs[i * width + j]));
            }
            double error = ROUNDING * size / lengths[i];
            steepest = Math.max(steepest, Math.sqrt(square) / lengths[i] - error);
            boolean falls = now[i] < -ROUNDING * size;
            if ((falls && (!fell[i] || lengths[i] < distances[i])) || (!fell[i] && now[i] < least[i])) {
                distances[i] = lengths[i];
                keep(i, place);
            }
            least[i] = Math.min(least[i], now[i]);
            fell[i] |= falls;
        }
    }

    private void keep(int sample, Tensor place) {
        if (kept != null) {
            kept.select(0, sample).copy_(place.select(0, sample));
        }
    }

    /// Goes back from each place where a decision changed towards its sample, as far as it is still changed there; after [#run].
    void approach(Runnable watch) {
        Tensor from = Objects.requireNonNull(kept, "nothing is kept").clone();
        var near = new double[count];
        var far = new double[count];
        Arrays.fill(far, 1);
        for (int step = 0; step < HALVINGS; step++) {
            watch.run();
            try (var _ = new PointerScope()) {
                var share = new double[count];
                for (int i = 0; i < count; i++) {
                    share[i] = fell[i] ? (near[i] + far[i]) / 2 : 1;
                }
                Tensor place = samples.add(Rows.times(from.sub(samples), share));
                double[] outputs = Tensors.doubles(network.apply(place));
                double[] before = distances.clone();
                judge(outputs, place);
                for (int i = 0; i < count; i++) {
                    if (distances[i] < before[i]) {
                        far[i] = share[i];
                    } else {
                        near[i] = share[i];
                    }
                }
            }
        }
    }

    boolean fell(int sample) {
        return fell[sample];
    }

    /// `(N, *input)`: where each decision changed nearest to its sample, else where its margin was least; the sample if no step helped.
    Tensor places() {
        return Objects.requireNonNull(kept, "nothing is kept");
    }

    /// Margins at `places`, as [#judge] tells them.
    double[] marginsAt(Tensor place) {
        return margins(Tensors.doubles(network.apply(place)));
    }

    /// The output for the sample's side, or the output of its class less the largest of the rest.
    private double[] margins(double[] outputs) {
        int width = outputs.length / count;
        var margins = new double[count];
        for (int i = 0; i < count; i++) {
            margins[i] = width == 1 ? sign(i) * outputs[i]
                    : outputs[i * width + classes[i]] - outputs[i * width + rival(outputs, i, width)];
        }
        return margins;
    }

    private double sign(int sample) {
        return classes[sample] == 0 ? 1 : -1;
    }

    private int rival(double[] outputs, int sample, int width) {
        int rival = classes[sample] == 0 ? 1 : 0;
        for (int j = 0; j < width; j++) {
            if (j != classes[sample] && outputs[sample * width + j] > outputs[sample * width + rival]) {
                rival = j;
            }
        }
        return rival;
    }

    /// What the outputs are multiplied by to give the sum of all margins.
    private Tensor directions(double[] outputs) {
        int width = outputs.length / count;
        var directions = new double[outputs.length];
        for (int i = 0; i < count; i++) {
            if (width == 1) {
                directions[i] = sign(i);
            } else {
                directions[i * width + classes[i]] = 1;
                directions[i * width + rival(outputs, i, width)] = -1;
            }
        }
        return Tensors.of(directions, new Device("cpu"), count, width);
    }

    private Tensor ball(Random random) {
        Tensor gaussian = Rows.gaussian(random, Tensors.sizes(samples));
        return Rows.times(Rows.unit(gaussian), scaled(random.nextDouble()));
    }

    /// Into each sample's ball, and by a hair inside, so that rounding does not put it out.
    private Tensor project(Tensor offset) {
        double[] lengths = Rows.norms(offset);
        var factors = new double[count];
        for (int i = 0; i < count; i++) {
            factors[i] = lengths[i] > radii[i] * (1 - 1e-12) ? radii[i] * (1 - 1e-12) / lengths[i] : 1;
        }
        return Rows.times(offset, factors);
    }

    private double[] scaled(double share) {
        return java.util.Arrays.stream(radii).map(radius -> share * radius).toArray();
    }
}
