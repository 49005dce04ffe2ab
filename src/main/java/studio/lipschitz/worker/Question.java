package studio.lipschitz.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/// What is asked of a network that has been judged: one JSON object a line, `{"ask": "attack", "samples": [...], "epsilons": [...]}`.
///
/// Samples are told by their number in the part that was judged.
public sealed interface Question {

    /// The samples themselves, as the network sees them.
    record Samples(List<Integer> samples) implements Question {}

    /// Try to change each decision within its ball.
    ///
    /// @param epsilons radius of each ball, in the units of the input, above 0
    record Attack(List<Integer> samples, List<Double> epsilons) implements Question {}

    /// What limits a decision's radius, and the gradient of its margin.
    record Explain(int sample) implements Question {}

    /// What a node gives for a sample.
    record Maps(int sample, String node) implements Question {}

    /// Effective weights of a node.
    record Weights(String node) implements Question {}

    /// Bounds of every node and of the network, and the steepest slope found.
    record Limits() implements Question {}

    /// One line, without its end.
    default String line() {
        ObjectNode object = Command.Json.MAPPER.createObjectNode();
        switch (this) {
            case Samples(List<Integer> samples) -> samples.forEach(object.put("ask", "samples").putArray("samples")::add);
            case Attack(List<Integer> samples, List<Double> epsilons) -> {
                samples.forEach(object.put("ask", "attack").putArray("samples")::add);
                epsilons.forEach(object.putArray("epsilons")::add);
            }
            case Explain(int sample) -> object.put("ask", "explain").put("sample", sample);
            case Maps(int sample, String node) -> object.put("ask", "maps").put("sample", sample).put("node", node);
            case Weights(String node) -> object.put("ask", "weights").put("node", node);
            case Limits() -> object.put("ask", "limits");
        }
        return object.toString();
    }

    /// @throws IOException if the line is no question, in one sentence
    static Question read(JsonNode object) throws IOException {
        List<Integer> samples = object.path("samples").valueStream().map(JsonNode::asInt).toList();
        return switch (object.path("ask").asText()) {
            case "samples" -> new Samples(samples);
            case "attack" -> {
                List<Double> epsilons = object.path("epsilons").valueStream().map(JsonNode::asDouble).toList();
                if (samples.size() != epsilons.size() || !epsilons.stream().allMatch(e -> e > 0 && Double.isFinite(e))) {
                    throw new IOException("an attack needs one epsilon above 0 a sample, were " + samples + " and " + epsilons);
                }
                yield new Attack(samples, epsilons);
            }
            case "explain" -> new Explain(object.path("sample").asInt());
            case "maps" -> new Maps(object.path("sample").asInt(), object.path("node").asText());
            case "weights" -> new Weights(object.path("node").asText());
            case "limits" -> new Limits();
            default -> throw new IOException(
                    "a question must be samples, attack, explain, maps, weights or limits, was " + object.path("ask").asText());
        };
    }
}
