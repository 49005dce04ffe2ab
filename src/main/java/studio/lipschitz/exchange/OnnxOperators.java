package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Concatenate;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.tensor.Shape;

/// The operators of ONNX that a module of the catalogue computes.
///
/// Source: the operator pages of the ONNX specification, opsets 7 to 24.
final class OnnxOperators {
    private static final double SELU_ALPHA = 1.6732632;
    private static final double SELU_GAMMA = 1.050701;

    private OnnxOperators() {}

    static OnnxValue apply(OnnxCall call) throws Refusal {
        if (!call.hasData() && OnnxConstants.OPERATORS.contains(call.operator())) {
            return OnnxConstants.of(call);
        }
        return switch (call.operator()) {
            case "Gemm" -> gemm(call);
            case "MatMul" -> linear(call, false);
            case "Conv" -> OnnxWindows.convolution(call);
            case "ConvTranspose" -> OnnxWindows.transposed(call);
            case "MaxPool" -> OnnxWindows.largest(call);
            case "AveragePool" -> OnnxWindows.average(call);
            case "GlobalAveragePool" -> OnnxWindows.global(call, "AdaptiveAvgPool");
            case "GlobalMaxPool" -> OnnxWindows.global(call, "AdaptiveMaxPool");
            case "ReduceMean" -> OnnxWindows.mean(call);
            case "Pad" -> OnnxShapes.pad(call);
            case "Flatten" -> OnnxShapes.flatten(call);
            case "Reshape" -> OnnxShapes.reshape(call);
            case "Squeeze" -> OnnxShapes.squeezed(call);
            case "DepthToSpace" -> OnnxShapes.depthToSpace(call);
            case "Shape" -> OnnxConstants.shape(call);
            case "Relu" -> call.add("ReLU", Map.of());
            case "Sigmoid", "Tanh", "Softsign", "Abs", "Mish", "Identity" -> call.add(call.operator(), Map.of());
            case "HardSwish" -> call.add("Hardswish", Map.of());
            case "Softplus" -> call.add("Softplus", Map.of());
            case "LeakyRelu" -> call.add("LeakyReLU", Map.of("negative_slope", call.real("alpha", 0.01)));
            case "PRelu" -> slopes(call);
            case "Elu" -> call.add("ELU", Map.of("alpha", call.real("alpha", 1)));
            case "Selu" -> selu(call);
            case "Gelu" -> call.add("GELU", Map.of("approximate", call.word("approximate", "none")));
            case "Softmax" -> call.add("Softmax", Map.of("dim", axis(call)));
            case "LogSoftmax" -> call.add("LogSoftmax", Map.of("dim", axis(call)));
            case "BatchNormalization" -> batchNorm(call);
            case "LayerNormalization" -> layerNorm(call);
            case "Dropout" -> dropout(call);
            case "Add", "Sum" -> sum(call);
            case "Concat" -> concat(call);
            default -> throw call.refuse(text("exchange.onnx.operator", call.operator()));
        };
    }

    private static OnnxValue gemm(OnnxCall call) throws Refusal {
        call.expect("transA", 0, 0);
        boolean transposed = call.integer("transB", 0) != 0;
        OnnxModel.Tensor weight = call.needed(1);
        for (String factor : List.of("alpha", "beta")) {
            if (call.real(factor, 1) != 1) {
                throw call.refuse(text("exchange.onnx.setting", factor, call.real(factor, 1)));
            }
        }
        if (weight.rank() != 2 || call.shape(0).rank() != 1) {
            throw call.refuse(text("exchange.onnx.rank", 2, weight.rank()));
        }
        int out = weight.dims().get(transposed ? 0 : 1);
        boolean bias = call.weight(2).isPresent();
        if (bias && call.needed(2).size() != out && call.needed(2).size() != 1) {
            throw call.refuse(text("exchange.onnx.bias", out));
        }
        return call.add("Linear", Map.of("in_features", weight.dims().get(transposed ? 1 : 0), "out_features", out, "bias", bias));
    }

    /// A matrix on the last axis.
    static OnnxValue linear(OnnxCall call, boolean bias) throws Refusal {
        OnnxModel.Tensor weight = call.needed(1);
        if (weight.rank() != 2) {
            throw call.refuse(text("exchange.onnx.rank", 2, weight.rank()));
        }
        return call.add("Linear", Map.of("in_features", weight.dims().get(0), "out_features", weight.dims().get(1), "bias", bias));
    }

    /// One slope for all, or one a channel.
    private static OnnxValue slopes(OnnxCall call) throws Refusal {
        OnnxModel.Tensor slopes = call.needed(1);
        Shape shape = call.shape(0);
        boolean one = slopes.size() == 1;
        int rank = slopes.rank();
        boolean channels = slopes.size() == shape.dim(0)
                && ((rank == shape.rank() && slopes.dims().getFirst() == shape.dim(0)) // behind the batch axis, the channels first
                        || (rank == shape.rank() + 1 && slopes.dims().get(1) == shape.dim(0)));
        if (!one && !channels) {
            throw call.refuse(text("exchange.onnx.slopes", slopes.dims()));
        }
        List<Double> values = slopes.values().orElse(List.of()).stream().distinct().toList();
        var params = new LinkedHashMap<String, Object>();
        params.put("num_parameters", one ? 1 : shape.dim(0));
        if (values.size() == 1) {
            params.put("init", Double.parseDouble(Float.toString(values.getFirst().floatValue())));
        }
        return call.add("PReLU", params);
    }

