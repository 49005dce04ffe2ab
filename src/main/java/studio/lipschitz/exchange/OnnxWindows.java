package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.tensor.Shape;

/// Convolutions and pools of ONNX, axis by axis.
final class OnnxWindows {
    private static final String NOT_SET = "NOTSET";

    private OnnxWindows() {}

    /// @param before zeros or nothing before the first pixel of each axis
    /// @param after the same behind the last
    private record Edges(List<Integer> before, List<Integer> after) {
        boolean even() {
            return before.equals(after);
        }
    }

    private record Pool(List<Integer> kernel, List<Integer> strides, List<Integer> padding, List<Integer> dilations, boolean ceil) {

        Map<String, Object> params() {
            var params = new LinkedHashMap<String, Object>();
            params.put("kernel_size", sizes(kernel));
            params.put("stride", sizes(strides));
            params.put("padding", sizes(padding));
            params.put("ceil_mode", ceil);
            return params;
        }
    }

    static OnnxValue convolution(OnnxCall call) throws Refusal {
        OnnxModel.Tensor weight = call.needed(1);
        int axes = axes(call, weight.rank() - 2);
        List<Integer> kernel = kernel(call, weight, axes);
        List<Integer> strides = each(call, "strides", axes);
        List<Integer> dilations = each(call, "dilations", axes);
        int groups = Math.clamp(call.integer("group", 1), 0, Integer.MAX_VALUE);
        Edges edges = edges(call, axes, kernel, strides, dilations);
        var params = new LinkedHashMap<String, Object>();
        params.put("in_channels", times(call, weight.dims().get(1), groups));
        params.put("out_channels", weight.dims().get(0));
        params.put("kernel_size", sizes(kernel));
        params.put("stride", sizes(strides));
        params.put("dilation", sizes(dilations));
        params.put("groups", groups);
        params.put("bias", bias(call, weight.dims().get(0)));
        String source = call.data(0);
        if (edges.even()) {
            params.put("padding", axes == 1 ? edges.before().getFirst() : edges.before());
        } else if (same(edges, kernel, strides, dilations)) {
            params.put("padding", "same");
        } else {
            source = padded(call, edges, axes);
        }
        return call.add(call.layer("Conv" + axes + "d", params), source);
    }

    /// Zeros before the convolution that it cannot add itself.
    private static String padded(OnnxCall call, Edges edges, int axes) throws Refusal {
        OnnxValue value = call.add("ZeroPad" + axes + "d", Map.of("padding", OnnxShapes.margins(edges.before(), edges.after())));
        return value instanceof OnnxValue.Data(String id) ? id : call.data(0);
    }

    private static boolean same(Edges edges, List<Integer> kernel, List<Integer> strides, List<Integer> dilations) {
        for (int axis = 0; axis < kernel.size(); axis++) {
            long span = (long) dilations.get(axis) * (kernel.get(axis) - 1);
            if (strides.get(axis) != 1 || edges.before().get(axis) != span / 2 || edges.after().get(axis) != span - span / 2) {
                return false;
            }
        }
        return true;
    }

    static OnnxValue transposed(OnnxCall call) throws Refusal {
        OnnxModel.Tensor weight = call.needed(1);
        if (weight.rank() != 4) {
            throw call.refuse(text("exchange.onnx.transposed"));
        }
        List<Integer> kernel = kernel(call, weight, 2);
        word(call);
        if (!call.integers("output_shape").isEmpty()) {
            throw call.refuse(text("exchange.onnx.attribute", "output_shape"));
        }
        int groups = Math.clamp(call.integer("group", 1), 0, Integer.MAX_VALUE);
        Edges edges = pads(call, 2);
        if (!edges.even()) {
            throw call.refuse(text("exchange.onnx.pads", edges.before(), edges.after()));
        }
        List<Integer> extra = call.integers("output_padding");
        int out = times(call, weight.dims().get(1), groups);
        return call.add("ConvTranspose2d", Map.of(
                "in_channels", weight.dims().get(0), "out_channels", out, "kernel_size", kernel, "stride", each(call, "strides", 2),
                "dilation", each(call, "dilations", 2), "padding", edges.before(), "output_padding", extra.isEmpty() ? 0 : (Object) extra,
                "groups", groups, "bias", bias(call, out)));
    }

