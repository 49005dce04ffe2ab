package studio.lipschitz.torch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Split;
import studio.lipschitz.lipschitz.Certificate;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.DecisionGrid.Sample;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.Plane;

/// Looks at what a network of two inputs decides over the plane around its validation samples. It draws no random number and changes nothing.
final class Boundary {
    /// Points a row and a column. Of the two moons template on two cores, 64 took as long as half an epoch.
    private static final int SIDE = 48;

    private static final int MOST_SAMPLES = 500;
    /// Of more samples some are taken as they come: sorting millions by their class would hold up the start.
    private static final int MOST_SORTED = 200_000;
    /// Samples of each part that are judged one by one, in float64.
    private static final int MOST_JUDGED = 120;
    /// Room around the samples, as a part of their extent.
    private static final double MARGIN = 0.15;
    private static final long EVERY = 500_000_000;
    /// A look within an epoch takes at most one part in so many of the time.
    private static final long SHARE = 10;

    private final Model model;
    private final boolean proves;
    private final List<String> classNames;
    private final List<Sample> samples;
    private final double[] x;
    private final double[] y;
    private final Tensor points;
    private final List<Part> parts;
    private long next;

    /// Some samples of the training or the validation set.
    private record Part(Batches batches, Split split, boolean training) {
        static Part of(Split whole, boolean training, Model model, Device device) {
            Split some = whole.only(evenly(whole, MOST_JUDGED));
            int outputs = Math.toIntExact(model.analysis().outputShape().orElseThrow().size());
            return new Part(new Batches(some, Shape.of(2), outputs, device), some, training);
        }
    }

    /// Whether a network has a plane to look at.
    static boolean fits(Analysis analysis) {
        return analysis.inputShape().filter(Shape.of(2)::equals).isPresent();
    }

    /// What it keeps belongs to the scope that is open here.
    ///
    /// @param normalization in reference mode nothing is proved
    /// @param within what to look at; empty: the surroundings of the validation samples
    Boundary(Model model, Normalization normalization, Dataset data, Optional<Plane> within, Device device) {
        this.model = model;
        this.proves = normalization.proves();
        this.classNames = data.classes();
        this.samples = samples(data.validation());
        this.x = within.map(plane -> places(plane.left(), plane.right())).orElseGet(() -> extent(data.validation(), 0));
        this.y = within.map(plane -> places(plane.bottom(), plane.top())).orElseGet(() -> extent(data.validation(), 1));
        this.points = Tensors.of(points(x, y), device, (long) SIDE * SIDE, 2);
        this.parts = List.of(Part.of(data.validation(), false, model, device), Part.of(data.train(), true, model, device));
    }

    /// Whether it is time for a look within an epoch.
    boolean due(long nanos) {
        return nanos - next >= 0;
    }

