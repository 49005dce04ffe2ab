package studio.lipschitz.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.network.Block;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.RecordCatalogue;
import studio.lipschitz.training.Schedule;

/// The JSON Schema of `.lipnet` files, draft 2020-12, made from the catalogues: a new module or loss is in it by itself.
///
/// Fields that it does not name are allowed, since they survive a round trip. It is stricter than the reader where that helps whoever writes a file by hand: a
/// value out of range and a module that is not in the catalogue are refused.
public final class LipnetSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFS = "#/$defs/";

    private LipnetSchema() {}

    /// As it is printed and shipped.
    public static String text() {
        return PrettyJson.write(tree());
    }

    static ObjectNode tree() {
        ObjectNode root = object("A network of Lipschitz Studio: its modules, their places on the canvas, and how it is trained.",
                "format", "version", "network");
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", "urn:lipschitz-studio:lipnet:" + ProjectFile.VERSION);
        root.put("title", "Lipschitz Studio network");
        ObjectNode fields = (ObjectNode) root.get("properties");
        fields.putObject("format").put("const", ProjectFile.FORMAT);
        fields.putObject("version").put("const", ProjectFile.VERSION);
        fields.set("network", network());
        fields.set("canvas", canvas());
        fields.set("training", training());
        ObjectNode definitions = root.putObject("$defs");
        for (ModuleType type : Catalogue.all()) {
            definitions.set(type.name(), params(type.info().summary(), type.params()));
        }
        define(definitions, Loss.CATALOGUE);
        define(definitions, Optimizer.CATALOGUE);
        define(definitions, Schedule.CATALOGUE);
        return root;
    }

    private static ObjectNode network() {
        ObjectNode network = object("Modules and what they feed.", "nodes");
        ObjectNode fields = (ObjectNode) network.get("properties");
        ObjectNode nodes = fields.putObject("nodes").put("type", "array").put("maxItems", ProjectFile.MOST_DRAWN);
        nodes.set("items", node());
        ObjectNode edge = object("Data flow from one node to another.", "from", "to");
        ObjectNode ends = (ObjectNode) edge.get("properties");
        ends.set("from", id("The id of the node that feeds."));
        ends.set("to", id("The id of the node that is fed."));
        ends.set("port",
                described("integer", "Of a module with several inputs, from 0.").put("minimum", 0).put("maximum", Joint.MOST_PORTS - 1));
        fields.putObject("edges").put("type", "array").set("items", edge);
        fields.set("k_coef_lip", described("number", "Lipschitz constant of the whole network in L2, shared out over its layers.").put(
                "exclusiveMinimum", 0));
        return network;
    }

    private static ObjectNode node() {
        ObjectNode node = object("A module with its parameters.", "id", "module");
        ObjectNode fields = (ObjectNode) node.get("properties");
        fields.set("id", id("Unlike that of any other node."));
        ArrayNode names = fields.putObject("module").putArray("enum");
        ArrayNode rules = node.putArray("allOf");
        for (ModuleType type : Catalogue.all()) {
            names.add(type.name());
            choose(rules.addObject(), "module", type.name(), DEFS + type.name());
        }
        fields.putObject("params").put("type", "object");
        return node;
    }

    /// If the field `key` says `name`, `params` are those defined at `reference`.
    private static void choose(ObjectNode rule, String key, String name, String reference) {
        rule.putObject("if").putObject("properties").putObject(key).put("const", name);
        rule.putObject("then").putObject("properties").putObject("params").put("$ref", reference);
    }

    private static ObjectNode canvas() {
        ObjectNode canvas = object("How the network is drawn.");
        ObjectNode fields = (ObjectNode) canvas.get("properties");
        ObjectNode place = object("Upper left corner of a card, in pixels at 100 %.", "x", "y");
        ((ObjectNode) place.get("properties")).putObject("x").put("type", "number");
        ((ObjectNode) place.get("properties")).putObject("y").put("type", "number");
        fields.set("positions",
                described("object", "Places by the ids of nodes; a node without one gets one.").set("additionalProperties", place));
        ObjectNode block = object("A part of the drawing with a name.", "id", "nodes");
        ObjectNode its = (ObjectNode) block.get("properties");
        its.set("id", id("Unlike that of any other block or node."));
        its.set("name", described("string", "As it is shown; the id where there is none."));
        its.set("repeat", described("integer", "How many times it stands in a row; the network holds every repetition.").put("minimum", 1)
                .put("maximum", Block.MOST));
        its.set("folded", described("boolean", "Whether it is drawn as one card."));
        ObjectNode nodes = described("array", "The ids of its first repetition.").put("minItems", 1);
        nodes.putObject("items").put("type", "string");
        its.set("nodes", nodes);
        fields.putObject("blocks").put("type", "array").set("items", block);
        return canvas;
    }

    private static ObjectNode training() {
        ObjectNode plan = object("How the network is trained. What is left out takes its default.");
        ObjectNode fields = (ObjectNode) plan.get("properties");
        fields.set("data", described("string", "Where samples come from: mnist08, idx:DIR?classes=0,8.").put("pattern", "\\S"));
        fields.set("epochs", described("integer", "Passes over the training set.").put("minimum", 1).put("maximum", 100_000));
        fields.set("batch", described("integer", "Samples a step.").put("minimum", 1).put("maximum", 65_536));
        fields.set("lr", described("number", "Learning rate.").put("exclusiveMinimum", 0).put("maximum", 100));
        fields.set("loss", named(Loss.CATALOGUE));
        fields.set("optimizer", named(Optimizer.CATALOGUE));
        fields.set("schedule", named(Schedule.CATALOGUE));
        fields.set("clip_norm", orNull(described("number", "Largest norm of all gradients together.").put("exclusiveMinimum", 0)));
        fields.set("seed", described("integer", "Of the first weights and the order of the samples.").put("minimum", Long.MIN_VALUE).put(
                "maximum", Long.MAX_VALUE));
        fields.set("device", described("string", "auto, cpu, cuda or cuda:N.").put("pattern", "^(auto|cpu|cuda(:[0-9]{1,3})?)$"));
        fields.set("epsilon", described("number", "Radius for which certified accuracy is told, in units of the input.").put("minimum", 0));
        ObjectNode how = described("string", "How constrained weights are reached.");
        fields.set("normalization", words(how, Normalization.words()));
        ObjectNode stopping = object("Ends the run early.");
        ObjectNode its = (ObjectNode) stopping.get("properties");
        its.set("metric", words(described("string", "The figure of the validation that is looked at."), EarlyStopping.Metric.words()));
        its.set("patience",
                described("integer", "Epochs without progress after which the run ends.").put("minimum", 1).put("maximum", 100_000));
        its.set("min_delta", described("number", "Least change that counts as progress.").put("minimum", 0));
        fields.set("early_stopping", orNull(stopping));
        return plan;
    }

    private static <T> void define(ObjectNode definitions, RecordCatalogue<T> catalogue) {
        for (String name : catalogue.names()) {
            definitions.set(catalogue.what() + "-" + name, params(name, catalogue.find(name).orElseThrow().params()));
        }
    }

    private static <T> ObjectNode named(RecordCatalogue<T> catalogue) {
        ObjectNode named = object("By its name, with its parameters.", "name");
        words(((ObjectNode) named.get("properties")).putObject("name"), catalogue.names());
        ArrayNode rules = named.putArray("allOf");
        catalogue.names().forEach(name -> choose(rules.addObject(), "name", name, DEFS + catalogue.what() + "-" + name));
        return named;
    }

    private static ObjectNode params(String sentence, List<ParamSpec> params) {
        ObjectNode object = object(sentence);
        ObjectNode fields = (ObjectNode) object.get("properties");
        params.forEach(param -> fields.set(param.name(), ParamSchema.of(param)));
        return object;
    }

    private static ObjectNode object(String sentence, String... required) {
        ObjectNode object = described("object", sentence);
        if (required.length > 0) {
            ArrayNode names = object.putArray("required");
            List.of(required).forEach(names::add);
        }
        object.putObject("properties");
        return object;
    }

    private static ObjectNode id(String sentence) {
        return described("string", sentence).put("pattern", "\\S");
    }

    static ObjectNode described(String type, String sentence) {
        return JSON.createObjectNode().put("description", sentence).put("type", type);
    }

    static ObjectNode words(ObjectNode node, List<String> words) {
        ArrayNode all = node.putArray("enum");
        words.forEach(all::add);
        return node;
    }

    /// What is described, or null.
    static ObjectNode orNull(ObjectNode value) {
        JsonNode sentence = value.remove("description");
        ObjectNode either = JSON.createObjectNode();
        if (sentence != null) {
            either.set("description", sentence);
        }
        ArrayNode ways = either.putArray("anyOf");
        ways.add(value);
        ways.add(JSON.valueToTree(Map.of("type", "null")));
        return either;
    }
}
