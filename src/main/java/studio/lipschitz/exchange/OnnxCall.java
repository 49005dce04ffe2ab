package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.exchange.OnnxModel.Attribute;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.tensor.Shape;

/// One node of an ONNX graph at work: its inputs, its attributes, and the network that it adds to. Attributes that nobody asked for are refused at the end.
final class OnnxCall {
    private final OnnxModel.Node node;
    private final List<Optional<OnnxValue>> inputs;
    private final GraphBuilder builder;
    private final Set<String> asked = new HashSet<>();
    final long opset;

    /// Samples in a batch, where the file fixes that; else no number that may stand for it.
    final long batch;

    OnnxCall(OnnxModel.Node node, List<Optional<OnnxValue>> inputs, GraphBuilder builder, long opset, long batch) {
        this.node = node;
        this.inputs = inputs;
        this.builder = builder;
        this.opset = opset;
        this.batch = batch;
    }

    String operator() {
        return node.operator();
    }

    int inputs() {
        return inputs.size();
    }

    Optional<OnnxValue> input(int i) {
        return i < inputs.size() ? inputs.get(i) : Optional.empty();
    }

    boolean isData(int i) {
        return input(i).filter(OnnxValue.Data.class::isInstance).isPresent();
    }

    boolean hasData() {
        return inputs.stream().flatMap(Optional::stream).anyMatch(OnnxValue.Data.class::isInstance);
    }

    /// The node whose output is the i-th input.
    String data(int i) throws Refusal {
        if (input(i).orElse(null) instanceof OnnxValue.Data(String id)) {
            return id;
        }
        throw refuse(text("exchange.onnx.data", i + 1));
    }

    /// Of the data at the i-th input, without the batch axis.
    Shape shape(int i) throws Refusal {
        return builder.shape(data(i));
    }

    /// The weight at the i-th input; empty if none is connected there.
    Optional<OnnxModel.Tensor> weight(int i) throws Refusal {
        Optional<OnnxValue> input = input(i);
        if (input.isEmpty()) {
            return Optional.empty();
        }
        if (input.get() instanceof OnnxValue.Known(OnnxModel.Tensor tensor)) {
            return Optional.of(tensor);
        }
        throw refuse(text("exchange.onnx.weight", i + 1));
    }

    OnnxModel.Tensor needed(int i) throws Refusal {
        return weight(i).orElseThrow(() -> refuse(text("exchange.onnx.weight", i + 1)));
    }

    List<Long> integers(int i) throws Refusal {
        Optional<List<Long>> integers = input(i).orElse(null) instanceof OnnxValue.Known known ? known.integers() : Optional.empty();
        return integers.orElseThrow(() -> refuse(text("exchange.onnx.constant", i + 1)));
    }

    private Optional<Attribute> attribute(String name) throws Refusal {
        asked.add(name);
        Optional<Attribute> attribute = Optional.ofNullable(node.attributes().get(name));
        if (attribute.filter(each -> !each.supported()).isPresent()) {
            throw refuse(text("exchange.onnx.attribute", name));
        }
        return attribute;
    }

    Optional<OnnxModel.Tensor> tensor(String name) throws Refusal {
        return attribute(name).flatMap(Attribute::tensor);
    }

    long integer(String name, long otherwise) throws Refusal {
        return attribute(name).map(Attribute::integer).orElse(otherwise);
    }

    double real(String name, double otherwise) throws Refusal {
        double value = attribute(name).map(Attribute::real).orElse(otherwise);
        // a float of 32 bits stands for the decimal that was meant: 0.1, not 0.10000000149
        return (float) value == value ? Double.parseDouble(Float.toString((float) value)) : value;
    }

    String word(String name, String otherwise) throws Refusal {
        return attribute(name).map(Attribute::text).orElse(otherwise);
    }

    /// Empty if it is not given.
    List<Integer> integers(String name) throws Refusal {
        List<Long> values = attribute(name).map(Attribute::integers).orElse(List.of());
        for (long value : values) {
            if (value != (int) value) {
                throw refuse(text("exchange.onnx.setting", name, value));
            }
        }
        return values.stream().map(Long::intValue).toList();
    }

    List<Long> longs(String name) throws Refusal {
        return attribute(name).map(Attribute::integers).orElse(List.of());
    }

    /// Refuses another value than one.
    void expect(String name, long otherwise, long only) throws Refusal {
        long value = integer(name, otherwise);
        if (value != only) {
            throw refuse(text("exchange.onnx.setting", name, value));
        }
    }

    /// Does not matter to what the node computes in use.
    void ignore(String... names) {
        asked.addAll(List.of(names));
    }

    /// Every attribute must have been asked for.
    void finish() throws Refusal {
        for (String name : node.attributes().keySet()) {
            if (!asked.contains(name)) {
                throw refuse(text("exchange.onnx.attribute", name));
            }
        }
    }

    Layer layer(String module, Map<String, ? extends @Nullable Object> values) throws Refusal {
        try {
            return Catalogue.find(module).orElseThrow().read(values);
        } catch (IllegalArgumentException e) {
            throw refuse(String.valueOf(e.getMessage()));
        }
    }

    OnnxValue add(Layer layer, String source) throws Refusal {
        return add(layer, List.of(source));
    }

    OnnxValue add(Layer layer, List<String> sources) throws Refusal {
        return new OnnxValue.Data(builder.add(Optional.empty(), layer, sources, place()));
    }

    /// A layer on the first input.
    OnnxValue add(String module, Map<String, ? extends @Nullable Object> values) throws Refusal {
        return add(layer(module, values), data(0));
    }

    /// The shape that a layer makes of another.
    Shape shapeAfter(Layer layer, Shape input) throws Refusal {
        return switch (layer.outputShape(List.of(input))) {
            case Inference.Fits(Shape shape) -> shape;
            case Inference.Misfit(String message) -> throw refuse(message);
        };
    }

    String place() {
        String name = node.name().isEmpty() ? node.outputs().stream().findFirst().orElse("") : node.name();
        return text("exchange.onnx.node", name, node.operator());
    }

    Refusal refuse(String why) {
        return new Refusal(place(), why);
    }
}
