package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.EpochFigures.Spectrum;
import studio.lipschitz.training.TrainingEvent.LayerNorm;

/// Largest singular values of a network's linear maps, from their effective weights.
final class Spectra {
    /// Steps of power iteration in a reading; the vector of the last reading is where it starts.
    private static final int STEPS = 20;
    private static final int GLANCE_STEPS = 2;

    private final Model model;
    private final Map<String, LinearNode> nodes = new LinkedHashMap<>();
    private final Map<String, Tensor> vectors = new LinkedHashMap<>();
    private int turn;
    private long credit;

    /// The vectors that it keeps belong to the scope that is open here.
    Spectra(Model model) {
        this.model = model;
        var random = new Random(1);
        for (String id : model.analysis().order()) {
            Node node = model.network().node(id);
            Shape input = model.analysis().node(id).input().orElse(null);
            if (input != null) {
                LinearNode.of(node, input, model.effective()).ifPresent(linear -> {
                    nodes.put(id, linear);
                    vectors.put(id, start(linear, random));
                });
            }
        }
    }

    private Tensor start(LinearNode linear, Random random) {
        long[] sizes = LinearNode.batchOfOne(linear.input());
        var values = new float[Math.toIntExact(linear.input().size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(values, model.parameters().getFirst().raw().device(), sizes);
    }

    /// Ids of the linear nodes, in the order of the network.
    List<String> ids() {
        return List.copyOf(nodes.keySet());
    }

    /// Brackets of every linear node: upper rigorous and rounded upward, lower a slope that an input reaches, in float64.
    Map<String, Bracket> read(Map<String, Effective> weights) {
        var readings = new LinkedHashMap<String, Bracket>();
        nodes.forEach((id, linear) -> {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                double upper = linear.upper(weights).value();
                iterate(linear, weights, STEPS);
                readings.put(id, new Bracket(SteepestInput.slopeAt(linear, weights, vector(linear)), upper));
            }
        });
        return readings;
    }

    /// The same with lower bounds that are sought until they grow no more, and how the upper ones were found.
    ///
    /// @param progress told which node comes next
    Map<String, Found> search(Map<String, Effective> weights, Consumer<String> progress) {
        var found = new LinkedHashMap<String, Found>();
        nodes.forEach((id, linear) -> {
            progress.accept(text("torch.progress.bracket", id, found.size() + 1, nodes.size()));
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                OperatorNorm.Upper upper = linear.upper(weights);
                double lower = SteepestInput.slope(linear, weights, vector(linear));
                found.put(id, new Found(new Bracket(lower, upper.value()), upper.method()));
            }
        });
        return found;
    }

    record Found(Bracket bracket, OperatorNorm.Method method) {}

    /// The upper ends of what [#read] gives, alone: where a later reading starts stays as it is.
    Map<String, Bracket> uppers(Map<String, Effective> weights) {
        var uppers = new LinkedHashMap<String, Bracket>();
        nodes.forEach((id, linear) -> {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                uppers.put(id, new Bracket(0, linear.upper(weights).value()));
            }
        });
        return uppers;
    }

    /// Cheap brackets: the bound of [LinearNode#range], and a slope by a few steps of power iteration in float32, warm from the last reading, which
    /// rounding may not lift above it.
    List<LayerNorm> glance(Map<String, Effective> weights) {
        var layers = new ArrayList<LayerNorm>();
        nodes.forEach((id, linear) -> {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                SingularRange range = linear.range(weights);
                double slope = iterate(linear, weights, GLANCE_STEPS);
                layers.add(new LayerNorm(id, range.upper(), Math.min(slope, range.upper()), range.smallest()));
            }
        });
        return layers;
    }

    /// Brackets as [#read] found them, each with the smallest singular value of its weight matrix.
    List<LayerNorm> layers(Map<String, Bracket> readings, Map<String, Effective> weights) {
        var layers = new ArrayList<LayerNorm>();
        readings.forEach((id, bracket) -> {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                double smallest = Objects.requireNonNull(nodes.get(id)).range(weights).smallest();
                layers.add(new LayerNorm(id, bracket.upper(), bracket.lower(), smallest));
            }
        });
        return layers;
    }

    /// All singular values of layers that are small enough, one after another while there is time; the next call goes on where this one ended. Time
    /// that was left or overdrawn counts for the next.
    ///
    /// @param nanos that it may take on average
    List<Spectrum> whole(Map<String, Effective> weights, long nanos) {
        List<LinearNode> small = new ArrayList<>();
        try (var _ = new PointerScope()) {
            nodes.values().stream().filter(linear -> WholeSpectrum.fits(linear, weights)).forEach(small::add);
        }
        var spectra = new ArrayList<Spectrum>();
        credit = Math.min(credit, nanos) + nanos;
        for (int done = 0; done < small.size() && credit > 0; done++) {
            long begin = System.nanoTime();
            LinearNode linear = small.get(turn++ % small.size());
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                spectra.add(WholeSpectrum.of(linear, weights));
            }
            credit -= System.nanoTime() - begin;
        }
        return spectra;
    }

    /// Norm of `A v` for the unit vector before the last step.
    private double iterate(LinearNode linear, Map<String, Effective> weights, int steps) {
        Tensor vector = vector(linear);
        double norm = 0;
        for (int i = 0; i < steps; i++) {
            try (var _ = new PointerScope()) {
                vector.div_(vector.norm().clamp_min(new Scalar(1e-30)));
                norm = linear.applyGram(vector, weights, vector::copy_);
            }
        }
        return norm;
    }

    private Tensor vector(LinearNode linear) {
        return Objects.requireNonNull(vectors.get(linear.id()));
    }
}
