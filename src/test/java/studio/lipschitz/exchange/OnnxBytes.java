package studio.lipschitz.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes ONNX models, as small as they come: what the protobuf library would write.
final class OnnxBytes {
    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
    private long opset = 20;

    static OnnxBytes of(long... input) {
        return new OnnxBytes().input("x", input);
    }

    OnnxBytes opset(long version) {
        opset = version;
        return this;
    }

    /// @param dims with the batch; -1 for an open size
    OnnxBytes input(String name, long... dims) {
        return add(11, value(name, dims));
    }

    OnnxBytes output(String name) {
        return add(12, value(name));
    }

    /// Zeros of that shape.
    OnnxBytes weight(String name, long... dims) {
        int count = (int) Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        return add(5, tensor(name, 1, new byte[count * 4], dims));
    }

    OnnxBytes integers(String name, long... values) {
        return add(5, wide(name, values));
    }

    OnnxBytes reals(String name, float... values) {
        var raw = java.nio.ByteBuffer.allocate(values.length * 4).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        return add(5, tensor(name, 1, raw.array(), values.length));
    }

    /// @param inputs with commas between them
    /// @param attributes as made by [#integer] and its like
    OnnxBytes node(String operator, String inputs, String outputs, byte[]... attributes) {
        var node = new ByteArrayOutputStream();
        for (String input : inputs.split(",", -1)) {
            message(node, 1, utf8(input));
        }
        for (String output : outputs.split(",", -1)) {
            message(node, 2, utf8(output));
        }
        message(node, 3, utf8("n_" + outputs));
        message(node, 4, utf8(operator));
        for (byte[] attribute : attributes) {
            message(node, 5, attribute);
        }
        return add(1, node.toByteArray());
    }

    byte[] model() {
        var set = new ByteArrayOutputStream();
        message(set, 1, new byte[0]);
        number(set, 2, opset);
        var model = new ByteArrayOutputStream();
        number(model, 1, 9);
        message(model, 8, set.toByteArray());
        message(model, 7, graph.toByteArray());
        return model.toByteArray();
    }

    static byte[] integer(String name, long value) {
        var attribute = named(name);
        number(attribute, 3, value);
        number(attribute, 20, 2);
        return attribute.toByteArray();
    }

    static byte[] real(String name, float value) {
        var attribute = named(name);
        varint(attribute, 2 << 3 | 5);
        int bits = Float.floatToIntBits(value);
        for (int shift = 0; shift < 32; shift += 8) {
            attribute.write(bits >>> shift);
        }
        return attribute.toByteArray();
    }

    static byte[] word(String name, String value) {
        var attribute = named(name);
        message(attribute, 4, utf8(value));
        return attribute.toByteArray();
    }

    static byte[] list(String name, long... values) {
        var attribute = named(name);
        for (long value : values) {
            number(attribute, 8, value);
        }
        return attribute.toByteArray();
    }

    private static ByteArrayOutputStream named(String name) {
        var attribute = new ByteArrayOutputStream();
        message(attribute, 1, utf8(name));
        return attribute;
    }

    private static byte[] wide(String name, long... values) {
        var raw = java.nio.ByteBuffer.allocate(values.length * 8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            raw.putLong(value);
        }
        return tensor(name, 7, raw.array(), values.length);
    }

    private static byte[] tensor(String name, int type, byte[] raw, long... dims) {
        var tensor = new ByteArrayOutputStream();
        for (long dim : dims) {
            number(tensor, 1, dim);
        }
        number(tensor, 2, type);
        message(tensor, 8, utf8(name));
        message(tensor, 9, raw);
        return tensor.toByteArray();
    }

    private static byte[] value(String name, long... dims) {
        var shape = new ByteArrayOutputStream();
        for (long dim : dims) {
            var one = new ByteArrayOutputStream();
            if (dim < 0) {
                message(one, 2, utf8("N"));
            } else {
                number(one, 1, dim);
            }
            message(shape, 1, one.toByteArray());
        }
        var tensor = new ByteArrayOutputStream();
        number(tensor, 1, 1);
        message(tensor, 2, shape.toByteArray());
        var type = new ByteArrayOutputStream();
        message(type, 1, tensor.toByteArray());
        var value = new ByteArrayOutputStream();
        message(value, 1, utf8(name));
        message(value, 2, type.toByteArray());
        return value.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private OnnxBytes add(int field, byte[] content) {
        message(graph, field, content);
        return this;
    }

    private static void message(ByteArrayOutputStream out, int field, byte[] content) {
        varint(out, (long) field << 3 | 2);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
