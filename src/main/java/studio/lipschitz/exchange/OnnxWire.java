package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A message in the wire format of Protocol Buffers, field by field. Every length is checked against what is left, and nothing is copied but what is asked
/// for.
///
/// ONNX needs eight kinds of messages, which are a page of code with this; the protobuf library would be 2 MB and 20,000 generated lines.
///
/// Source: the "Encoding" page of the Protocol Buffers documentation.
final class OnnxWire {
    private static final int MOST_TEXT = 10_000; // bytes
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final ByteBuffer buffer;
    private int type;

    OnnxWire(ByteBuffer buffer) {
        this.buffer = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The number of the next field; 0 at the end of the message.
    int next() throws Refusal {
        if (!buffer.hasRemaining()) {
            return 0;
        }
        long key = varint();
        type = (int) (key & 7);
        long field = key >>> 3;
        if (field < 1 || field > 0x1FFFFFFF) {
            throw broken();
        }
        return (int) field;
    }

    /// Of an integer field.
    long integer() throws Refusal {
        expect(VARINT);
        return varint();
    }

    float real() throws Refusal {
        expect(FIXED_32);
        return Float.intBitsToFloat(fixed32());
    }

    /// The value of a field that holds bytes, a text or a message.
    ByteBuffer bytes() throws Refusal {
        expect(BYTES);
        long length = varint();
        if (length < 0 || length > buffer.remaining()) {
            throw broken();
        }
        ByteBuffer slice = buffer.slice(buffer.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(buffer.position() + (int) length);
        return slice;
    }

    OnnxWire message() throws Refusal {
        return new OnnxWire(bytes());
    }

    String word() throws Refusal {
        ByteBuffer bytes = bytes();
        if (bytes.remaining() > MOST_TEXT) {
            throw broken();
        }
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    /// Whether the present field holds several values in one piece.
    boolean packed() {
        return type == BYTES;
    }

    boolean hasRemaining() {
        return buffer.hasRemaining();
    }

    void skip() throws Refusal {
        switch (type) {
            case VARINT -> varint();
            case FIXED_64 -> fixed64();
            case BYTES -> bytes();
            case FIXED_32 -> fixed32();
            default -> throw broken();
        }
    }

    long varint() throws Refusal {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte part = one();
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw broken();
    }

    int fixed32() throws Refusal {
        try {
            return buffer.getInt();
        } catch (BufferUnderflowException e) {
            throw broken();
        }
    }

    long fixed64() throws Refusal {
        try {
            return buffer.getLong();
        } catch (BufferUnderflowException e) {
            throw broken();
        }
    }

    private byte one() throws Refusal {
        if (!buffer.hasRemaining()) {
            throw broken();
        }
        return buffer.get();
    }

    private void expect(int wanted) throws Refusal {
        if (type != wanted) {
            throw broken();
        }
    }

    static Refusal broken() {
        return new Refusal("", text("exchange.onnx.broken"));
    }
}
