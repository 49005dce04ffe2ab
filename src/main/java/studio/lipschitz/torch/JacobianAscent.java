package studio.lipschitz.torch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// Ascent to where the derivative of a function is largest: the steepest slope between two inputs that can be found, L2, float64.
///
/// Each place `x` carries a pair `x ± h·v`. With `u` the direction in which its images part, two vector-Jacobian products give both moves: their sum is the
/// power step `v ← (J(x+hv) + J(x-hv))ᵀu`, their difference the gradient over `x` of the slope. Where that is 0, as within a piece of a piecewise linear
/// function, `x` moves at random. Pairs start long, so that what is steep somewhere between their ends is seen, and are then halved: of the halves of a
/// pair one is at least as steep as the whole. After each round of steps the steepest places go on.
final class JacobianAscent {
    private static final double[] SCALES = {1e-2, 1e-1, 1, 1e1, 1e2, 1e3};
    private static final int EACH = 4; // random places of a scale
    private static final int MOST_DATA = 12;

    private static final int[] STEPS = {8, 8, 8, 12};
    private static final int KEPT = 3; // one of so many goes on
    private static final int FEWEST = 4;
    private static final int MOST_POWER_STEPS = 60; // of the last pair, where it stands
    private static final int CALM_STEPS = 4;
    private static final double CONVERGED = 1e-8;
    private static final int HALVINGS = 3; // after each round
    private static final double HALF_LENGTH = 0.4; // h at the start, in shares of that size
    private static final double SHORTEST_STRIDE = 1e-4; // of x in shares of the size it had at the start; below it x hops

    /// Of what shaking moves a value by: 2⁻²³ for 2⁻⁵³ instead of 2⁻³⁰, 64 times over.
    private static final double ERROR = 64 * 0x1p-23;

    /// Taken off every slope, as the length of a pair is rounded.
    private static final double MARGIN = 1 - 1e-12;

    /// A function of a batch, sample by sample, in float64.
    interface Function {
        Tensor of(Tensor x);

        /// The same where every number on the way, those of `x` too, is off by about 2⁻³⁰ of itself: an estimate of what rounding does.
        Tensor shaken(Tensor x);
    }

    private final Function function;
    private final Random random;
    private boolean still; // places stay where they are
    private Pairs now;
    private Pairs best;
    private Tensor turned; // the power steps of the best
    private Tensor noise; // as many normal numbers
    private double[] slopes;
    private double[] strides;
    private double claimed;

    /// @param halves h of each
    /// @param sizes norm of the place that each started from, 1 for the origin
    private record Pairs(Tensor places, Tensor ways, double[] halves, double[] sizes) {
        int count() {
            return halves.length;
        }

        Tensor ends() {
            Tensor moves = Rows.times(ways, halves);
            return torch.cat(new TensorVector(places.add(moves), places.sub(moves)), 0);
        }

        Pairs copy() {
            return new Pairs(places.clone(), ways.clone(), halves, sizes);
        }

        Pairs choose(int[] kept) {
            return new Pairs(
                    Rows.choose(places, kept), Rows.choose(ways, kept), IntStream.of(kept).mapToDouble(i -> halves[i]).toArray(),
                    IntStream.of(kept).mapToDouble(i -> sizes[i]).toArray());
        }
    }

    private JacobianAscent(Function function, Tensor starts, Random random) {
        this.function = function;
        this.random = random;
        double[] sizes = Arrays.stream(Rows.norms(starts)).map(size -> size > 0 ? size : 1).toArray();
        double[] halves = Arrays.stream(sizes).map(size -> HALF_LENGTH * size).toArray();
        this.now = new Pairs(starts.clone(), Rows.unit(Rows.gaussian(random, Tensors.sizes(starts))), halves, sizes);
        this.best = now.copy();
        this.turned = now.ways().clone();
        this.noise = Rows.gaussian(random, starts.numel());
        this.slopes = new double[now.count()];
        this.strides = new double[now.count()];
    }

