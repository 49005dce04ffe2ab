package studio.lipschitz.network;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Problem.Severity;
import studio.lipschitz.tensor.Rounding;

/// Finds the factor of [Share]: the bound of the network grows with it, so it is found by halving an interval, and proved by an analysis of the layers
/// that come out.
final class ConstantSharing {
    private static final String PARAM = "k_coef_lip";
    private static final double LEAST = 0x1p-60;
    private static final double MOST = 0x1p60;
    private static final double CLOSE = 1 + 1e-13;
    /// Roundings of the bound may differ between the search and the proof; a factor that is lower by a few of them then holds.
    private static final int TRIES = 24;

    private final Network network;
    private final double constant;

    private ConstantSharing(Network network, double constant) {
        this.network = network;
        this.constant = constant;
    }

    /// The analysis of a network with a constant of its own.
    static Analysis analyse(Network network, double constant) {
        return new ConstantSharing(network, constant).analyse();
    }

    private Analysis analyse() {
        Analysis plain = new Analyser(network, network).analyse();
        if (!plain.runnable()) {
            return plain; // first things first
        }
        List<String> loose = plain.nodes().values().stream()
                .filter(report -> !report.verdict().kind().finite())
                .map(report -> report.node().id())
                .toList();
        if (!loose.isEmpty()) {
            return cannot(plain, loose.size() == 1
                    ? text("network.constant.loose.one", shown(), loose.getFirst())
                    : text("network.constant.loose.many", shown(), String.join(", ", loose)));
        }
        Map<String, Double> own = constants();
        DoubleUnaryOperator bound = bound(plain, own);
        if (own.isEmpty() || bound.applyAsDouble(LEAST) > constant) {
            double rest = bound.applyAsDouble(own.isEmpty() ? 1 : LEAST);
            return rest <= constant
                    ? plain.sharing(network, new Share(constant, 1, 0, 0))
                    : cannot(plain, text("network.constant.rest", shown(), (float) rest));
        }
        return proved(plain, own, bound.applyAsDouble(MOST) <= constant ? 1 : factor(bound));
    }

    /// By node, where there is one.
    private Map<String, Double> constants() {
        var constants = new HashMap<String, Double>();
        for (Node node : network.nodes()) {
            Optional.of(node.layer())
                    .filter(layer -> !(layer instanceof Unresolved))
                    .map(layer -> Catalogue.of(layer).write(layer).get(PARAM))
                    .ifPresent(k -> constants.put(node.id(), ((Number) k).doubleValue()));
        }
        return constants;
    }

    /// The network's bound as a function of the factor: bounds of layers are in proportion to their `k_coef_lip`.
    private DoubleUnaryOperator bound(Analysis plain, Map<String, Double> own) {
        List<String> order = plain.order();
        var place = new HashMap<String, Integer>();
        var layers = new ArrayList<Layer>();
        var bounds = new double[order.size()];
        var scaled = new boolean[order.size()];
        var sources = new int[order.size()][];
        for (int i = 0; i < order.size(); i++) {
            NodeReport report = plain.node(order.get(i));
            place.put(order.get(i), i);
            layers.add(report.node().layer());
            bounds[i] = report.verdict().bound().orElse(Double.POSITIVE_INFINITY);
            scaled[i] = own.containsKey(order.get(i));
            sources[i] = report.sources().stream().mapToInt(place::get).toArray();
        }
        int output = order.indexOf(plain.output().orElseThrow());
        return factor -> {
            var upTo = new double[bounds.length];
            for (int i = 0; i < upTo.length; i++) {
                double before = sources[i].length == 0 ? 1 : upTo[sources[i][0]];
                double here = scaled[i] ? Rounding.productUp(bounds[i], factor) : bounds[i];
                upTo[i] = layers.get(i) instanceof Joint joint
                        ? joint.constant(java.util.Arrays.stream(sources[i]).mapToDouble(source -> upTo[source]).toArray())
                        : Rounding.productUp(before, here);
            }
            return upTo[output];
        };
    }

    private double factor(DoubleUnaryOperator bound) {
        double low = LEAST;
        double high = MOST;
        if (bound.applyAsDouble(1) <= constant) {
            low = 1;
        } else {
            high = 1;
        }
        while (high > low * CLOSE) {
            double middle = Math.sqrt(low) * Math.sqrt(high);
            if (bound.applyAsDouble(middle) <= constant) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Analysis proved(Analysis plain, Map<String, Double> own, double found) {
        double factor = Math.abs(found - 1) < 1e-12 ? 1 : found;
        for (int i = 0; i < TRIES; i++) {
            Optional<Network> effective = scaled(own, factor);
            if (effective.isEmpty()) {
                break;
            }
            Analysis analysis = new Analyser(network, effective.get()).analyse();
            OptionalDouble bound = analysis.bound();
            if (bound.isPresent() && bound.getAsDouble() <= constant) {
                double largest = own.values().stream().mapToDouble(Double::doubleValue).max().orElse(0) * factor;
                return analysis.sharing(effective.get(), new Share(constant, factor, own.size(), largest));
            }
            factor *= 1 - Math.scalb(1.0, i - 50);
        }
        return cannot(plain, text("network.constant.noFactor", shown()));
    }

    private Optional<Network> scaled(Map<String, Double> own, double factor) {
        if (factor == 1) {
            return Optional.of(network);
        }
        var nodes = new ArrayList<Node>();
        for (Node node : network.nodes()) {
            Double k = own.get(node.id());
            if (k != null && !(k * factor > 0 && Double.isFinite(k * factor))) {
                return Optional.empty();
            }
            nodes.add(k == null ? node : new Node(node.id(), Catalogue.of(node.layer()).with(node.layer(), PARAM, k * factor)));
        }
        return Optional.of(Network.of(nodes, network.edges()));
    }

    private String shown() {
        return Double.toString(constant).replaceAll("\\.0$", "");
    }

    private static Analysis cannot(Analysis plain, String message) {
        return plain.refusing(new Problem(Optional.empty(), Severity.ERROR, message, List.of()));
    }
}
