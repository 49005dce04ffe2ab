package studio.lipschitz.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads event files as TensorFlow documents them, with a CRC-32C computed bit by bit.
public final class TensorBoardReader {

    /// @param begins whether a run goes on here
    public record Event(double wallTime, long step, String version, boolean begins, Map<String, Float> scalars) {}

    private TensorBoardReader() {}

    public static List<Event> read(Path file) throws IOException {
        return read(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    private static List<Event> read(ByteBuffer bytes) throws IOException {
        ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
        var events = new ArrayList<Event>();
        while (in.hasRemaining()) {
            int at = in.position();
            long length = in.getLong();
            check(in, at, 8, "length");
            int data = in.position();
            in.position(data + Math.toIntExact(length));
            check(in, data, Math.toIntExact(length), "data");
            events.add(event(in.slice(data, Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN)));
        }
        return events;
    }

    /// The scalars that TensorBoard shows of these files: where a run goes on, which is at every start but the first, it forgets the steps from there
    /// on, as `_CheckForRestartAndMaybePurge` of its `plugin_event_accumulator.py` does, and a record that is not whole ends a file.
    public static List<Event> shown(List<Path> files) throws IOException {
        var shown = new ArrayList<Event>();
        boolean begun = false;
        for (Path file : files) {
            for (Event event : whole(file)) {
                if (event.begins() && begun) {
                    shown.removeIf(earlier -> earlier.step() >= event.step());
                }
                begun |= event.begins();
                if (!event.scalars().isEmpty()) {
                    shown.add(event);
                }
            }
        }
        return shown;
    }

    private static List<Event> whole(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = 0;
        while (end + 12 <= bytes.length) {
            long next = end + 16 + ByteBuffer.wrap(bytes, end, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (next > bytes.length) {
                break;
            }
            end = (int) next;
        }
        return read(ByteBuffer.wrap(bytes, 0, end));
    }

    private static void check(ByteBuffer in, int from, int size, String what) throws IOException {
        int crc = ~0;
        for (int i = from; i < from + size; i++) {
            crc ^= in.get(i) & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x82F63B78 : crc >>> 1; // Castagnoli's polynomial, reflected
            }
        }
        crc = ~crc;
        int told = in.getInt() - 0xA282EAD8; // unmasked as crc32c.h does
        if ((told >>> 17 | told << 15) != crc) {
            throw new IOException("CRC of the " + what + " at " + from);
        }
    }

    private static Event event(ByteBuffer in) {
        double wall = 0;
        long step = 0;
        String version = "";
        boolean begins = false;
        Map<String, Float> scalars = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            switch ((int) tag) {
                case 1 << 3 | 1 -> wall = in.getDouble();
                case 2 << 3 -> step = varint(in);
                case 3 << 3 | 2 -> version = new String(bytes(in), StandardCharsets.UTF_8);
                case 5 << 3 | 2 -> summary(ByteBuffer.wrap(bytes(in)), scalars);
                case 7 << 3 | 2 -> begins = List.of(8, 1).equals(numbers(bytes(in))); // status: START
                default -> throw new IllegalStateException("field " + tag);
            }
        }
        return new Event(wall, step, version, begins, scalars);
    }

    private static void summary(ByteBuffer in, Map<String, Float> scalars) {
        while (in.hasRemaining()) {
            if (varint(in) != (1 << 3 | 2)) {
                throw new IllegalStateException("a summary holds values only");
            }
            ByteBuffer value = ByteBuffer.wrap(bytes(in)).order(ByteOrder.LITTLE_ENDIAN);
            String tag = "";
            float number = Float.NaN;
            while (value.hasRemaining()) {
                long field = varint(value);
                if (field == (1 << 3 | 2)) {
                    tag = new String(bytes(value), StandardCharsets.UTF_8);
                } else if (field == (2 << 3 | 5)) {
                    number = value.getFloat();
                } else {
                    throw new IllegalStateException("field " + field);
                }
            }
            if (scalars.put(tag, number) != null) {
                throw new IllegalStateException(tag + " twice");
            }
        }
    }

    private static List<Integer> numbers(byte[] bytes) {
        var numbers = new ArrayList<Integer>();
        for (byte each : bytes) {
            numbers.add((int) each);
        }
        return numbers;
    }

    private static byte[] bytes(ByteBuffer in) {
        var bytes = new byte[Math.toIntExact(varint(in))];
        in.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte part;
        do {
            part = in.get();
            value |= (part & 0x7FL) << shift;
            shift += 7;
        } while (part < 0);
        return value;
    }
}
