package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.tensor.Shape;

/// A network as it grows node by node, each after its inputs, with the shapes so far.
final class GraphBuilder {
    private static final double MOST_VALUES = 1e12; // of one sample: beyond this sizes do not fit a long any more

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @throws Refusal if it is too large for anything
    String input(Shape shape) throws Refusal {
        check(shape, "");
        return put("input1", new Input(shape), shape);
    }

    /// Adds a layer.
    ///
    /// @param wanted its id, if that is free
    /// @param place where the file has it
    /// @throws Refusal if its inputs do not fit or there are too many layers
    String add(Optional<String> wanted, Layer layer, List<String> inputs, String place) throws Refusal {
        if (nodes.size() >= ProjectFile.MOST_NODES) {
            throw new Refusal(place, text("exchange.nodes", ProjectFile.MOST_NODES));
        }
        List<Shape> arriving = inputs.stream().map(this::shape).toList();
        Shape shape = switch (layer.outputShape(arriving)) {
            case Inference.Fits(Shape fitting) -> fitting;
            case Inference.Misfit(String message) -> throw new Refusal(place, message);
        };
        check(shape, place);
        String id = put(wanted.filter(name -> !name.isBlank() && !nodes.containsKey(name)).orElseGet(() -> fresh(layer)), layer, shape);
        for (int port = 0; port < inputs.size(); port++) {
            edges.add(new Edge(inputs.get(port), id, port));
        }
        return id;
    }

    private static void check(Shape shape, String place) throws Refusal {
        if (shape.dims().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) > MOST_VALUES) {
            throw new Refusal(place, text("exchange.shape", shape));
        }
    }

    private String put(String id, Layer layer, Shape shape) {
        nodes.put(id, new Node(id, layer));
        shapes.put(id, shape);
        return id;
    }

    private String fresh(Layer layer) {
        String stem = layer.module().toLowerCase(Locale.ROOT);
        String id = stem + numbers.merge(stem, 1, Integer::sum);
        while (nodes.containsKey(id)) {
            id = stem + numbers.merge(stem, 1, Integer::sum);
        }
        return id;
    }

    Shape shape(String id) {
        return Objects.requireNonNull(shapes.get(id), id);
    }

    Network network() {
        return Network.of(nodes.values(), edges);
    }
}