    static OnnxValue largest(OnnxCall call) throws Refusal {
        int axes = axes(call, call.shape(0).rank() - 1);
        call.expect("storage_order", 0, 0);
        Pool pool = pool(call, axes);
        Map<String, Object> params = pool.params();
        params.put("dilation", sizes(pool.dilations()));
        return checked(call, pool, call.layer("MaxPool" + axes + "d", params));
    }

    static OnnxValue average(OnnxCall call) throws Refusal {
        int axes = axes(call, call.shape(0).rank() - 1);
        boolean counted = call.integer("count_include_pad", 0) != 0;
        Pool pool = pool(call, axes);
        if (Collections.max(pool.dilations()) != 1) {
            throw call.refuse(text("exchange.onnx.setting", "dilations", pool.dilations()));
        }
        if (pool.ceil() && Collections.max(pool.padding()) > 0) {
            throw call.refuse(text("exchange.onnx.setting", "ceil_mode", 1)); // versions of ONNX count otherwise
        }
        Map<String, Object> params = pool.params();
        params.put("count_include_pad", counted);
        return checked(call, pool, call.layer("AvgPool" + axes + "d", params));
    }

    private static Pool pool(OnnxCall call, int axes) throws Refusal {
        List<Integer> kernel = call.integers("kernel_shape");
        if (kernel.size() != axes) {
            throw call.refuse(text("exchange.onnx.setting", "kernel_shape", kernel));
        }
        word(call);
        Edges edges = pads(call, axes);
        if (!edges.even()) {
            throw call.refuse(text("exchange.onnx.pads", edges.before(), edges.after()));
        }
        return new Pool(
                kernel, each(call, "strides", axes), edges.before(), each(call, "dilations", axes), call.integer("ceil_mode", 0) != 0);
    }

    /// Older versions of ONNX have one window more where it would lie in the padding alone: then the shapes differ.
    private static OnnxValue checked(OnnxCall call, Pool pool, Layer layer) throws Refusal {
        Shape input = call.shape(0);
        Shape output = call.shapeAfter(layer, input);
        for (int axis = 0; pool.ceil() && axis < pool.kernel().size(); axis++) {
            long span = (long) pool.dilations().get(axis) * (pool.kernel().get(axis) - 1);
            long room = input.dim(axis + 1) + 2L * pool.padding().get(axis) - span - 1;
            if (Math.ceilDiv(room, pool.strides().get(axis)) + 1 != output.dim(axis + 1)) {
                throw call.refuse(text("exchange.onnx.setting", "ceil_mode", 1));
            }
        }
        return call.add(layer, call.data(0));
    }

    static OnnxValue global(OnnxCall call, String module) throws Refusal {
        int axes = axes(call, call.shape(0).rank() - 1);
        return call.add(module + axes + "d", Map.of("output_size", 1));
    }

    /// The mean over all axes behind the channels.
    static OnnxValue mean(OnnxCall call) throws Refusal {
        Shape shape = call.shape(0);
        axes(call, shape.rank() - 1);
        boolean kept = call.integer("keepdims", 1) != 0;
        call.expect("noop_with_empty_axes", 0, 0);
        List<Long> over = call.input(1).isPresent() ? call.integers(1) : call.longs("axes");
        List<Long> places = over.stream().map(axis -> axis < 0 ? axis + shape.rank() + 1 : axis).sorted().toList();
        var wanted = new ArrayList<Long>();
        for (long axis = 2; axis <= shape.rank(); axis++) {
            wanted.add(axis);
        }
        if (!places.equals(wanted)) {
            throw call.refuse(text("exchange.onnx.setting", "axes", over));
        }
        OnnxValue pooled = global(call, "AdaptiveAvgPool");
        return kept || !(pooled instanceof OnnxValue.Data(String id)) ? pooled : call.add(Flatten.DEFAULT, id);
    }

    private static int axes(OnnxCall call, int axes) throws Refusal {
        if (axes < 1 || axes > 3) {
            throw call.refuse(text("exchange.onnx.axes", axes));
        }
        return axes;
    }

