package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/// One array of NumPy's `.npy` format, versions 1 to 3: a magic word, a header in Python's spelling, then the numbers in C order.
///
/// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
final class NpyReader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_HEADER = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /// @param sizes along each axis; empty for a single number
    /// @param type as NumPy spells it, without the byte order: `u1`, `f4`
    record Header(List<Integer> sizes, String type, ByteOrder order) {
        int count() {
            return sizes.stream().reduce(1, Math::multiplyExact);
        }

        int bytes() {
            return type.charAt(1) - '0';
        }
    }

    private final DataInputStream in;
    private final String name;
    private final Header header;

    /// Reads the header.
    NpyReader(InputStream stream, String name) throws IOException {
        this.in = new DataInputStream(stream);
        this.name = name;
        this.header = header();
    }

    Header read() {
        return header;
    }

    /// The numbers as they stand; only for `u1`.
    byte[] pixels() throws IOException {
        Memory.require(name, header.count(), 1, 1);
        return bytes(header.count(), 0);
    }

    /// The numbers as float32.
    float[] floats() throws IOException {
        int count = header.count();
        Memory.require(name, count, 1, Float.BYTES);
        var values = new float[count];
        int chunk = 1 << 13;
        for (int start = 0; start < count; start += chunk) {
            int length = Math.min(chunk, count - start);
            ByteBuffer raw = ByteBuffer.wrap(bytes(length * header.bytes(), start)).order(header.order());
            for (int i = 0; i < length; i++) {
                values[start + i] = (float) number(raw, i);
            }
        }
        return values;
    }

    /// The numbers as whole ones.
    ///
    /// @throws DataException at the first that is none
    long[] integers() throws IOException {
        int count = header.count();
        Memory.require(name, count, 1, Long.BYTES);
        ByteBuffer raw = ByteBuffer.wrap(bytes(Math.multiplyExact(count, header.bytes()), 0)).order(header.order());
        var values = new long[count];
        for (int i = 0; i < count; i++) {
            double number = number(raw, i);
            values[i] = (long) number;
            if (values[i] != number || Math.abs(number) > 1L << 53) {
                throw new DataException(text("dataset.npy.whole", name, i + 1, number));
            }
        }
        return values;
    }

    private double number(ByteBuffer raw, int i) {
        return switch (header.type()) {
            case "u1", "b1" -> raw.get(i) & 0xff;
            case "i1" -> raw.get(i);
            case "i2" -> raw.getShort(2 * i);
            case "u2" -> raw.getShort(2 * i) & 0xffff;
            case "i4" -> raw.getInt(4 * i);
            case "u4" -> raw.getInt(4 * i) & 0xffff_ffffL;
            case "i8", "u8" -> raw.getLong(8 * i);
            case "f4" -> raw.getFloat(4 * i);
            default -> raw.getDouble(8 * i);
        };
    }

    private byte[] bytes(int length, int before) throws IOException {
        byte[] bytes;
        try {
            bytes = in.readNBytes(length);
        } catch (ZipException | EOFException e) {
            throw new DataException(text("dataset.npy.damaged", name), e);
        }
        if (bytes.length < length) {
            throw new DataException(text("dataset.npy.short", name, before + bytes.length / header.bytes(), header.sizes()));
        }
        return bytes;
    }

    private Header header() throws IOException {
        try {
            byte[] magic = in.readNBytes(8);
            if (magic.length < 8 || !Arrays.equals(magic, 0, 6, MAGIC, 0, 6)) {
                throw new DataException(text("dataset.npy.noArray", name));
            }
            int length = magic[6] == 1 ? Short.toUnsignedInt(Short.reverseBytes(in.readShort())) : Integer.reverseBytes(in.readInt());
            if (length < 0 || length > MOST_HEADER) {
                throw new DataException(text("dataset.npy.headerLength", name, length));
            }
            return parsed(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        } catch (ZipException | EOFException e) {
            throw new DataException(text("dataset.npy.header", name), e);
        }
    }

    private Header parsed(String text) throws DataException {
        String descr = field(DESCR, text, "descr");
        boolean fortran = field(ORDER, text, "fortran_order").equals("True");
        List<Integer> sizes;
        try {
            sizes = Arrays.stream(field(SHAPE, text, "shape").split(",", -1)).map(String::strip).filter(part -> !part.isEmpty())
                    .map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new DataException(text("dataset.npy.shape", name), e);
        }
        if (!descr.matches("[<>|=]?([ui][1248]|f[48]|b1)")) {
            throw new DataException(text("dataset.npy.type", name, descr));
        }
        if (fortran && sizes.size() > 1) {
            throw new DataException(text("dataset.npy.fortran", name));
        }
        double numbers = sizes.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        if (numbers > Integer.MAX_VALUE - 16.0) {
            throw new DataException(text("dataset.npy.tooLarge", name, sizes));
        }
        return new Header(sizes, descr.substring(descr.length() - 2),
                descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private String field(Pattern pattern, String text, String what) throws DataException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new DataException(text("dataset.npy.field", name, what));
        }
        return matcher.group(1);
    }
}
