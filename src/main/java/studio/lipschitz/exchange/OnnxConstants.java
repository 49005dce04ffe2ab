package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Operators on constants and sizes: exporters leave such arithmetic in the graph before a Reshape or a Pad.
final class OnnxConstants {
    /// Without data among their inputs.
    static final Set<String> OPERATORS = Set.of(
            "Constant", "ConstantOfShape", "Concat", "Reshape", "Slice", "Transpose", "Cast", "Gather", "Unsqueeze", "Squeeze", "Identity");

    private static final int MOST = 4096; // values
    private static final int FLOAT = 1;
    private static final int INT32 = 6;
    private static final int INT64 = 7;

    private OnnxConstants() {}

    static OnnxValue of(OnnxCall call) throws Refusal {
        return switch (call.operator()) {
            case "Constant" -> constant(call);
            case "ConstantOfShape" -> filled(call);
            case "Concat" -> joined(call);
            case "Reshape" -> reshaped(call);
            case "Slice" -> sliced(call);
            case "Transpose" -> transposed(call);
            case "Cast" -> cast(call);
            case "Gather" -> gathered(call);
            case "Unsqueeze", "Squeeze" -> flat(call);
            default -> new OnnxValue.Known(call.needed(0)); // Identity: a weight under another name
        };
    }

    /// The sizes of some data.
    static OnnxValue shape(OnnxCall call) throws Refusal {
        call.expect("start", 0, 0);
        var sizes = new ArrayList<Double>();
        sizes.add(Double.NaN);
        call.shape(0).dims().forEach(dim -> sizes.add(dim.doubleValue()));
        return list(sizes);
    }

    private static OnnxValue constant(OnnxCall call) throws Refusal {
        List<Long> integers = call.longs("value_ints");
        return integers.isEmpty()
                ? new OnnxValue.Known(call.tensor("value").orElseThrow(() -> call.refuse(text("exchange.onnx.constantForm"))))
                : list(integers.stream().map(Long::doubleValue).toList());
    }

    private static OnnxValue filled(OnnxCall call) throws Refusal {
        Optional<OnnxModel.Tensor> value = call.tensor("value");
        double each = value.isEmpty() ? 0 : one(call, value.get());
        List<Long> dims = call.integers(0);
        if (dims.size() != 1 || dims.getFirst() < 0 || dims.getFirst() > MOST) {
            throw unread(call, 1);
        }
        List<Double> values = Collections.nCopies(dims.getFirst().intValue(), each);
        boolean real = value.isEmpty() || value.get().real();
        return new OnnxValue.Known(new OnnxModel.Tensor(List.of(values.size()), Optional.of(values), real));
    }

    private static double one(OnnxCall call, OnnxModel.Tensor tensor) throws Refusal {
        return tensor.values().filter(values -> values.size() == 1).orElseThrow(() -> unread(call, 1)).getFirst();
    }

    private static OnnxValue joined(OnnxCall call) throws Refusal {
        call.expect("axis", 0, 0);
        var all = new ArrayList<Double>();
        for (int i = 0; i < call.inputs(); i++) {
            all.addAll(values(call, i, 1));
            if (all.size() > MOST) {
                throw unread(call, i + 1);
            }
        }
        return list(all);
    }

    private static OnnxValue reshaped(OnnxCall call) throws Refusal {
        call.expect("allowzero", 0, 0);
        List<Double> values = values(call, 0, 2);
        List<Long> wanted = call.integers(1);
        long known = wanted.stream().filter(size -> size != -1).mapToLong(size -> Math.clamp(size, 0, MOST))
                .reduce(1, (a, b) -> Math.min(a * b, MOST + 1));
        var dims = new ArrayList<Integer>();
        for (long size : wanted) {
            dims.add((int) (size == -1 && known > 0 ? values.size() / known : size));
        }
        var made = new OnnxModel.Tensor(dims, Optional.of(values), false);
        if (known < 1 || dims.size() > 2 || Collections.frequency(wanted, -1L) > 1 || made.size() != values.size()) {
            throw unread(call, 2);
        }
        return new OnnxValue.Known(made);
    }