    private static List<Integer> kernel(OnnxCall call, OnnxModel.Tensor weight, int axes) throws Refusal {
        List<Integer> kernel = weight.dims().subList(2, 2 + axes);
        List<Integer> said = call.integers("kernel_shape");
        if (!said.isEmpty() && !said.equals(kernel)) {
            throw call.refuse(text("exchange.onnx.setting", "kernel_shape", said));
        }
        return kernel;
    }

    private static boolean bias(OnnxCall call, int channels) throws Refusal {
        boolean bias = call.weight(2).isPresent();
        if (bias && call.needed(2).size() != channels) {
            throw call.refuse(text("exchange.onnx.bias", channels));
        }
        return bias;
    }

    private static int times(OnnxCall call, int channels, int groups) throws Refusal {
        long product = (long) channels * groups;
        if (product < 1 || product > Integer.MAX_VALUE) {
            throw call.refuse(text("exchange.onnx.setting", "group", groups));
        }
        return (int) product;
    }

    private static List<Integer> each(OnnxCall call, String name, int axes) throws Refusal {
        List<Integer> values = call.integers(name);
        if (!values.isEmpty() && values.size() != axes) {
            throw call.refuse(text("exchange.onnx.setting", name, values));
        }
        return values.isEmpty() ? Collections.nCopies(axes, 1) : values;
    }

    /// Only padding that is written out.
    private static void word(OnnxCall call) throws Refusal {
        String word = call.word("auto_pad", NOT_SET);
        if (!word.equals(NOT_SET) && !word.equals("VALID")) {
            throw call.refuse(text("exchange.onnx.setting", "auto_pad", word));
        }
        if (word.equals("VALID") && !call.integers("pads").stream().allMatch(pad -> pad == 0)) {
            throw call.refuse(text("exchange.onnx.setting", "auto_pad", word));
        }
    }

    private static Edges pads(OnnxCall call, int axes) throws Refusal {
        List<Integer> pads = call.integers("pads");
        if (pads.isEmpty()) {
            return new Edges(Collections.nCopies(axes, 0), Collections.nCopies(axes, 0));
        }
        if (pads.size() != 2 * axes || Collections.min(pads) < 0) {
            throw call.refuse(text("exchange.onnx.setting", "pads", pads));
        }
        return new Edges(pads.subList(0, axes), pads.subList(axes, 2 * axes));
    }

    /// With `SAME_UPPER` what is odd comes behind the last pixel, with `SAME_LOWER` before the first.
    private static Edges edges(OnnxCall call, int axes, List<Integer> kernel, List<Integer> strides, List<Integer> dilations)
            throws Refusal {
        String word = call.word("auto_pad", NOT_SET);
        if (!word.startsWith("SAME_")) {
            word(call);
            return pads(call, axes);
        }
        if (!word.equals("SAME_UPPER") && !word.equals("SAME_LOWER")) {
            throw call.refuse(text("exchange.onnx.setting", "auto_pad", word));
        }
        call.ignore("pads");
        var before = new ArrayList<Integer>();
        var after = new ArrayList<Integer>();
        Shape input = call.shape(0);
        if (input.rank() != axes + 1) {
            throw call.refuse(text("exchange.onnx.axes", axes));
        }
        for (int axis = 0; axis < axes; axis++) {
            long size = input.dim(axis + 1);
            long windows = Math.ceilDiv(size, strides.get(axis));
            long all = Math.max(0, (windows - 1) * strides.get(axis) + (long) dilations.get(axis) * (kernel.get(axis) - 1) + 1 - size);
            long less = all / 2;
            long more = all - less;
            boolean upper = word.equals("SAME_UPPER");
            before.add((int) Math.min(Integer.MAX_VALUE, upper ? less : more));
            after.add((int) Math.min(Integer.MAX_VALUE, upper ? more : less));
        }
        return new Edges(before, after);
    }

    private static Object sizes(List<Integer> sizes) {
        return sizes.size() == 1 ? (Object) sizes.getFirst() : sizes;
    }
}
