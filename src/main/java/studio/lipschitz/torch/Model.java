package studio.lipschitz.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Forward;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.SteepByWeights;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Normalization;

/// A network with its parameters on a device. Parameters belong to the scope in which it was made.
final class Model {
    /// Share of its normalised self at which a raw weight starts. Layers see its direction only, so this sets how far a step turns it: at 1, 10 epochs at
    /// Adam's usual 1e-3 turn weights of a few hundred columns too little; see decision 4.
    private static final double START = 0.3;

    /// Largest error of a sigmoid in float32.
    private static final double SHARE_MARGIN = 1e-6;

    private final Network network;
    private final Analysis analysis;
    private final Ops ops = new TorchOps();
    private final Normalization normalization;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Reference> references = new LinkedHashMap<>();
    private final Map<String, Retraction> retractions = new LinkedHashMap<>();
    private final Map<String, List<String>> inputs = new LinkedHashMap<>();
    private final String output;

    /// @param analysis of `network`, runnable
    /// @param seed each parameter draws from its own stream, so that adding a layer leaves the others as they were
    Model(Network network, Analysis analysis, Normalization normalization, Device device, long seed) {
        this.network = analysis.effective();
        this.analysis = analysis;
        this.normalization = normalization;
        for (String id : analysis.order()) {
            inputs.put(id, analysis.node(id).sources());
            analysis.node(id).input().ifPresent(shape -> start(this.network.node(id), shape, device, seed));
        }
        this.output = analysis.order().stream().filter(id -> network.outOf(id).isEmpty()).findFirst().orElseThrow();
    }

    private void start(Node node, Shape input, Device device, long seed) {
        long fanIn = 1;
        for (Weight weight : node.layer().weights(input)) {
            if (weight.shape().rank() > 1) {
                fanIn = weight.shape().size() / weight.shape().dim(0);
            }
            var random = new Random(seed * 0x9E3779B97F4A7C15L + parameters.size() * 0xBF58476D1CE4E5B9L);
            Parameter parameter = Parameter.start(node.id(), weight, fanIn, random, device);
            if (normalization.proves() && weight.steered()) {
                parameter.raw().mul_(new Scalar(START));
            }
            parameters.add(parameter);
            if (normalization == Normalization.RETRACTION && Retraction.serves(weight)) {
                retractions.put(parameter.name(), new Retraction(parameter.raw(), (Weight.Constraint.Spectral) weight.constraint()));
            }
            if (normalization == Normalization.REFERENCE && weight.constraint() instanceof Weight.Constraint.Spectral) {
                references.put(parameter.name(), new Reference(weight.published(), parameter.raw(), random));
            }
        }
    }

    Network network() {
        return network;
    }

    Analysis analysis() {
        return analysis;
    }

