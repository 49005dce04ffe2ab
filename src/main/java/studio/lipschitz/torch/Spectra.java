package studio.lipschitz.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingEvent.LayerReading;

/// Largest singular values of a network's linear maps, from their effective weights.
final class Spectra {
    /// Steps of power iteration in a reading; the vector of the last reading is where it starts.
    private static final int STEPS = 20;
    private static final int GLANCE_STEPS = 2;

    private final Model model;
    private final Map<String, LinearNode> nodes = new LinkedHashMap<>();
    private final Map<String, Tensor> vectors = new LinkedHashMap<>();

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
    Map<String, Found> search(Map<String, Effective> weights) {
        var found = new LinkedHashMap<String, Found>();
        nodes.forEach((id, linear) -> {
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

    /// A few steps of power iteration in float32, warm from the last reading: an estimate from below, given as both ends.
    List<LayerReading> glance(Map<String, Effective> weights) {
        var layers = new ArrayList<LayerReading>();
        nodes.forEach((id, linear) -> {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                double estimate = iterate(linear, weights, GLANCE_STEPS);
                layers.add(new LayerReading(id, estimate));
            }
        });
        return layers;
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
