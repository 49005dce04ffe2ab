package studio.lipschitz.dataset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads the IDX format of MNIST: a magic number, the sizes, then one unsigned byte a value; plain or gzipped.
///
/// Format: http://yann.lecun.com/exdb/mnist.
final class IdxReader {
    private static final int IMAGES = 0x00000803;
    private static final int LABELS = 0x00000801;

    /// More bytes than this are taken for a damaged header.
    private static final long MOST_BYTES = Integer.MAX_VALUE - 16L;

    /// @param values `count` images of `height` × `width`, 0 to 255
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Images(int count, int height, int width, byte[] values) {}

    private IdxReader() {}

    /// @param name what the messages call it
    static Images images(InputStream raw, String name) throws IOException {
        DataInputStream in = open(raw, name);
        int count = header(in, name, IMAGES, "images");
        int height = size(in, name, "height");
        int width = size(in, name, "width");
        if ((long) count * height * width > MOST_BYTES) {
            throw new DataException("%s: its header asks for %d images of %d × %d, more than fit into memory; the file is damaged"
                    .formatted(name, count, height, width));
        }
        return new Images(count, height, width,
                values(in, name, count * height * width, "%d images of %d × %d".formatted(count, height, width)));
    }

    static byte[] labels(InputStream raw, String name) throws IOException {
        DataInputStream in = open(raw, name);
        int count = header(in, name, LABELS, "labels");
        return values(in, name, count, count + " labels");
    }

    private static DataInputStream open(InputStream raw, String name) throws IOException {
        var buffered = new BufferedInputStream(raw, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        try {
            return new DataInputStream(gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered);
        } catch (ZipException | EOFException e) {
            throw new DataException(name + ": its gzip header is damaged; copy the file again", e);
        }
    }

    private static int header(DataInputStream in, String name, int magic, String what) throws IOException {
        int found = word(in, name, 0);
        if (found != magic) {
            throw new DataException("%s: an IDX file of %s begins with 0x%08x, this one begins with 0x%08x"
                    .formatted(name, what, magic, found));
        }
        int count = word(in, name, 4);
        if (count < 1) {
            throw new DataException("%s: the number of %s at byte 4 must be at least 1, was %d".formatted(name, what, count));
        }
        return count;
    }

    private static int size(DataInputStream in, String name, String what) throws IOException {
        int size = word(in, name, what.equals("height") ? 8 : 12);
        if (size < 1 || size > 1 << 16) {
            throw new DataException("%s: the %s of an image must be from 1 to 65536, was %d".formatted(name, what, size));
        }
        return size;
    }

    private static int word(DataInputStream in, String name, int place) throws IOException {
        try {
            return in.readInt();
        } catch (EOFException e) {
            throw new DataException("%s ends at byte %d, within its header; copy the file again".formatted(name, place), e);
        }
    }

    private static byte[] values(DataInputStream in, String name, int count, String promised) throws IOException {
        byte[] values;
        try {
            values = in.readNBytes(count);
        } catch (ZipException | EOFException e) {
            throw new DataException("%s: its compressed data are damaged or cut off; copy the file again".formatted(name), e);
        }
        if (values.length < count) {
            throw new DataException("%s ends after %d values; its header promises %s".formatted(name, values.length, promised));
        }
        return values;
    }
}