    /// Rows from one to another, forwards or backwards.
    private static OnnxValue sliced(OnnxCall call) throws Refusal {
        OnnxModel.Tensor tensor = call.needed(0);
        List<Double> values = values(call, 0, 2);
        long rows = tensor.dims().isEmpty() ? 1 : tensor.dims().getFirst();
        List<Long> steps = call.input(4).isPresent() ? call.integers(4) : List.of(1L);
        List<Long> axes = call.input(3).isPresent() ? call.integers(3) : List.of(0L);
        boolean plain = call.integers(1).size() == 1 && call.integers(2).size() == 1 && axes.equals(List.of(0L)) && steps.size() == 1
                && Math.abs(steps.getFirst()) == 1 && rows > 0;
        if (!plain) {
            throw unread(call, 2);
        }
        long step = steps.getFirst();
        long from = placed(call.integers(1).getFirst(), rows, step > 0 ? 0 : -1, step > 0 ? rows : rows - 1);
        long to = placed(call.integers(2).getFirst(), rows, step > 0 ? 0 : -1, step > 0 ? rows : rows - 1);
        int width = (int) (values.size() / rows);
        var taken = new ArrayList<Double>();
        int count = 0;
        for (long row = from; step > 0 ? row < to : row > to; row += step) {
            taken.addAll(values.subList((int) row * width, ((int) row + 1) * width));
            count++;
        }
        var dims = new ArrayList<>(tensor.dims());
        dims.set(0, count);
        return new OnnxValue.Known(new OnnxModel.Tensor(dims, Optional.of(taken), false));
    }

    private static long placed(long index, long rows, long least, long most) {
        return Math.clamp(index < 0 ? index + rows : index, least, most);
    }

    private static OnnxValue transposed(OnnxCall call) throws Refusal {
        OnnxModel.Tensor tensor = call.needed(0);
        List<Double> values = values(call, 0, 2);
        List<Integer> order = call.integers("perm");
        if (tensor.rank() != 2 || !(order.isEmpty() || order.equals(List.of(1, 0)))) {
            throw call.refuse(text("exchange.onnx.setting", "perm", order));
        }
        int rows = tensor.dims().get(0);
        int columns = tensor.dims().get(1);
        var turned = new ArrayList<Double>();
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                turned.add(values.get(row * columns + column));
            }
        }
        return new OnnxValue.Known(new OnnxModel.Tensor(List.of(columns, rows), Optional.of(turned), false));
    }

    private static OnnxValue cast(OnnxCall call) throws Refusal {
        call.ignore("saturate");
        long to = call.integer("to", 0);
        OnnxModel.Tensor tensor = call.needed(0);
        boolean same = tensor.real() ? to == FLOAT : to == INT32 || to == INT64;
        if (!same) {
            throw call.refuse(text("exchange.onnx.setting", "to", to));
        }
        return new OnnxValue.Known(tensor);
    }

    private static OnnxValue gathered(OnnxCall call) throws Refusal {
        call.expect("axis", 0, 0);
        List<Double> from = values(call, 0, 1);
        var taken = new ArrayList<Double>();
        for (long index : call.integers(1)) {
            long place = index < 0 ? index + from.size() : index;
            if (place < 0 || place >= from.size()) {
                throw unread(call, 2);
            }
            taken.add(from.get((int) place));
        }
        return list(taken);
    }

    /// A number becomes a list of one, or the other way.
    private static OnnxValue flat(OnnxCall call) throws Refusal {
        call.ignore("axes");
        return list(values(call, 0, 1));
    }

    private static List<Double> values(OnnxCall call, int i, int mostAxes) throws Refusal {
        OnnxModel.Tensor tensor = call.needed(i);
        if (tensor.real() || tensor.rank() > mostAxes) {
            throw unread(call, i + 1);
        }
        return tensor.values().orElseThrow(() -> unread(call, i + 1));
    }

    private static OnnxValue list(List<Double> values) {
        return new OnnxValue.Known(new OnnxModel.Tensor(List.of(values.size()), Optional.of(List.copyOf(values)), false));
    }

    private static Refusal unread(OnnxCall call, int input) {
        return call.refuse(text("exchange.onnx.constant", input));
    }
}
