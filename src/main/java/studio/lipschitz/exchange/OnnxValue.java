package studio.lipschitz.exchange;

import java.util.List;
import java.util.Optional;

/// What a value of an ONNX graph is, as far as its network needs it.
sealed interface OnnxValue {
    /// Stands for the size of the batch among integers.
    long BATCH = Long.MIN_VALUE;

    /// The output of a node.
    record Data(String node) implements OnnxValue {}

    /// A weight or a constant, or sizes that the graph computes of a shape; among these NaN stands for the size of the batch.
    record Known(OnnxModel.Tensor tensor) implements OnnxValue {
        private static final double FARTHEST = 1e15; // as far as any size goes

        /// Its integers; empty for real numbers, and for weights that are too many to be read.
        Optional<List<Long>> integers() {
            return tensor.values().filter(_ -> !tensor.real()).map(values -> values.stream().map(Known::integer).toList());
        }

        private static Long integer(double value) {
            return Double.isNaN(value) ? BATCH : (long) Math.clamp(value, -FARTHEST, FARTHEST);
        }
    }
}
