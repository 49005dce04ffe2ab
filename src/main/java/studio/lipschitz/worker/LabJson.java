package studio.lipschitz.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import studio.lipschitz.lipschitz.AttackedSample;
import studio.lipschitz.lipschitz.Explained;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.tensor.Shape;

/// [LabEvent] as lines that begin with `{"lab"`; numbers that are not finite are `null`, arrays are base64 of little-endian float32.
final class LabJson {
    /// How every line begins.
    static final String LINE = "{\"lab\"";

    private LabJson() {}

    static String write(LabEvent event) {
        ObjectNode object = Command.Json.MAPPER.createObjectNode();
        switch (event) {
            case LabEvent.Progress(String stage) -> object.put("lab", "progress").put("stage", stage);
            case LabEvent.Opened(Subject subject) -> {
                object.put("lab", "opened").put("samples", subject.samples()).put("outputs", subject.outputs())
                        .put("by_last_layer", subject.byLastLayer());
                subject.classes().forEach(object.putArray("classes")::add);
                subject.shape().dims().forEach(object.putArray("shape")::add);
                number(object, "constant", subject.constant());
            }
            case LabEvent.Judged(List<JudgedSample> next) -> {
                ArrayNode samples = object.put("lab", "judged").putArray("samples");
                next.forEach(sample -> {
                    ArrayNode one = samples.addArray().add(sample.kind()).add(sample.decision());
                    add(one, sample.margin());
                    add(one, sample.held());
                });
            }
            case LabEvent.Ready() -> object.put("lab", "ready");
            case LabEvent.Refused(String reason) -> object.put("lab", "refused").put("reason", reason);
            case LabEvent.Samples(List<HostArray> samples) -> {
                ArrayNode arrays = object.put("lab", "samples").putArray("samples");
                samples.forEach(sample -> arrays.add(array(sample)));
            }
            case LabEvent.Attacked(List<AttackedSample> samples) -> {
                ArrayNode all = object.put("lab", "attacked").putArray("samples");
                samples.forEach(sample -> all.add(attacked(sample)));
            }
            case LabEvent.Explains(Explained e) -> {
                object.put("lab", "explains").put("sample", e.sample()).put("decision", e.decision()).put("rival", e.rival());
                number(object, "margin", e.margin());
                number(object, "slope", e.slope());
                number(object, "held", e.held());
                number(object, "steepness", e.steepness());
                object.set("gradient", array(e.gradient()));
            }
            case LabEvent.Maps(HostArray maps) -> object.put("lab", "maps").set("maps", array(maps));
            case LabEvent.Weights(var byName) -> {
                ObjectNode weights = object.put("lab", "weights").putObject("weights");
                byName.forEach((name, value) -> weights.set(name, array(value)));
            }
            case LabEvent.Limits(var bounds) -> object.put("lab", "limits").set("bound", Findings.tree(bounds));
            case LabEvent.Ended(String reason) -> object.put("lab", "ended").put("reason", reason);
        }
        return object.toString();
    }

    /// @return empty for a line of another kind
    static Optional<LabEvent> read(String line) throws IOException {
        if (!line.startsWith(LINE)) {
            return Optional.empty();
        }
        JsonNode object = Command.Json.MAPPER.readTree(line);
        return Optional.ofNullable(switch (object.path("lab").asText()) {
            case "progress" -> new LabEvent.Progress(object.path("stage").asText());
            case "opened" -> new LabEvent.Opened(new Subject(
                    object.path("classes").valueStream().map(JsonNode::asText).toList(),
                    new Shape(object.path("shape").valueStream().map(JsonNode::asInt).toList()),
                    object.path("samples").asInt(), object.path("outputs").asInt(),
                    Findings.number(object, "constant"), object.path("by_last_layer").asBoolean()));
            case "judged" -> new LabEvent.Judged(object.path("samples").valueStream()
                    .map(one -> new JudgedSample(
                            one.get(0).asInt(), one.get(1).asInt(), one.get(2).asDouble(Double.NaN),
                            one.get(3).isNumber() ? one.get(3).asDouble() : Double.POSITIVE_INFINITY))
                    .toList());
            case "ready" -> new LabEvent.Ready();
            case "refused" -> new LabEvent.Refused(object.path("reason").asText());
            case "samples" -> new LabEvent.Samples(object.path("samples").valueStream().map(LabJson::array).toList());
            case "attacked" -> new LabEvent.Attacked(object.path("samples").valueStream().map(LabJson::attacked).toList());
            case "explains" -> new LabEvent.Explains(new Explained(
                    object.path("sample").asInt(), object.path("decision").asInt(), object.path("rival").asInt(),
                    object.path("margin").asDouble(Double.NaN), Findings.number(object, "slope"), Findings.number(object, "held"),
                    Findings.number(object, "steepness"), array(object.path("gradient"))));
            case "maps" -> new LabEvent.Maps(array(object.path("maps")));
            case "weights" -> {
                var weights = new LinkedHashMap<String, HostArray>();
                object.path("weights").properties().forEach(one -> weights.put(one.getKey(), array(one.getValue())));
                yield new LabEvent.Weights(weights);
            }
            case "limits" -> new LabEvent.Limits(Findings.bound(object.path("bound")));
            case "ended" -> new LabEvent.Ended(object.path("reason").asText());
            default -> null;
        });
    }

    private static ObjectNode attacked(AttackedSample sample) {
        ObjectNode one = Command.Json.MAPPER.createObjectNode()
                .put("sample", sample.sample()).put("decision", sample.decision()).put("epsilon", sample.epsilon())
                .put("distance", sample.distance()).put("now", sample.now()).put("fell", sample.fell());
        number(one, "held", sample.held());
        number(one, "before", sample.before());
        number(one, "after", sample.after());
        one.set("original", array(sample.original()));
        one.set("adversarial", array(sample.adversarial()));
        one.set("difference", array(sample.difference()));
        return one;
    }

    private static AttackedSample attacked(JsonNode one) {
        return new AttackedSample(
                one.path("sample").asInt(), one.path("decision").asInt(), Findings.number(one, "held"), one.path("epsilon").asDouble(),
                one.path("distance").asDouble(), one.path("before").asDouble(Double.NaN), one.path("after").asDouble(Double.NaN),
                one.path("now").asInt(), one.path("fell").asBoolean(), array(one.path("original")), array(one.path("adversarial")),
                array(one.path("difference")));
    }

    private static ObjectNode array(HostArray array) {
        ByteBuffer bytes = ByteBuffer.allocate(array.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(array.values());
        ObjectNode node = Command.Json.MAPPER.createObjectNode();
        array.shape().forEach(node.putArray("shape")::add);
        return node.put("float32", Base64.getEncoder().encodeToString(bytes.array()));
    }

    private static HostArray array(JsonNode node) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(node.path("float32").asText())).order(ByteOrder.LITTLE_ENDIAN);
        var values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return new HostArray(new ArrayList<>(node.path("shape").valueStream().map(JsonNode::asInt).toList()), values);
    }

    private static void number(ObjectNode node, String name, double value) {
        Findings.number(node, name, value);
    }

    private static void add(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else {
            array.addNull();
        }
    }
}
