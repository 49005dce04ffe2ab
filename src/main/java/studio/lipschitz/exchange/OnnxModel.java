package studio.lipschitz.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What of an ONNX file says how its network is built.
///
/// @param opset version of the standard operators
/// @param initializers weights and constants by name
record OnnxModel(
        long opset, List<Node> nodes, Map<String, Tensor> initializers, List<Value> inputs, List<String> outputs) {

    /// @param name may be empty
    /// @param domain empty for standard operators
    /// @param inputs names of values; an empty one is left out
    record Node(
            String name, String operator, String domain, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {}

    /// Of these the kind of the attribute says which one counts.
    ///
    /// @param supported whether it is of one of these kinds
    record Attribute(
            double real, long integer, String text, List<Long> integers, List<Double> reals, Optional<Tensor> tensor, boolean supported) {}

    /// @param values where there are few and they are in the file
    record Tensor(List<Integer> dims, Optional<List<Double>> values, boolean real) {

        int rank() {
            return dims.size();
        }

        long size() {
            return dims.stream().mapToLong(Integer::longValue).reduce(1,
                    (a, b) -> b > 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b);
        }
    }

    /// @param dims sizes, batch axis first, empty where they are open; empty as a whole if the file does not say
    record Value(String name, Optional<List<OptionalLong>> dims) {}
}
