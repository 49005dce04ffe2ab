package studio.lipschitz.network;

import java.util.Optional;
import java.util.stream.Stream;
import studio.lipschitz.layer.ConvTranspose2d;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralConvTranspose2d;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.tensor.Shape;

/// What a layer, or a network, costs for one sample.
///
/// @param parameters numbers that it owns, learned ones and running statistics
/// @param multiplyAdds products with a matrix or a kernel, each with its sum; what acts on every element alone is not counted
/// @param outputs numbers that it gives, which a training keeps for every sample of a batch, in 4 bytes each
public record Cost(long parameters, long multiplyAdds, long outputs) {
    public static final Cost NONE = new Cost(0, 0, 0);

    private static final int BYTES = 4;

    /// Bytes of the parameters in float32.
    public long parameterBytes() {
        return BYTES * parameters;
    }

    /// Bytes of the outputs in float32.
    public long outputBytes() {
        return BYTES * outputs;
    }

    public Cost plus(Cost other) {
        return new Cost(parameters + other.parameters, multiplyAdds + other.multiplyAdds, outputs + other.outputs);
    }

    /// Empty while a shape is missing.
    public static Optional<Cost> of(NodeReport report) {
        return report.output().map(output -> {
            Layer layer = report.node().layer();
            Cost own = new Cost(0, 0, output.size());
            return report.input().map(input -> layer.weights(input).stream()
                    .map(weight -> new Cost(weight.shape().size(), products(layer, weight, input, output), 0))
                    .reduce(own, Cost::plus)).orElse(own);
        });
    }

    /// What is known of all nodes together.
    ///
    /// @param known of the nodes whose shapes are known
    /// @param complete whether those are all
    public record Total(Cost known, boolean complete) {

        private Total plus(Total other) {
            return new Total(known.plus(other.known), complete && other.complete);
        }

        /// Empty while a shape is missing.
        public Optional<Cost> whole() {
            return complete ? Optional.of(known) : Optional.empty();
        }
    }

    public static Total total(Analysis analysis) {
        return total(analysis.nodes().values().stream().map(Cost::of));
    }

    /// @param each of every node; empty while a shape is missing
    public static Total total(Stream<Optional<Cost>> each) {
        return each.map(own -> new Total(own.orElse(NONE), own.isPresent())).reduce(new Total(NONE, true), Total::plus);
    }

    /// Every entry of a matrix or kernel is used once for each place of the output, of a transposed convolution of the input: its first axis holds
    /// the channels of that side.
    private static long products(Layer layer, Weight weight, Shape input, Shape output) {
        if (weight.shape().rank() < 2 || weight.init() instanceof Weight.Init.Constant) {
            return 0; // a bias, or a scale of each element
        }
        Shape side = layer instanceof ConvTranspose2d || layer instanceof SpectralConvTranspose2d ? input : output;
        return weight.shape().size() * (side.size() / weight.shape().dim(0));
    }
}