    private static OnnxValue selu(OnnxCall call) throws Refusal {
        double alpha = call.real("alpha", SELU_ALPHA);
        double gamma = call.real("gamma", SELU_GAMMA);
        if (Math.abs(alpha - SELU_ALPHA) > 1e-6) {
            throw call.refuse(text("exchange.onnx.setting", "alpha", alpha));
        }
        if (Math.abs(gamma - SELU_GAMMA) > 1e-6) {
            throw call.refuse(text("exchange.onnx.setting", "gamma", gamma));
        }
        return call.add("SELU", Map.of());
    }

    /// The axis of a softmax, which before opset 13 ran over all axes from the given one.
    private static int axis(OnnxCall call) throws Refusal {
        int all = call.shape(0).rank() + 1;
        long axis = call.integer("axis", call.opset < 13 ? 1 : -1);
        long place = axis < 0 ? axis + all : axis;
        if (place < 1 || place >= all || (call.opset < 13 && place != all - 1)) {
            throw call.refuse(text("exchange.onnx.setting", "axis", axis));
        }
        return (int) place;
    }

    private static OnnxValue batchNorm(OnnxCall call) throws Refusal {
        call.expect("training_mode", 0, 0);
        call.expect("spatial", 1, 1);
        Shape shape = call.shape(0);
        for (int i = 1; i <= 4; i++) {
            if (call.needed(i).size() != shape.dim(0)) {
                throw call.refuse(text("exchange.onnx.bias", shape.dim(0)));
            }
        }
        if (shape.rank() > 4) {
            throw call.refuse(text("exchange.onnx.operator", call.operator()));
        }
        double momentum = new java.math.BigDecimal("1").subtract(java.math.BigDecimal.valueOf(call.real("momentum", 0.9))).doubleValue();
        return call.add("BatchNorm" + Math.max(1, shape.rank() - 1) + "d", Map.of(
                "num_features", shape.dim(0), "eps", call.real("epsilon", 1e-5), "momentum", momentum));
    }

    private static OnnxValue layerNorm(OnnxCall call) throws Refusal {
        call.expect("stash_type", 1, 1);
        Shape shape = call.shape(0);
        int all = shape.rank() + 1;
        long axis = call.integer("axis", -1);
        long place = axis < 0 ? axis + all : axis;
        if (place < 1 || place >= all) {
            throw call.refuse(text("exchange.onnx.setting", "axis", axis));
        }
        List<Integer> normalized = shape.dims().subList((int) place - 1, shape.rank());
        if (!call.needed(1).dims().equals(normalized) || (call.weight(2).isPresent() && !call.needed(2).dims().equals(normalized))) {
            throw call.refuse(text("exchange.onnx.slopes", call.needed(1).dims()));
        }
        return call.add("LayerNorm", Map.of(
                "normalized_shape", normalized, "eps", call.real("epsilon", 1e-5), "bias", call.weight(2).isPresent()));
    }

    private static OnnxValue dropout(OnnxCall call) throws Refusal {
        call.ignore("seed");
        double ratio = call.real("ratio", 0.5);
        if (call.input(1).isPresent()) {
            ratio = call.needed(1).values().filter(values -> values.size() == 1)
                    .orElseThrow(() -> call.refuse(text("exchange.onnx.constant", 2))).getFirst();
            ratio = Double.parseDouble(Float.toString((float) ratio));
        }
        return call.add("Dropout", Map.of("p", ratio));
    }

    private static OnnxValue sum(OnnxCall call) throws Refusal {
        List<String> nodes = nodes(call);
        for (int i = 1; i < nodes.size(); i++) {
            if (!call.shape(i).equals(call.shape(0))) {
                throw call.refuse(text("exchange.onnx.broadcast", call.shape(0), call.shape(i)));
            }
        }
        return call.add(Add.DEFAULT, nodes);
    }

    private static OnnxValue concat(OnnxCall call) throws Refusal {
        long axis = call.integer("axis", 0);
        List<String> nodes = nodes(call);
        long place = axis < 0 ? axis + call.shape(0).rank() + 1 : axis;
        if (place < 1 || place > call.shape(0).rank()) {
            throw call.refuse(text("exchange.onnx.setting", "axis", axis));
        }
        return call.add(new Concatenate((int) place, false), nodes);
    }

    private static List<String> nodes(OnnxCall call) throws Refusal {
        var nodes = new ArrayList<String>();
        for (int i = 0; i < call.inputs(); i++) {
            if (!call.isData(i)) {
                throw call.refuse(text("exchange.onnx.shift", call.operator()));
            }
            nodes.add(call.data(i));
        }
        if (nodes.size() < Joint.FEWEST_PORTS || nodes.size() > Joint.MOST_PORTS) {
            throw call.refuse(text("exchange.onnx.ports", nodes.size()));
        }
        return nodes;
    }
}
