package studio.lipschitz.project;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.layer.WrongTypeException;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.UnknownFields.OfEdge;
import studio.lipschitz.project.UnknownFields.OfNode;
import studio.lipschitz.project.UnknownFields.OfParams;
import studio.lipschitz.project.UnknownFields.OfPosition;
import studio.lipschitz.project.UnknownFields.Single;

/// A project out of the tree that stands in its file. Values of a wrong type are refused; those out of range stay, on an [Unresolved] node.
final class ProjectReader {
    private final JsonPlace root;
    private final boolean strict;
    private final Map<UnknownFields.Place, ObjectNode> unknown = new HashMap<>();

    /// @param strict whether a module that is not in the catalogue is refused; otherwise it is kept as it stands
    ProjectReader(JsonPlace root, boolean strict) {
        this.root = root;
        this.strict = strict;
    }

    Project project() throws ProjectFileException {
        checkFormat();
        keepRest(root, Set.of("format", "version", "network", "canvas", "training"), Single.ROOT);
        Network network = network(root.field("network"));
        Map<String, Position> positions = positions(root.field("canvas"));
        var drawn = Expansion.drawing(network, BlockJson.read(root.field("canvas").field("blocks"), network));
        var plan = new PlanReader(this::keepRest).plan(root.field("training"));
        return new Project(drawn.getKey(), positions, plan, new UnknownFields(unknown), drawn.getValue());
    }

    private void checkFormat() throws ProjectFileException {
        JsonPlace format = root.field("format");
        if (!(root.value() instanceof ObjectNode) || !format.present() || !format.text().equals(ProjectFile.FORMAT)) {
            throw root.refuse(text("project.reader.format", ProjectFile.FORMAT));
        }
        JsonPlace version = root.field("version");
        long number = version.integer();
        if (number > ProjectFile.VERSION) {
            throw version.refuse(text("project.reader.newer", number, ProjectFile.VERSION));
        }
        if (number < 1) {
            throw version.refuse(text("project.reader.version", ProjectFile.VERSION, number));
        }
    }

    private Network network(JsonPlace network) throws ProjectFileException {
        keepRest(network, Set.of("nodes", "edges", "k_coef_lip"), Single.NETWORK);
        List<JsonPlace> places = network.field("nodes").elements();
        int most = strict ? ProjectFile.MOST_NODES : ProjectFile.MOST_DRAWN;
        if (places.size() > most) {
            throw network.field("nodes").refuse(text("project.reader.mostNodes", most, places.size()));
        }
        var nodes = new LinkedHashMap<String, Node>();
        for (JsonPlace place : places) {
            Node node = node(place);
            if (nodes.put(node.id(), node) != null) {
                throw place.field("id").refuse(text("project.reader.sameId", JsonPlace.brief(node.id())));
            }
        }
        var edges = new ArrayList<Edge>();
        var ports = new HashSet<Map.Entry<String, Integer>>();
        List<JsonPlace> edgePlaces = network.field("edges").present() ? network.field("edges").elements() : List.of();
        for (JsonPlace place : edgePlaces) {
            Edge edge = edge(place, nodes);
            if (!ports.add(Map.entry(edge.to(), edge.port()))) {
                throw place.refuse(text("project.reader.samePort", edge.port(), JsonPlace.brief(edge.to())));
            }
            edges.add(edge);
        }
        return Network.of(nodes.values(), edges).withConstant(constant(network.field("k_coef_lip")));
    }

    private static OptionalDouble constant(JsonPlace place) throws ProjectFileException {
        if (!place.present()) {
            return OptionalDouble.empty();
        }
        double constant = place.number();
        if (!(constant > 0)) {
            throw place.refuse(text("project.reader.constant", JsonPlace.brief(String.valueOf(place.value()))));
        }
        return OptionalDouble.of(constant);
    }

    private Node node(JsonPlace place) throws ProjectFileException {
        place.object();
        String id = place.field("id").text();
        if (id.isBlank()) {
            throw place.field("id").refuse(text("project.reader.blankId"));
        }
        Layer layer = layer(id, place.field("module"), place.field("params"));
        keepRest(place, Set.of("id", "module", "params"), new OfNode(id));
        return new Node(id, layer);
    }

