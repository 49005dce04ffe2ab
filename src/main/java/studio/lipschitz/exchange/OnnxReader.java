package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;

/// Makes a network of an ONNX graph. Its weights are not taken over: the layers are those that a training would begin with.
final class OnnxReader {
    private static final int MOST_AXES = 5; // with that of the batch

    private final OnnxModel model;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<String, OnnxValue> values = new HashMap<>();
    private final Map<String, Integer> readers = new HashMap<>();
    private long batch = OnnxValue.BATCH;

    private OnnxReader(OnnxModel model) {
        this.model = model;
    }

    static Network read(ByteBuffer content, Optional<Shape> input, List<String> notes) throws Refusal {
        var reader = new OnnxReader(OnnxParser.parse(content));
        Network network = reader.network(input);
        if (!reader.model.initializers().isEmpty()) {
            notes.add(text("exchange.onnx.weights"));
        }
        return network;
    }

    private Network network(Optional<Shape> given) throws Refusal {
        if (model.nodes().isEmpty() || model.outputs().isEmpty()) {
            throw OnnxWire.broken();
        }
        List<OnnxModel.Value> inputs = model.inputs().stream()
                .filter(value -> !model.initializers().containsKey(value.name())).toList();
        if (inputs.size() != 1) {
            throw new Refusal("", text("exchange.onnx.inputs", inputs.size()));
        }
        if (model.outputs().size() != 1) {
            throw new Refusal("", text("exchange.onnx.outputs", model.outputs().size()));
        }
        batch = inputs.getFirst().dims().filter(dims -> !dims.isEmpty()).map(List::getFirst).orElse(OptionalLong.empty()).orElse(batch);
        List<OnnxModel.Node> live = live();
        model.initializers().forEach((name, tensor) -> values.put(name, new OnnxValue.Known(tensor)));
        values.put(inputs.getFirst().name(), new OnnxValue.Data(builder.input(shape(inputs.getFirst(), given))));
        for (OnnxModel.Node node : live) {
            node.inputs().forEach(name -> readers.merge(name, 1, Integer::sum));
        }
        Set<String> done = new HashSet<>();
        for (int i = 0; i < live.size(); i++) {
            if (done.add(output(live.get(i)))) {
                node(live, i, done);
            }
        }
        if (!(values.get(model.outputs().getFirst()) instanceof OnnxValue.Data)) {
            throw new Refusal(model.outputs().getFirst(), text("exchange.onnx.noOutput"));
        }
        return builder.network();
    }

    /// Those that the output needs, in the order of the file.
    private List<OnnxModel.Node> live() throws Refusal {
        var makers = new HashMap<String, OnnxModel.Node>();
        for (OnnxModel.Node node : model.nodes()) {
            for (String output : node.outputs()) {
                if (!output.isEmpty() && makers.put(output, node) != null) {
                    throw OnnxWire.broken(); // two nodes make one value
                }
            }
        }
        Set<OnnxModel.Node> needed = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        var todo = new ArrayList<>(model.outputs());
        while (!todo.isEmpty()) {
            OnnxModel.Node node = makers.get(todo.removeLast());
            if (node != null && needed.add(node)) {
                todo.addAll(node.inputs());
            }
        }
        return model.nodes().stream().filter(needed::contains).toList();
    }

    private static String output(OnnxModel.Node node) {
        return node.outputs().isEmpty() ? "" : node.outputs().getFirst();
    }

