package studio.lipschitz.torch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.lipschitz.layer.FrobeniusLinear;
import studio.lipschitz.layer.Identity;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.lipschitz.Certificate;
import studio.lipschitz.lipschitz.NetworkBound;
import studio.lipschitz.lipschitz.PairSlopes;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;

/// What bounds on a network with given weights prove of its outputs.
sealed interface Decision {

    Certificate certificate(double[] outputs, Batches data, double epsilon);

    /// Radius of one sample's ball, rounded down; 0 where nothing is proved, -1 where the decision is wrong.
    double radius(double[] outputs, int sample, int kind);

    /// Upper bound on how fast the margin of one class over another changes, infinite if there is none.
    double slope(int kind, int rival);

    /// The same rule where nothing is proved.
    Decision nothing();

    /// The sign of one output, which moves by at most `constant` times what the input does.
    record Sign(double constant) implements Decision {
        @Override
        public Decision nothing() {
            return new Sign(Double.POSITIVE_INFINITY);
        }

        @Override
        public Certificate certificate(double[] outputs, Batches data, double epsilon) {
            return Certificate.of(outputs, data.signs(), constant, epsilon);
        }

        @Override
        public double radius(double[] outputs, int sample, int kind) {
            return outputs[sample] * (kind == 0 ? 1 : -1) > 0 ? Certificate.radius(outputs[sample], constant) : -1;
        }

        @Override
        public double slope(int kind, int rival) {
            return constant;
        }
    }

    /// The largest of several outputs.
    record Largest(PairSlopes slopes) implements Decision {
        @Override
        public Decision nothing() {
            return new Largest(PairSlopes.joint(slopes.outputs(), Double.POSITIVE_INFINITY));
        }

        @Override
        public Certificate certificate(double[] outputs, Batches data, double epsilon) {
            return Certificate.ofClasses(outputs, data.classes(), slopes, epsilon);
        }

        @Override
        public double radius(double[] outputs, int sample, int kind) {
            return Certificate.radius(outputs, sample * slopes.outputs(), kind, slopes);
        }

        @Override
        public double slope(int kind, int rival) {
            return slopes.between(kind, rival);
        }
    }

    /// Decides of a network's outputs; made once, as the body's analysis does not depend on weights.
    final class Rule {
        private final Network network;
        private final Analysis analysis;
        private final int outputs;
        private final Optional<String> head;
        private final Optional<Analysis> body;

        /// @param analysis of `network`, runnable, its output a vector
        Rule(Network network, Analysis analysis) {
            this.network = network;
            this.analysis = analysis;
            this.outputs = Math.toIntExact(analysis.outputShape().orElseThrow().size());
            this.head = analysis.output().filter(id -> outputs > 1 && linear(network, id));
            this.body = head.map(id -> Analysis.of(network.replace(id, Identity.DEFAULT)));
        }

        private static boolean linear(Network network, String id) {
            return switch (network.node(id).layer()) {
                case Linear _,SpectralLinear _,FrobeniusLinear _ -> true;
                default -> false;
            };
        }

        /// Whether the last layer's rows are known, see [PairSlopes#linear].
        boolean byLastLayer() {
            return head.isPresent();
        }

        Decision with(Map<String, Bracket> measured, Map<String, Effective> weights) {
            Map<String, Bracket> shares = Model.shares(network, weights);
            double constant = NetworkBound.compose(analysis, measured, shares).upper();
            if (outputs == 1) {
                return new Sign(constant);
            }
            PairSlopes joint = PairSlopes.joint(outputs, constant);
            if (head.isEmpty()) {
                return new Largest(joint);
            }
            String last = head.get();
            var before = new HashMap<>(measured);
            before.keySet().removeAll(List.of(last));
            double bodyUpper = NetworkBound.compose(body.orElseThrow(), before, shares).upper();
            Effective weight = weights.get(last + ".weight");
            double[] rows = Tensors.doubles(java.util.Objects.requireNonNull(weight).value());
            return new Largest(joint.min(PairSlopes.linear(bodyUpper, outputs, rows)));
        }
    }
}