    /// A slope that the function reaches, less what rounding may have added.
    ///
    /// @param starts `(N, *input)`, float64
    static double slope(Function function, Tensor starts, Random random) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            return new JacobianAscent(function, starts, random).run();
        }
    }

    /// Places to start from: samples, places near them, and random ones of all sizes.
    ///
    /// @param samples `(N, *input)`, float64; perhaps none
    static Tensor starts(Tensor samples, Random random) {
        long[] sizes = Tensors.sizes(samples);
        int count = Math.toIntExact(sizes[0]);
        sizes[0] = (long) SCALES.length * EACH;
        double[] scales = IntStream.range(0, SCALES.length * EACH).mapToDouble(i -> SCALES[i / EACH]).toArray();
        Tensor anywhere = Rows.times(Rows.gaussian(random, sizes), scales);
        if (count == 0) {
            return anywhere;
        }
        int most = Math.min(MOST_DATA, count);
        Tensor data = Rows.choose(samples, IntStream.range(0, most).map(i -> (int) ((long) i * count / most)).toArray());
        Tensor near = data.add(Rows.times(Rows.unit(Rows.gaussian(random, Tensors.sizes(data))), Rows.norms(data)));
        return torch.cat(new TensorVector(data, near, anywhere), 0);
    }

    private double run() {
        for (int round = 0; round < STEPS.length; round++) {
            Arrays.fill(slopes, 0);
            Arrays.fill(strides, HALF_LENGTH);
            for (int step = 0; step < STEPS[round]; step++) {
                step();
            }
            for (int i = 0; i < HALVINGS; i++) {
                halve();
            }
            claim();
            keep(round + 1 < STEPS.length ? Math.max(FEWEST, best.count() / KEPT) : 1);
        }
        still = true;
        int calm = 0;
        for (int step = 0; step < MOST_POWER_STEPS && calm < CALM_STEPS; step++) {
            double before = slopes[0];
            step();
            calm = slopes[0] > before * (1 + CONVERGED) ? 0 : calm + 1;
        }
        claim();
        return claimed;
    }

    /// Looks at the pairs, keeps those that are steeper than before, and moves on from the best.
    private void step() {
        try (var _ = new PointerScope()) {
            int count = now.count();
            Tensor leaf = now.ends().detach().clone();
            Tensor apart;
            Tensor gradient = torch.zeros_like(leaf);
            leaf.set_requires_grad(true);
            GradMode.set_enabled(true);
            try {
                Tensor values = function.of(leaf).reshape(2L * count, -1);
                apart = torch.narrow(values, 0, 0, count).sub(torch.narrow(values, 0, count, count));
                if (values.requires_grad()) {
                    apart.mul(Rows.unit(apart.detach())).sum().backward();
                    gradient = leaf.grad();
                }
            } finally {
                GradMode.set_enabled(false);
            }
            Tensor first = torch.narrow(gradient, 0, 0, count);
            Tensor second = torch.narrow(gradient, 0, count, count);
            double[] found = slopes(apart.detach(), now.ends());
            var steeper = new boolean[count];
            for (int i = 0; i < count; i++) {
                steeper[i] = found[i] > slopes[i];
                slopes[i] = Math.max(slopes[i], found[i]);
                strides[i] = Math.min(1, strides[i] * (steeper[i] ? 1.5 : 0.5));
            }
            Tensor climb = first.add(second);
            Tensor power = Rows.unit(first.sub(second));
            Tensor places = Rows.choose(steeper, now.places(), best.places());
            best.places().copy_(places);
            best.ways().copy_(Rows.choose(steeper, now.ways(), best.ways()));
            turned.copy_(Rows.choose(steeper, power, turned));
            now.places().copy_(moved(places, climb, steeper));
            now.ways().copy_(turned);
        }
    }

    /// Along the gradient where the last step went well and there is one, else at random.
    private Tensor moved(Tensor places, Tensor climb, boolean[] along) {
        if (still) {
            return places;
        }
        double[] sizes = now.sizes().clone();
        double[] steepness = Rows.norms(climb);
        var chosen = new boolean[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            chosen[i] = along[i] && steepness[i] > 1e-9 * slopes[i];
            if (strides[i] < SHORTEST_STRIDE) {
                strides[i] = random.nextDouble();
            }
            sizes[i] *= strides[i];
        }
        Tensor anywhere = noise.roll(random.nextInt(Math.toIntExact(noise.numel()))).reshape(Tensors.sizes(places));
        return places.add(Rows.times(Rows.choose(chosen, Rows.unit(climb), Rows.unit(anywhere)), sizes));
    }

    private static double[] slopes(Tensor apart, Tensor ends) {
        int count = Math.toIntExact(ends.size(0) / 2);
        double[] moved = Rows.norms(apart);
        double[] lengths = Rows.norms(torch.narrow(ends, 0, 0, count).sub(torch.narrow(ends, 0, count, count)));
        var slopes = new double[count];
        for (int i = 0; i < count; i++) {
            slopes[i] = lengths[i] > 0 && Double.isFinite(moved[i]) ? moved[i] / lengths[i] : 0;
        }
        return slopes;
    }

    /// The steeper half of each of the best pairs.
    private void halve() {
        try (var _ = new PointerScope()) {
            int count = best.count();
            double[] halves = Arrays.stream(best.halves()).map(half -> half / 2).toArray();
            Tensor moves = Rows.times(best.ways(), halves);
            Pairs one = new Pairs(best.places().add(moves), best.ways(), halves, best.sizes());
            Pairs other = new Pairs(best.places().sub(moves), best.ways(), halves, best.sizes());
            Tensor ends = torch.cat(new TensorVector(one.ends(), other.ends()), 0);
            Tensor values = function.of(ends).reshape(4L * count, -1);
            var found = new double[2][];
            for (int side = 0; side < 2; side++) {
                Tensor mine = torch.narrow(values, 0, 2L * side * count, 2L * count);
                Tensor apart = torch.narrow(mine, 0, 0, count).sub(torch.narrow(mine, 0, count, count));
                found[side] = slopes(apart, torch.narrow(ends, 0, 2L * side * count, 2L * count));
            }
            var first = new boolean[count];
            for (int i = 0; i < count; i++) {
                first[i] = found[0][i] >= found[1][i];
                slopes[i] = Math.max(found[0][i], found[1][i]);
            }
            best.places().copy_(Rows.choose(first, one.places(), other.places()));
            best = new Pairs(best.places(), best.ways(), halves, best.sizes());
        }
    }

    /// The steepest places go on.
    private void keep(int most) {
        int count = Math.min(best.count(), most);
        int[] kept = IntStream.range(0, best.count()).boxed().sorted(Comparator.comparingDouble(i -> -slopes[i])).limit(count)
                .mapToInt(Integer::intValue).toArray();
        slopes = new double[count];
        strides = new double[count];
        best = best.choose(kept);
        now = best.copy();
        turned = best.ways().clone();
        noise = torch.narrow(noise, 0, 0, turned.numel());
    }

    /// Looks at the steepest pair again, on its own, and at what rounding does to it.
    private void claim() {
        int steepest = IntStream.range(0, slopes.length).boxed().max(Comparator.comparingDouble(i -> slopes[i])).orElseThrow();
        try (var _ = new PointerScope()) {
            Tensor ends = best.choose(new int[] {steepest}).ends();
            Tensor values = function.of(ends).reshape(2, -1);
            double error = ERROR * Arrays.stream(Rows.norms(function.shaken(ends).reshape(2, -1).sub(values))).sum();
            double moved = values.select(0, 0).sub(values.select(0, 1)).norm().item_double() - error;
            double length = ends.select(0, 0).sub(ends.select(0, 1)).norm().item_double();
            if (moved > 0 && length > 0 && Double.isFinite(moved)) {
                claimed = Math.max(claimed, moved / length * MARGIN);
            }
        }
    }
}