    /// Empty where a weight is not finite any more.
    ///
    /// @param weights as they ship at this moment
    /// @param proved what their bounds prove; asked only of finite weights
    Optional<DecisionGrid> look(Map<String, Effective> weights, Supplier<Decision> proved) {
        long begin = System.nanoTime();
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            if (!weights.values().stream().allMatch(weight -> Double.isFinite(weight.value().abs().max().item_double()))) {
                return Optional.empty();
            }
            float[] outputs = Tensors.floats(model.forward(points, weights, false));
            Decision decision = proved.get();
            return Optional.of(grid(outputs, decision, judged(weights, decision)));
        } finally {
            long end = System.nanoTime();
            next = end + Math.max(EVERY, SHARE * (end - begin));
        }
    }

    /// In float64 and by the rule of a certificate, see [Judged].
    private List<DecisionGrid.Judged> judged(Map<String, Effective> weights, Decision decision) {
        var wide = new LinkedHashMap<String, Effective>();
        weights.forEach((name, weight) -> wide.put(
                name, new Effective(weight.value().to(ScalarType.Double), UnaryOperator.identity())));
        boolean holds = proves && !(decision instanceof Decision.Sign(double bound) && !(bound > 0)); // NaN proves nothing either
        var all = new ArrayList<DecisionGrid.Judged>();
        var place = new float[2];
        for (Part part : parts) {
            int count = part.split.size();
            double[] outputs = Tensors.doubles(
                    model.forward(part.batches.slice(0, count).samples().to(ScalarType.Double), wide, false));
            Decision rule = holds ? decision : decision.nothing();
            var judged = new Judged(part.batches, outputs, rule, Double.POSITIVE_INFINITY, false);
            for (int i = 0; i < count; i++) {
                part.split.copy(i, place, 0);
                all.add(new DecisionGrid.Judged(place[0], place[1], part.training, judged.sample(i)));
            }
        }
        return all;
    }

    private DecisionGrid grid(float[] outputs, Decision decision, List<DecisionGrid.Judged> judged) {
        var values = new ArrayList<Float>();
        var winners = new ArrayList<Integer>();
        var radii = new ArrayList<Float>();
        double constant = Double.NaN;
        switch (decision) {
            case Decision.Sign(double bound) -> {
                constant = proves && bound > 0 && Double.isFinite(bound) ? bound : Double.NaN;
                for (float output : outputs) {
                    values.add(output);
                }
            }
            case Decision.Largest(var slopes) -> {
                int width = slopes.outputs();
                double[] exact = IntStream.range(0, outputs.length).mapToDouble(i -> outputs[i]).toArray();
                for (int start = 0; start < exact.length; start += width) {
                    int winner = largest(exact, start, width, -1);
                    winners.add(winner);
                    values.add((float) (exact[start + winner] - exact[start + largest(exact, start, width, winner)]));
                    radii.add(proves ? down(Certificate.radius(exact, start, winner, slopes)) : 0f);
                }
            }
        }
        return new DecisionGrid(
                x[0], x[SIDE - 1], y[0], y[SIDE - 1], SIDE, SIDE, values, winners, radii, constant, classNames, samples, judged);
    }

    /// Index of the largest of `width` outputs but for `without`.
    private static int largest(double[] outputs, int start, int width, int without) {
        int found = without == 0 ? 1 : 0;
        for (int i = found + 1; i < width; i++) {
            found = i != without && outputs[start + i] > outputs[start + found] ? i : found;
        }
        return found;
    }

    private static float down(double radius) {
        float nearest = (float) Math.max(0, radius);
        return nearest > radius ? Math.nextDown(nearest) : nearest;
    }

    /// Places of the grid along one feature: the extent of the samples with a margin.
    private static double[] extent(Split split, int feature) {
        var sample = new float[2];
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < split.size(); i++) {
            split.copy(i, sample, 0);
            least = Math.min(least, sample[feature]);
            greatest = Math.max(greatest, sample[feature]);
        }
        double span = greatest > least ? greatest - least : Math.max(1, Math.abs(least));
        return places(least - MARGIN * span, greatest + MARGIN * span);
    }

    private static double[] places(double from, double to) {
        return IntStream.range(0, SIDE).mapToDouble(i -> from + (to - from) * i / (SIDE - 1)).toArray();
    }

    /// `(SIDE * SIDE, 2)`, the lowest row first.
    private static float[] points(double[] x, double[] y) {
        var points = new float[2 * x.length * y.length];
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                int at = 2 * (row * x.length + column);
                points[at] = (float) x[column];
                points[at + 1] = (float) y[row];
            }
        }
        return points;
    }

    /// As many of each class as its share, evenly chosen, in the order of the file.
    private static List<Sample> samples(Split split) {
        var sample = new float[2];
        return IntStream.of(evenly(split, MOST_SAMPLES))
                .mapToObj(i -> {
                    split.copy(i, sample, 0);
                    return new Sample(sample[0], sample[1], split.classOf(i));
                })
                .toList();
    }

    /// Numbers of at most so many samples.
    private static int[] evenly(Split split, int most) {
        if (split.size() > MOST_SORTED) {
            return IntStream.range(0, most).map(i -> (int) ((long) i * split.size() / most)).toArray();
        }
        List<Integer> byClass = IntStream.range(0, split.size()).boxed().sorted(Comparator.comparingInt(split::classOf)).toList();
        int count = Math.min(most, byClass.size());
        return IntStream.range(0, count).map(i -> byClass.get((int) ((long) i * byClass.size() / count))).sorted().toArray();
    }
}
