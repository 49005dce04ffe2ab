package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

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
        int count = header(in, name, IMAGES, text("dataset.idx.images"));
        int height = size(in, name, 8, text("dataset.idx.height"));
        int width = size(in, name, 12, text("dataset.idx.width"));
        if ((long) count * height * width > MOST_BYTES) {
            throw new DataException(text("dataset.idx.tooMany", name, count, height, width));
        }
        return new Images(count, height, width,
                values(in, name, count * height * width, text("dataset.idx.countImages", count, height, width)));
    }

    static byte[] labels(InputStream raw, String name) throws IOException {
        DataInputStream in = open(raw, name);
        int count = header(in, name, LABELS, text("dataset.idx.labels"));
        return values(in, name, count, text("dataset.idx.countLabels", count));
    }

    private static DataInputStream open(InputStream raw, String name) throws IOException {
        var buffered = new BufferedInputStream(raw, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        try {
            return new DataInputStream(gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered);
        } catch (ZipException | EOFException e) {
            throw new DataException(text("dataset.idx.gzip", name), e);
        }
    }

    private static int header(DataInputStream in, String name, int magic, String what) throws IOException {
        int found = word(in, name, 0);
        if (found != magic) {
            throw new DataException(text("dataset.idx.magic", name, what, magic, found));
        }
        int count = word(in, name, 4);
        if (count < 1) {
            throw new DataException(text("dataset.idx.count", name, what, count));
        }
        return count;
    }

    private static int size(DataInputStream in, String name, int place, String what) throws IOException {
        int size = word(in, name, place);
        if (size < 1 || size > 1 << 16) {
            throw new DataException(text("dataset.idx.size", name, what, size));
        }
        return size;
    }

    private static int word(DataInputStream in, String name, int place) throws IOException {
        try {
            return in.readInt();
        } catch (EOFException e) {
            throw new DataException(text("dataset.idx.header", name, place), e);
        }
    }

    private static byte[] values(DataInputStream in, String name, int count, String promised) throws IOException {
        byte[] values;
        try {
            values = in.readNBytes(count);
        } catch (ZipException | EOFException e) {
            throw new DataException(text("dataset.idx.compressed", name), e);
        }
        if (values.length < count) {
            throw new DataException(text("dataset.idx.short", name, values.length, promised));
        }
        return values;
    }
}