    private Shape shape(OnnxModel.Value input, Optional<Shape> given) throws Refusal {
        List<OptionalLong> dims = input.dims().orElse(List.of());
        if (given.isPresent()) {
            boolean fits = dims.isEmpty() || dims.size() == given.get().rank() + 1;
            for (int axis = 1; fits && axis < dims.size(); axis++) {
                fits = dims.get(axis).isEmpty() || dims.get(axis).getAsLong() == given.get().dim(axis - 1);
            }
            if (!fits) {
                throw new Refusal(input.name(), text("exchange.onnx.otherInput", written(dims)));
            }
            return given.get();
        }
        boolean whole = dims.size() >= 2 && dims.size() <= MOST_AXES && dims.subList(1, dims.size()).stream().allMatch(
                dim -> dim.isPresent() && dim.getAsLong() >= 1 && dim.getAsLong() <= Integer.MAX_VALUE);
        if (!whole) {
            throw new Refusal(input.name(), text("exchange.input.onnx", written(dims)));
        }
        return new Shape(dims.subList(1, dims.size()).stream().map(dim -> (int) dim.getAsLong()).toList());
    }

    private static String written(List<OptionalLong> dims) {
        return dims.stream().map(dim -> dim.isPresent() ? String.valueOf(dim.getAsLong()) : "?")
                .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
    }

    private void node(List<OnnxModel.Node> live, int at, Set<String> done) throws Refusal {
        OnnxModel.Node node = live.get(at);
        OnnxCall call = call(node);
        if (!OnnxParser.standard(node.domain())) {
            throw call.refuse(text("exchange.onnx.domain", node.domain()));
        }
        OnnxModel.Node last = node;
        OnnxValue value;
        Optional<OnnxModel.Node> follower = follower(live, at, node);
        if (node.operator().equals("MatMul") && follower.isPresent() && bias(call, follower.get(), output(node))) {
            value = OnnxOperators.linear(call, true);
            last = follower.get();
            done.add(output(last));
        } else {
            value = made(call);
        }
        call.finish();
        for (String other : last.outputs().stream().skip(1).toList()) {
            if (readers.containsKey(other)) {
                throw call.refuse(text("exchange.onnx.second", other));
            }
        }
        values.put(output(last), value);
    }

    private static OnnxValue made(OnnxCall call) throws Refusal {
        try {
            return OnnxOperators.apply(call);
        } catch (IllegalArgumentException e) { // a layer's word for a value that is out of range
            throw call.refuse(String.valueOf(e.getMessage()));
        }
    }

    private OnnxCall call(OnnxModel.Node node) throws Refusal {
        var inputs = new ArrayList<Optional<OnnxValue>>();
        for (String name : node.inputs()) {
            OnnxValue value = values.get(name);
            if (!name.isEmpty() && value == null) {
                throw new OnnxCall(node, List.of(), builder, model.opset(), batch).refuse(text("exchange.onnx.order", name));
            }
            inputs.add(name.isEmpty() ? Optional.empty() : Optional.ofNullable(value));
        }
        return new OnnxCall(node, inputs, builder, model.opset(), batch);
    }

    /// The one node that reads what a node makes.
    private Optional<OnnxModel.Node> follower(List<OnnxModel.Node> live, int at, OnnxModel.Node node) {
        String made = output(node);
        return readers.getOrDefault(made, 0) != 1 || model.outputs().contains(made)
                ? Optional.empty()
                : live.subList(at + 1, live.size()).stream().filter(each -> each.inputs().contains(made)).findFirst();
    }

    /// Whether it adds a bias to what a matrix makes.
    private boolean bias(OnnxCall matrix, OnnxModel.Node add, String made) throws Refusal {
        if (!add.operator().equals("Add") || !OnnxParser.standard(add.domain()) || !add.attributes().isEmpty()
                || add.inputs().size() != 2 || !matrix.isData(0)) {
            return false;
        }
        String other = add.inputs().get(add.inputs().getFirst().equals(made) ? 1 : 0);
        return values.get(other) instanceof OnnxValue.Known(OnnxModel.Tensor tensor) && tensor.rank() == 1
                && matrix.input(1).orElse(null) instanceof OnnxValue.Known(OnnxModel.Tensor weight) && weight.rank() == 2
                && tensor.dims().getFirst().equals(weight.dims().getLast());
    }
}