    Ops ops() {
        return ops;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /// Number of trained values.
    long size() {
        return parameters.stream().filter(Parameter::trained).mapToLong(p -> p.weight().shape().size()).sum();
    }

    /// What reference mode remembers, by name of the parameter; empty in exact mode.
    Map<String, Reference> references() {
        return references;
    }

    /// `measured`, the constants of what is steep by its weights, and no bound for a node whose constraint reference mode does not prove and
    /// whose weights nobody measured.
    Map<String, Bracket> proved(Map<String, Bracket> measured, Map<String, Effective> weights) {
        var proved = new LinkedHashMap<String, Bracket>(measured);
        for (Node node : network.nodes()) {
            if (node.layer() instanceof SteepByWeights steep) {
                Effective decisive = weights.get(node.id() + "." + steep.decisiveWeight());
                if (decisive != null) {
                    double largest = decisive.value().abs().max().item_double(); // exact: a float32 as it is
                    proved.put(node.id(), new Bracket(0, Double.isFinite(largest) ? steep.constantAt(largest) : Double.POSITIVE_INFINITY));
                }
            }
        }
        if (normalization == Normalization.REFERENCE) {
            parameters.stream().filter(parameter -> parameter.weight().steered())
                    .forEach(parameter -> proved.putIfAbsent(parameter.node(), new Bracket(0, Double.POSITIVE_INFINITY)));
        }
        return proved;
    }

    /// Every weight as layers see it in evaluation, and as it ships, by name; in the scope that is open. Call it without a graph.
    Map<String, Effective> effective() {
        return effective(false);
    }

    /// Every weight as layers see it in a training step; in reference mode, each call is a step of the power iteration.
    Map<String, Effective> effectiveInTraining() {
        return effective(true);
    }

    /// Leads weights back to where their constraints hold; after every step of the optimiser.
    void retract() {
        retractions.values().forEach(Retraction::back);
    }

    /// The same for weights that were restored, which stay as they are to the last bit where they have been kept so.
    void settle() {
        try (var _ = new PointerScope()) {
            retractions.values().forEach(Retraction::settle);
        }
    }

    private Map<String, Effective> effective(boolean training) {
        var effective = new LinkedHashMap<String, Effective>();
        for (Parameter parameter : parameters) {
            Reference reference = references.get(parameter.name());
            Retraction retraction = training ? retractions.get(parameter.name()) : null;
            Effective value = retraction != null ? retraction.train()
                    : reference == null ? Effective.of(parameter.weight(), normalization, parameter.raw())
                            : training ? reference.train() : reference.evaluate();
            effective.put(parameter.name(), value);
        }
        return effective;
    }

    /// The learned share of `x` of every LipResidual, by node: an interval around what the layer computes in float32.
    static Map<String, Bracket> shares(Network network, Map<String, Effective> weights) {
        var shares = new LinkedHashMap<String, Bracket>();
        for (Node node : network.nodes()) {
            Effective alpha = node.layer() instanceof LipResidual ? weights.get(node.id() + "." + LipResidual.ALPHA) : null;
            if (alpha != null) {
                double share = 1 / (1 + Math.exp(-alpha.value().item_double()));
                shares.put(node.id(), new Bracket(Math.max(0, share - SHARE_MARGIN), Math.min(1, share + SHARE_MARGIN)));
            }
        }
        return shares;
    }

    /// Output for `x (N, *input)`.
    Tensor forward(Tensor x, Map<String, Effective> weights, boolean training) {
        return forward(x, weights, training, UnaryOperator.identity());
    }

    /// @param after what is done with the value of every node
    Tensor forward(Tensor x, Map<String, Effective> weights, boolean training, UnaryOperator<Tensor> after) {
        var values = new LinkedHashMap<String, studio.lipschitz.tensor.Tensor>();
        for (String id : analysis.order()) {
            Node node = network.node(id);
            List<studio.lipschitz.tensor.Tensor> arguments = node.layer() instanceof Input
                    ? List.of(new TorchTensor(x.dim() == 4 ? x.contiguous(MemoryFormat.ChannelsLast) : x))
                    : inputs(id).stream().map(from -> Objects.requireNonNull(values.get(from))).toList();
            var value = node.layer().forward(new NodeForward(ops, id, weights, training), arguments);
            values.put(id, new TorchTensor(after.apply(TorchTensor.of(value))));
        }
        return TorchTensor.of(Objects.requireNonNull(values.get(output)));
    }

    private List<String> inputs(String id) {
        return Objects.requireNonNull(inputs.get(id));
    }

    /// What one node sees of the weights.
    record NodeForward(Ops ops, String node, Map<String, Effective> weights, boolean training) implements Forward {

        @Override
        public studio.lipschitz.tensor.Tensor weight(String name) {
            return Objects.requireNonNull(weightOrNull(name), () -> node + " declared no weight " + name);
        }

        @Override
        public studio.lipschitz.tensor.@Nullable Tensor weightOrNull(String name) {
            Effective effective = weights.get(node + "." + name);
            return effective == null ? null : new TorchTensor(effective.value());
        }
    }
}
