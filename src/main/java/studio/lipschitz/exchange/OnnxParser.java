package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import studio.lipschitz.exchange.OnnxModel.Attribute;
import studio.lipschitz.exchange.OnnxModel.Node;
import studio.lipschitz.exchange.OnnxModel.Tensor;
import studio.lipschitz.exchange.OnnxModel.Value;

/// Reads the messages of an ONNX file. Weights stay where they are: of large tensors only the sizes are read.
///
/// Source: onnx.proto of the ONNX specification; the numbers here are those of its fields.
final class OnnxParser {
    private static final int MOST = 100_000; // nodes, tensors, values of an attribute
    private static final int MOST_VALUES = 4096; // of a node

    private long opset;
    private Optional<ByteBuffer> graph = Optional.empty();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final List<Value> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();

    private OnnxParser() {}

    static OnnxModel parse(ByteBuffer content) throws Refusal {
        var parser = new OnnxParser();
        parser.model(new OnnxWire(content));
        parser.graph(new OnnxWire(parser.graph.orElseThrow(OnnxWire::broken)));
        return new OnnxModel(parser.opset, parser.nodes, parser.initializers, parser.inputs, parser.outputs);
    }

    private void model(OnnxWire wire) throws Refusal {
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 7 -> {
                    if (graph.isPresent()) {
                        throw OnnxWire.broken();
                    }
                    graph = Optional.of(wire.bytes());
                }
                case 8 -> opset(wire.message());
                default -> wire.skip();
            }
        }
    }

    private void opset(OnnxWire wire) throws Refusal {
        String domain = "";
        long version = 0;
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> domain = wire.word();
                case 2 -> version = wire.integer();
                default -> wire.skip();
            }
        }
        opset = standard(domain) ? version : opset;
    }

    static boolean standard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    private void graph(OnnxWire wire) throws Refusal {
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> nodes.add(node(wire.message()));
                case 5 -> OnnxTensors.tensor(wire.message(), initializers);
                case 11 -> inputs.add(value(wire.message()));
                case 12 -> outputs.add(value(wire.message()).name());
                case 15 -> throw new Refusal("", text("exchange.onnx.sparse"));
                default -> wire.skip();
            }
            if (nodes.size() > MOST || initializers.size() > MOST || inputs.size() > MOST || outputs.size() > MOST) {
                throw new Refusal("", text("exchange.onnx.many", MOST));
            }
        }
    }

    private static Node node(OnnxWire wire) throws Refusal {
        String name = "";
        String operator = "";
        String domain = "";
        var inputs = new ArrayList<String>();
        var outputs = new ArrayList<String>();
        var attributes = new LinkedHashMap<String, Attribute>();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> inputs.add(wire.word());
                case 2 -> outputs.add(wire.word());
                case 3 -> name = wire.word();
                case 4 -> operator = wire.word();
                case 5 -> attribute(wire.message(), attributes);
                case 7 -> domain = wire.word();
                default -> wire.skip();
            }
        }
        if (operator.isEmpty() || inputs.size() > MOST_VALUES || outputs.size() > MOST_VALUES || attributes.size() > MOST_VALUES) {
            throw OnnxWire.broken();
        }
        return new Node(name, operator, domain, inputs, outputs, attributes);
    }

    private static void attribute(OnnxWire wire, Map<String, Attribute> attributes) throws Refusal {
        String name = "";
        double real = 0;
        long integer = 0;
        String word = "";
        Optional<Tensor> tensor = Optional.empty();
        var integers = new ArrayList<Long>();
        var reals = new ArrayList<Double>();
        boolean supported = true;
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> name = wire.word();
                case 2 -> real = wire.real();
                case 3 -> integer = wire.integer();
                case 4 -> word = wire.word();
                case 5 -> tensor = Optional.of(OnnxTensors.tensor(wire.message(), new LinkedHashMap<>()));
                case 7 -> OnnxTensors.reals(wire, reals);
                case 8 -> OnnxTensors.integers(wire, integers);
                case 6, 9, 10, 11, 14, 15, 21, 22, 23 -> { // subgraphs, sparse tensors, types, references
                    wire.skip();
                    supported = false;
                }
                default -> wire.skip();
            }
            if (integers.size() > MOST || reals.size() > MOST) {
                throw OnnxWire.broken();
            }
        }
        attributes.put(name, new Attribute(real, integer, word, integers, reals, tensor, supported));
    }

    private static Value value(OnnxWire wire) throws Refusal {
        String name = "";
        Optional<List<OptionalLong>> dims = Optional.empty();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> name = wire.word();
                case 2 -> dims = type(wire.message());
                default -> wire.skip();
            }
        }
        return new Value(name, dims);
    }

    private static Optional<List<OptionalLong>> type(OnnxWire wire) throws Refusal {
        Optional<List<OptionalLong>> dims = Optional.empty();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field != 1) {
                wire.skip();
                continue;
            }
            OnnxWire tensor = wire.message();
            for (int inner = tensor.next(); inner != 0; inner = tensor.next()) {
                if (inner == 2) {
                    dims = Optional.of(shape(tensor.message()));
                } else {
                    tensor.skip();
                }
            }
        }
        return dims;
    }

    private static List<OptionalLong> shape(OnnxWire wire) throws Refusal {
        var dims = new ArrayList<OptionalLong>();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field != 1) {
                wire.skip();
                continue;
            }
            OnnxWire dim = wire.message();
            OptionalLong size = OptionalLong.empty();
            for (int inner = dim.next(); inner != 0; inner = dim.next()) {
                if (inner == 1) {
                    size = OptionalLong.of(dim.integer());
                } else {
                    dim.skip();
                }
            }
            OnnxTensors.add(dims, size);
        }
        return dims;
    }
}