    private Layer layer(String id, JsonPlace modulePlace, JsonPlace paramsPlace) throws ProjectFileException {
        String module = modulePlace.text();
        Map<String, @Nullable Object> params = paramsPlace.present() ? paramsPlace.plainFields() : Map.of();
        Optional<ModuleType> type = Catalogue.find(module);
        if (type.isEmpty()) {
            String rule = NearestName.of(module, Catalogue.all().stream().map(ModuleType::name).toList())
                    .map(name -> text("project.reader.noModuleNear", JsonPlace.brief(module), name))
                    .orElseGet(() -> text("project.reader.noModule", JsonPlace.brief(module)));
            if (strict) {
                throw modulePlace.refuse(rule);
            }
            return unresolved(module, params, rule, false);
        }
        try {
            Layer layer = type.get().read(params);
            if (paramsPlace.present()) {
                var known = new HashSet<String>();
                type.get().params().forEach(param -> known.add(param.name()));
                keepRest(paramsPlace, known, new OfParams(id));
            }
            return layer;
        } catch (WrongTypeException e) {
            throw paramsPlace.field(wrongParam(type.get(), params)).refuse(text("project.reader.correct", e.getMessage()));
        } catch (IllegalArgumentException e) {
            return unresolved(module, params, text("project.reader.correct", e.getMessage()), true);
        }
    }

    /// The parameter that is of a wrong type: the one that is refused on its own too.
    private static String wrongParam(ModuleType type, Map<String, @Nullable Object> params) {
        for (var param : params.entrySet()) {
            try {
                type.read(Collections.singletonMap(param.getKey(), param.getValue()));
            } catch (WrongTypeException e) {
                return param.getKey();
            } catch (IllegalArgumentException e) {
                // out of range beside the defaults: of the right type, so it is another one
            }
        }
        throw new IllegalStateException("no parameter of " + type + " is of a wrong type on its own");
    }

    @SuppressWarnings("NullAway") // a null of the file stays one, so that it is written back
    private static Unresolved unresolved(String module, Map<String, @Nullable Object> params, String rule, boolean known) {
        Map<String, Object> kept = Collections.unmodifiableMap(new LinkedHashMap<String, Object>(params));
        String reason = text("project.reader.unresolved", module, rule);
        return new Unresolved(module, kept, reason.endsWith("?") ? reason : reason + ".", known);
    }

    private Edge edge(JsonPlace place, Map<String, Node> nodes) throws ProjectFileException {
        place.object();
        String from = end(place.field("from"), nodes);
        String to = end(place.field("to"), nodes);
        JsonPlace portPlace = place.field("port");
        int port = portPlace.present() ? portPlace.smallInteger() : 0;
        int ports = ports(Objects.requireNonNull(nodes.get(to)).layer());
        if (port < 0 || port >= ports) {
            throw portPlace.refuse(ports == 1
                    ? text("project.reader.onlyPort", JsonPlace.brief(to), port)
                    : text("project.reader.ports", JsonPlace.brief(to), port, ports - 1));
        }
        Edge edge = new Edge(from, to, port);
        keepRest(place, Set.of("from", "to", "port"), new OfEdge(edge));
        return edge;
    }

    /// Ports that an edge of a file may name; those of a module that is not known are not either, but no joint has more.
    private static int ports(Layer layer) {
        return switch (layer) {
            case UnaryLayer _,Input _ -> 1;
            case Joint joint -> joint.ports();
            case Unresolved _ -> Joint.MOST_PORTS;
        };
    }

    private static String end(JsonPlace place, Map<String, Node> nodes) throws ProjectFileException {
        String id = place.text();
        if (!nodes.containsKey(id)) {
            throw place.refuse(text("project.reader.noNode", JsonPlace.brief(id)));
        }
        return id;
    }

    private Map<String, Position> positions(JsonPlace canvas) throws ProjectFileException {
        if (!canvas.present()) {
            return Map.of();
        }
        keepRest(canvas, Set.of("positions", "blocks"), Single.CANVAS);
        JsonPlace places = canvas.field("positions");
        var positions = new LinkedHashMap<String, Position>();
        if (places.present()) {
            for (var field : places.object().properties()) {
                JsonPlace place = places.field(field.getKey());
                positions.put(field.getKey(), new Position(place.field("x").number(), place.field("y").number()));
                keepRest(place, Set.of("x", "y"), new OfPosition(field.getKey()));
            }
        }
        return positions;
    }

    private void keepRest(JsonPlace place, Set<String> known, UnknownFields.Place key) throws ProjectFileException {
        ObjectNode rest = place.rest(known);
        if (rest != null) {
            unknown.put(key, rest);
        }
    }
}
