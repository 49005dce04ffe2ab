package studio.lipschitz.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.UnknownFields.OfEdge;
import studio.lipschitz.project.UnknownFields.OfNode;
import studio.lipschitz.project.UnknownFields.OfParams;
import studio.lipschitz.project.UnknownFields.OfPosition;
import studio.lipschitz.project.UnknownFields.Single;
import studio.lipschitz.training.PlanJson;

/// A project as the tree that stands in its file: known fields in a fixed order, then those that this version does not know.
final class ProjectWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Project project;
    private final Network written;

    ProjectWriter(Project project) {
        this.project = project;
        this.written = project.network();
    }

    ObjectNode tree() {
        ObjectNode root = JSON.objectNode();
        root.put("format", ProjectFile.FORMAT);
        root.put("version", ProjectFile.VERSION);
        root.set("network", network());
        root.set("canvas", canvas());
        root.set("training", training());
        return withUnknown(root, Single.ROOT);
    }

    private ObjectNode network() {
        ArrayNode nodes = JSON.arrayNode();
        written.nodes().forEach(node -> nodes.add(node(node)));
        ArrayNode edges = JSON.arrayNode();
        written.edges().forEach(edge -> edges.add(edge(edge)));
        ObjectNode network = JSON.objectNode();
        network.set("nodes", nodes);
        network.set("edges", edges);
        written.constant().ifPresent(constant -> network.put("k_coef_lip", constant));
        return withUnknown(network, Single.NETWORK);
    }

    private ObjectNode node(Node node) {
        ObjectNode written = JSON.objectNode();
        written.put("id", node.id());
        written.put("module", node.layer().module());
        written.set("params", withUnknown(fields(params(node.layer())), new OfParams(node.id())));
        return withUnknown(written, new OfNode(node.id()));
    }

    private static Map<String, ? extends @Nullable Object> params(Layer layer) {
        return layer instanceof Unresolved unresolved ? unresolved.params() : Catalogue.of(layer).write(layer);
    }

    private ObjectNode edge(Edge edge) {
        ObjectNode written = JSON.objectNode();
        written.put("from", edge.from());
        written.put("to", edge.to());
        if (edge.port() != 0) {
            written.put("port", edge.port());
        }
        return withUnknown(written, new OfEdge(edge));
    }

    private ObjectNode canvas() {
        ObjectNode positions = JSON.objectNode();
        var order = new LinkedHashSet<String>();
        project.drawing().nodes().forEach(node -> order.add(node.id()));
        order.addAll(project.positions().keySet()); // a file may place nodes that it lacks
        for (String id : order) {
            Position position = project.positions().get(id);
            if (position != null) {
                ObjectNode written = JSON.objectNode();
                written.set("x", coordinate(position.x()));
                written.set("y", coordinate(position.y()));
                positions.set(id, withUnknown(written, new OfPosition(id)));
            }
        }
        ObjectNode canvas = JSON.objectNode();
        canvas.set("positions", positions);
        if (!project.blocks().isEmpty()) {
            canvas.set("blocks", BlockJson.write(project.blocks()));
        }
        return withUnknown(canvas, Single.CANVAS);
    }

    private static JsonNode coordinate(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? JSON.numberNode((int) value) : JSON.numberNode(value);
    }

    private ObjectNode training() {
        ObjectNode training = PlanJson.write(project.plan());
        withUnknown(training, "loss", Single.LOSS, Single.LOSS_PARAMS);
        withUnknown(training, "optimizer", Single.OPTIMIZER, Single.OPTIMIZER_PARAMS);
        withUnknown(training, "schedule", Single.SCHEDULE, Single.SCHEDULE_PARAMS);
        if (training.get("early_stopping") instanceof ObjectNode stopping) {
            withUnknown(stopping, Single.EARLY_STOPPING);
        }
        return withUnknown(training, Single.TRAINING);
    }

    private void withUnknown(ObjectNode training, String field, Single place, Single paramsPlace) {
        var named = (ObjectNode) training.get(field);
        withUnknown((ObjectNode) named.get("params"), paramsPlace);
        withUnknown(named, place);
    }

    private static ObjectNode fields(Map<String, ? extends @Nullable Object> values) {
        ObjectNode fields = JSON.objectNode();
        values.forEach((name, value) -> fields.set(name, Trees.MAPPER.valueToTree(value)));
        return fields;
    }

    private ObjectNode withUnknown(ObjectNode written, UnknownFields.Place place) {
        ObjectNode unknown = project.unknown().byPlace().get(place);
        if (unknown != null) {
            unknown.deepCopy().properties().forEach(field -> written.putIfAbsent(field.getKey(), field.getValue()));
        }
        return written;
    }

    /// Holder: the mapper takes a while to make.
    private static final class Trees {
        private static final ObjectMapper MAPPER = new ObjectMapper();
    }
}
