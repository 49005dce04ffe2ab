package studio.lipschitz.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.lipschitz.exchange.OnnxModel.Tensor;

/// Reads tensors and lists of numbers of an ONNX file.
final class OnnxTensors {
    private static final int MOST = 100_000; // values of a list
    private static final int MOST_VALUES = 4096; // of a tensor: no shape and no padding has more
    private static final int FLOAT = 1;
    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int DOUBLE = 11;

    private OnnxTensors() {}

    static void integers(OnnxWire wire, List<Long> into) throws Refusal {
        if (!wire.packed()) {
            into.add(wire.integer());
            return;
        }
        for (OnnxWire inner = wire.message(); inner.hasRemaining();) {
            add(into, inner.varint());
        }
    }

    static void reals(OnnxWire wire, List<Double> into) throws Refusal {
        if (!wire.packed()) {
            into.add((double) wire.real());
            return;
        }
        for (OnnxWire inner = wire.message(); inner.hasRemaining();) {
            add(into, (double) Float.intBitsToFloat(inner.fixed32()));
        }
    }

    static <T> void add(List<T> into, T value) throws Refusal {
        if (into.size() >= MOST) {
            throw OnnxWire.broken();
        }
        into.add(value);
    }

    static Tensor tensor(OnnxWire wire, Map<String, Tensor> into) throws Refusal {
        String name = "";
        long type = 0;
        boolean outside = false;
        var dims = new ArrayList<Long>();
        var pieces = new ArrayList<Map.Entry<Integer, ByteBuffer>>();
        var single = new ArrayList<Double>();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> integers(wire, dims);
                case 2 -> type = wire.integer();
                case 8 -> name = wire.word();
                case 14 -> outside = wire.integer() != 0;
                case 4, 5, 7, 9, 10 -> {
                    if (wire.packed()) {
                        pieces.add(Map.entry(field, wire.bytes()));
                    } else if (field == 4) {
                        add(single, (double) wire.real());
                    } else if (field == 5 || field == 7) {
                        add(single, (double) wire.integer());
                    } else {
                        throw OnnxWire.broken();
                    }
                }
                default -> wire.skip();
            }
            if (dims.size() > 16 || pieces.size() > MOST_VALUES) {
                throw OnnxWire.broken();
            }
        }
        var sizes = new ArrayList<Integer>();
        for (long dim : dims) {
            if (dim < 0 || dim > Integer.MAX_VALUE) {
                throw OnnxWire.broken();
            }
            sizes.add((int) dim);
        }
        boolean real = type == FLOAT || type == DOUBLE;
        var plain = new Tensor(sizes, Optional.empty(), real);
        boolean few = !outside && plain.size() <= MOST_VALUES;
        var tensor = few ? new Tensor(sizes, values(type, pieces, single, plain.size()), real) : plain;
        into.put(name, tensor);
        return tensor;
    }

    private static Optional<List<Double>> values(
            long type, List<Map.Entry<Integer, ByteBuffer>> pieces, List<Double> single, long count) throws Refusal {
        var values = new ArrayList<>(single);
        for (var piece : pieces) {
            ByteBuffer bytes = piece.getValue();
            if (bytes.remaining() > MOST_VALUES * 10 || values.size() > count) {
                return Optional.empty();
            }
            if (piece.getKey() == 9) {
                raw(type, bytes, values);
            } else {
                for (var inner = new OnnxWire(bytes); inner.hasRemaining();) {
                    switch (piece.getKey()) {
                        case 4 -> values.add((double) Float.intBitsToFloat(inner.fixed32()));
                        case 10 -> values.add(Double.longBitsToDouble(inner.fixed64()));
                        default -> values.add((double) inner.varint());
                    }
                }
            }
        }
        boolean known = type == FLOAT || type == INT32 || type == INT64 || type == DOUBLE;
        return known && values.size() == count ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private static void raw(long type, ByteBuffer bytes, List<Double> into) {
        while (bytes.remaining() >= (type == FLOAT || type == INT32 ? 4 : 8)) {
            switch ((int) type) {
                case FLOAT -> into.add((double) bytes.getFloat());
                case INT32 -> into.add((double) bytes.getInt());
                case INT64 -> into.add((double) bytes.getLong());
                case DOUBLE -> into.add(bytes.getDouble());
                default -> bytes.position(bytes.limit());
            }
        }
    }
}
