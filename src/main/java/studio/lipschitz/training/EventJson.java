package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Events as one JSON object a line: `{"event": "epoch", "train_loss": 0.1, ...}`, the components of the record in snake case.
///
/// A number that is not finite is written as null, which JSON can hold, and read back as NaN.
public final class EventJson {
    private static final Map<String, Class<? extends TrainingEvent>> TYPES = types();
    private static final JsonMapper MAPPER = mapper();

    private EventJson() {}

    /// The value of `"event"` for a kind of event: `step`, `epoch`, `finished`, ...
    public static String name(TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.Downloading _ -> "downloading";
            case TrainingEvent.Started _ -> "started";
            case TrainingEvent.StepDone _ -> "step";
            case TrainingEvent.EpochDone _ -> "epoch";
            case TrainingEvent.BoundaryMoved _ -> "boundary";
            case TrainingEvent.Changed _ -> "changed";
            case TrainingEvent.ChangeRefused _ -> "change_refused";
            case TrainingEvent.EarlyStopped _ -> "early_stopped";
            case TrainingEvent.Paused _ -> "paused";
            case TrainingEvent.Resumed _ -> "resumed";
            case TrainingEvent.Finished _ -> "finished";
            case TrainingEvent.Failed _ -> "failed";
        };
    }

    public static ObjectNode toJson(TrainingEvent event) {
        ObjectNode node = MAPPER.createObjectNode().put("event", name(event));
        ObjectNode components = MAPPER.valueToTree(event);
        node.setAll(components);
        if (bare(event)) {
            node.remove("figures");
        }
        if (event instanceof TrainingEvent.Failed(String _, int batch) && batch == 0) {
            node.remove("batch");
        }
        return node;
    }

    private static boolean bare(TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.StepDone step -> step.figures().equals(StepFigures.NONE);
            case TrainingEvent.EpochDone epoch -> epoch.figures().equals(EpochFigures.NONE);
            default -> false;
        };
    }

    /// One line, without its end.
    public static String write(TrainingEvent event) {
        return toJson(event).toString();
    }

    /// The event of one line.
    ///
    /// @throws IOException if the line is not JSON, names no known event, or lacks the right types, in one sentence
    public static TrainingEvent read(String line) throws IOException {
        JsonNode node;
        try {
            node = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException(text("training.run.eventJson", shown(line)), e);
        }
        return read(node);
    }

    /// See [#read(String)].
    public static TrainingEvent read(JsonNode node) throws IOException {
        String name = node.path("event").asText();
        Class<? extends TrainingEvent> type = TYPES.get(name);
        if (type == null) {
            throw new IOException(text("training.run.eventName", TYPES.keySet(), shown(node.toString())));
        }
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IOException(text("training.run.eventUnread", shown(node.toString()), e.getOriginalMessage()), e);
        }
    }

    private static String shown(String line) {
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    private static Map<String, Class<? extends TrainingEvent>> types() {
        var types = new LinkedHashMap<String, Class<? extends TrainingEvent>>();
        types.put("downloading", TrainingEvent.Downloading.class);
        types.put("started", TrainingEvent.Started.class);
        types.put("step", TrainingEvent.StepDone.class);
        types.put("epoch", TrainingEvent.EpochDone.class);
        types.put("boundary", TrainingEvent.BoundaryMoved.class);
        types.put("changed", TrainingEvent.Changed.class);
        types.put("change_refused", TrainingEvent.ChangeRefused.class);
        types.put("early_stopped", TrainingEvent.EarlyStopped.class);
        types.put("paused", TrainingEvent.Paused.class);
        types.put("resumed", TrainingEvent.Resumed.class);
        types.put("finished", TrainingEvent.Finished.class);
        types.put("failed", TrainingEvent.Failed.class);
        return types;
    }

    private static JsonMapper mapper() {
        var numbers = new SimpleModule("plans and finite numbers")
                .addSerializer(TrainingPlan.class, new PlanWriter())
                .addDeserializer(TrainingPlan.class, new PlanReader())
                .addSerializer(double.class, new NullUnlessFinite<>(Double.class, JsonGenerator::writeNumber))
                .addSerializer(Double.class, new NullUnlessFinite<>(Double.class, JsonGenerator::writeNumber))
                .addSerializer(Float.class, new NullUnlessFinite<>(Float.class, JsonGenerator::writeNumber))
                .addDeserializer(double.class, new NaNForNull<>(Double.class, JsonParser::getDoubleValue, Double.NaN))
                .addDeserializer(Double.class, new NaNForNull<>(Double.class, JsonParser::getDoubleValue, Double.NaN))
                .addDeserializer(Float.class, new NaNForNull<>(Float.class, JsonParser::getFloatValue, Float.NaN));
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(numbers)
                .build();
    }

    private static final class PlanWriter extends StdSerializer<TrainingPlan> {
        private static final long serialVersionUID = 1;

        PlanWriter() {
            super(TrainingPlan.class);
        }

        @Override
        public void serialize(TrainingPlan plan, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeTree(PlanJson.write(plan));
        }
    }

    private static final class PlanReader extends StdDeserializer<TrainingPlan> {
        private static final long serialVersionUID = 1;

        PlanReader() {
            super(TrainingPlan.class);
        }

        @Override
        public TrainingPlan deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = parser.readValueAsTree();
            try {
                return PlanJson.read(node);
            } catch (IOException e) {
                throw JsonMappingException.from(parser, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /// How a number is written where it is one.
    private interface Write<T> {
        void to(JsonGenerator generator, T value) throws IOException;
    }

    private interface Read<T> {
        T from(JsonParser parser) throws IOException;
    }

    private static final class NullUnlessFinite<T extends Number> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Write<T> write;

        NullUnlessFinite(Class<T> type, Write<T> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value.doubleValue())) {
                write.to(generator, value);
            } else {
                generator.writeNull();
            }
        }
    }

    private static final class NaNForNull<T extends Number> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Read<T> read;
        private final T nan;

        NaNForNull(Class<T> type, Read<T> read, T nan) {
            super(type);
            this.read = read;
            this.nan = nan;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return read.from(parser);
        }

        @Override
        public T getNullValue(DeserializationContext context) {
            return nan;
        }

        @Override
        public T getAbsentValue(DeserializationContext context) {
            return nan;
        }
    }
}
