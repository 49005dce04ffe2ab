package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.Unflatten;
import studio.lipschitz.tensor.Shape;

/// Operators of ONNX that move or frame values, and those that compute a shape of a shape.
final class OnnxShapes {

    private OnnxShapes() {}

    /// Leaves out axes of size 1 behind the channels, all of them: a Flatten.
    static OnnxValue squeezed(OnnxCall call) throws Refusal {
        Shape shape = call.shape(0);
        List<Long> axes = call.input(1).isPresent() ? call.integers(1) : call.longs("axes");
        List<Long> places = axes.stream().map(axis -> axis < 0 ? axis + shape.rank() + 1 : axis).sorted().toList();
        boolean all = shape.rank() >= 2 && places.size() == shape.rank() - 1;
        for (int i = 0; all && i < places.size(); i++) {
            all = places.get(i) == i + 2 && shape.dim(i + 1) == 1;
        }
        if (!all) {
            throw call.refuse(text("exchange.onnx.setting", "axes", axes));
        }
        return call.add(Flatten.DEFAULT, call.data(0));
    }

    static OnnxValue flatten(OnnxCall call) throws Refusal {
        call.expect("axis", 1, 1);
        return call.add(Flatten.DEFAULT, call.data(0));
    }

    static OnnxValue reshape(OnnxCall call) throws Refusal {
        Shape input = call.shape(0);
        List<Long> wanted = call.inputs() > 1 ? call.integers(1) : call.longs("shape");
        if (call.integer("allowzero", 0) != 0 && wanted.contains(0L)) {
            throw call.refuse(text("exchange.onnx.setting", "allowzero", 1));
        }
        List<Integer> rest = wanted.isEmpty() ? List.of() : rest(call, input, wanted);
        if (rest.size() == 1) {
            return call.add(Flatten.DEFAULT, call.data(0));
        }
        if (input.rank() == 1 && rest.size() > 1) {
            return call.add(new Unflatten(1, new Shape(rest)), call.data(0));
        }
        throw call.refuse(text("exchange.onnx.reshape", input, wanted));
    }

    /// The sizes behind the batch axis, if that stays as it is.
    private static List<Integer> rest(OnnxCall call, Shape input, List<Long> wanted) throws Refusal {
        var sizes = new ArrayList<Long>();
        long known = 1;
        int open = -1;
        for (int axis = 1; axis < wanted.size(); axis++) {
            long size = wanted.get(axis);
            size = size == 0 && axis <= input.rank() ? input.dim(axis - 1) : size;
            if (size == -1 && open < 0) {
                open = axis - 1;
            } else if (size < 1 || size > Integer.MAX_VALUE || known > Integer.MAX_VALUE) {
                return List.of();
            } else {
                known *= size;
            }
            sizes.add(size);
        }
        boolean divides = known <= input.size() && input.size() % known == 0;
        if (open >= 0 && divides) {
            sizes.set(open, input.size() / known);
            known = input.size();
        }
        // -1 before sizes that make up one sample leaves the batch; so do 0 and the batch itself, and 1 where the file was made with one sample
        long first = wanted.getFirst();
        boolean batch = first == 0 || first == OnnxValue.BATCH || first == call.batch || (first == -1 && open < 0);
        return batch && known == input.size() && !sizes.isEmpty()
                ? sizes.stream().map(Long::intValue).toList()
                : List.of();
    }

    static OnnxValue depthToSpace(OnnxCall call) throws Refusal {
        if (!call.word("mode", "DCR").equals("CRD") || call.shape(0).rank() != 3) {
            throw call.refuse(text("exchange.onnx.setting", "mode", call.word("mode", "DCR")));
        }
        long factor = call.integer("blocksize", 0);
        return call.add("PixelShuffle", Map.of("upscale_factor", Math.clamp(factor, 0, Integer.MAX_VALUE)));
    }

    static OnnxValue pad(OnnxCall call) throws Refusal {
        Shape shape = call.shape(0);
        int axes = shape.rank() - 1;
        List<Long> pads = call.inputs() > 1 ? call.integers(1) : call.longs("pads");
        if (axes < 1 || axes > 3) {
            throw call.refuse(text("exchange.onnx.axes", axes));
        }
        List<Long> whole = spread(call, pads, shape.rank() + 1);
        var before = new ArrayList<Integer>();
        var after = new ArrayList<Integer>();
        for (int axis = 0; axis <= shape.rank(); axis++) {
            long first = whole.get(axis);
            long last = whole.get(shape.rank() + 1 + axis);
            boolean spatial = axis >= 2;
            if (first < 0 || last < 0 || first > 1 << 20 || last > 1 << 20 || (!spatial && (first != 0 || last != 0))) {
                throw call.refuse(text("exchange.onnx.setting", "pads", pads));
            }
            if (spatial) {
                before.add((int) first);
                after.add((int) last);
            }
        }
        Object margins = margins(before, after);
        double value = call.inputs() > 2 && call.input(2).isPresent()
                ? call.needed(2).values().filter(values -> values.size() == 1)
                        .orElseThrow(() -> call.refuse(text("exchange.onnx.constant", 3))).getFirst()
                : call.real("value", 0);
        String mode = call.word("mode", "constant");
        return switch (mode) {
            case "constant" -> value == 0
                    ? call.add("ZeroPad" + axes + "d", Map.of("padding", margins))
                    : call.add("ConstantPad" + axes + "d", Map.of("padding", margins, "value", value));
            case "reflect" -> call.add("ReflectionPad" + axes + "d", Map.of("padding", margins));
            case "edge" -> call.add("ReplicationPad" + axes + "d", Map.of("padding", margins));
            case "wrap" -> call.add("CircularPad" + axes + "d", Map.of("padding", margins));
            default -> throw call.refuse(text("exchange.onnx.setting", "mode", mode));
        };
    }

    /// For every axis, where only some are named.
    private static List<Long> spread(OnnxCall call, List<Long> pads, int rank) throws Refusal {
        Optional<OnnxValue> named = call.input(3);
        List<Long> axes = named.isPresent() ? call.integers(3) : java.util.stream.LongStream.range(0, rank).boxed().toList();
        if (pads.size() != 2 * axes.size()) {
            throw call.refuse(text("exchange.onnx.setting", "pads", pads));
        }
        var whole = new ArrayList<>(Collections.nCopies(2 * rank, 0L));
        for (int i = 0; i < axes.size(); i++) {
            long axis = axes.get(i) < 0 ? axes.get(i) + rank : axes.get(i);
            if (axis < 0 || axis >= rank) {
                throw call.refuse(text("exchange.onnx.setting", "axes", axes));
            }
            whole.set((int) axis, pads.get(i));
            whole.set((int) axis + rank, pads.get(axes.size() + i));
        }
        return whole;
    }

    /// As torch writes margins: before and after, the last axis first.
    static List<Integer> margins(List<Integer> before, List<Integer> after) {
        var margins = new ArrayList<Integer>();
        for (int axis = before.size() - 1; axis >= 0; axis--) {
            margins.add(before.get(axis));
            margins.add(after.get(axis));
        }
        return margins;
    }
}
