package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A plan as JSON: its fields by name, loss, optimiser and schedule as `{"name": "HKRLoss", "params": {"alpha": 10, "min_margin": 1}}`,
/// early stopping, where there is one, as `{"metric": "val_loss", "patience": 10, "min_delta": 0}`.
public final class PlanJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PlanJson() {}

    public static ObjectNode write(TrainingPlan plan) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("data", plan.data()).put("epochs", plan.epochs()).put("batch", plan.batch()).put("lr", plan.lr());
        node.set("loss", write(Loss.CATALOGUE, plan.loss()));
        node.set("optimizer", write(Optimizer.CATALOGUE, plan.optimizer()));
        node.set("schedule", write(Schedule.CATALOGUE, plan.schedule()));
        node.put("clip_norm", plan.clipNorm().isPresent() ? (Double) plan.clipNorm().getAsDouble() : null);
        node.put("seed", plan.seed()).put("device", plan.device()).put("epsilon", plan.epsilon())
                .put("normalization", plan.normalization().word());
        plan.earlyStopping().ifPresent(stopping -> node.putObject("early_stopping").put("metric", stopping.metric().word())
                .put("patience", stopping.patience()).put("min_delta", stopping.minDelta()));
        return node;
    }

    /// The plan in `node`; what is left out takes its default.
    ///
    /// @throws IOException if a field has a wrong type or a value out of range, naming the field, the rule and the value
    public static TrainingPlan read(JsonNode node) throws IOException {
        TrainingPlan defaults = TrainingPlan.DEFAULT;
        try {
            return new TrainingPlan(
                    node.path("data").asText(defaults.data()),
                    whole(node, "epochs", defaults.epochs()),
                    whole(node, "batch", defaults.batch()),
                    number(node, "lr", defaults.lr()),
                    named(Loss.CATALOGUE, node, defaults.loss()),
                    named(Optimizer.CATALOGUE, node, defaults.optimizer()),
                    named(Schedule.CATALOGUE, node, defaults.schedule()),
                    node.hasNonNull("clip_norm") ? OptionalDouble.of(number(node, "clip_norm", 0)) : OptionalDouble.empty(),
                    node.has("seed") ? seed(node.get("seed")) : defaults.seed(),
                    node.path("device").asText(defaults.device()),
                    number(node, "epsilon", defaults.epsilon()),
                    Normalization.of(node.path("normalization").asText(defaults.normalization().word())),
                    earlyStopping(node));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// See [#read(JsonNode)].
    public static TrainingPlan read(String json) throws IOException {
        return read(MAPPER.readTree(json));
    }

    private static <T> ObjectNode write(RecordCatalogue<T> catalogue, T value) {
        ObjectNode node = MAPPER.createObjectNode().put("name", catalogue.name(value));
        node.set("params", MAPPER.valueToTree(catalogue.schema(value).write(value)));
        return node;
    }

    private static <T> T named(RecordCatalogue<T> catalogue, JsonNode plan, T otherwise) {
        JsonNode node = plan.path(catalogue.what());
        if (node.isMissingNode()) {
            return otherwise;
        }
        String name = node.path("name").asText();
        if (catalogue.find(name).isEmpty()) {
            throw new IllegalArgumentException(text("training.plan.oneOf", catalogue.what(), catalogue.names(), node));
        }
        @SuppressWarnings("unchecked") Map<String, Object> params = MAPPER.convertValue(node.path("params"), Map.class);
        return catalogue.read(name, params == null ? Map.of() : params);
    }

    private static Optional<EarlyStopping> earlyStopping(JsonNode plan) {
        JsonNode node = plan.path("early_stopping");
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        EarlyStopping defaults = EarlyStopping.DEFAULT;
        return Optional.of(new EarlyStopping(
                EarlyStopping.Metric.of(node.path("metric").asText(defaults.metric().word())),
                whole(node, "patience", defaults.patience()),
                number(node, "min_delta", defaults.minDelta())));
    }

    private static int whole(JsonNode node, String field, int otherwise) {
        if (!node.has(field)) {
            return otherwise;
        }
        if (!node.get(field).canConvertToInt() || !node.get(field).isIntegralNumber()) {
            throw new IllegalArgumentException(text("training.plan.whole", field, node.get(field)));
        }
        return node.get(field).intValue();
    }

    private static long seed(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException(text("training.plan.seed", node));
        }
        return node.longValue();
    }

    private static double number(JsonNode node, String field, double otherwise) {
        if (!node.has(field)) {
            return otherwise;
        }
        if (!node.get(field).isNumber()) {
            throw new IllegalArgumentException(text("training.plan.number", field, node.get(field)));
        }
        return node.get(field).doubleValue();
    }
}
