package studio.lipschitz.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.text.Texts;

/// The binary version of CIFAR-10 and CIFAR-100: a `.tar.gz` of files with one record an image, its classes and 3 × 32 × 32 bytes of colour planes.
///
/// Format: https://www.cs.toronto.edu/~kriz/cifar.html.
final class CifarSource {
    private static final int PIXELS = 3 * 32 * 32;
    private static final int BLOCK = 512;

    private final Path archive;
    private final Map<String, byte[]> files = new HashMap<>();

    private CifarSource(Path archive) throws IOException {
        this.archive = archive;
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16), 1 << 16)) {
            untar(in);
        } catch (ZipException | EOFException e) {
            throw new DataException(Texts.text("dataset.cifar.damaged", archive), e);
        }
    }

    static Samples ten(DataName name, Path archive) throws IOException {
        var source = new CifarSource(archive);
        List<String> train = List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin");
        return source.samples(name, "batches.meta.txt", train, "test_batch.bin", 1);
    }

    /// With its hundred fine classes.
    static Samples hundred(DataName name, Path archive) throws IOException {
        return new CifarSource(archive).samples(name, "fine_label_names.txt", List.of("train.bin"), "test.bin", 2);
    }

    /// @param labels bytes before the pixels, of which the last one is the class
    private Samples samples(DataName name, String names, List<String> train, String test, int labels) throws DataException {
        List<String> classes = new String(file(names), StandardCharsets.US_ASCII).lines().map(String::strip).filter(s -> !s.isEmpty())
                .toList();
        boolean grey = name.flag(DataOption.GREY, false);
        Split trained = Split.concat(splits(train, labels, classes.size(), grey));
        Split tested = splits(List.of(test), labels, classes.size(), grey).getFirst();
        return new Samples(Shape.of(grey ? 1 : 3, 32, 32), classes, List.of(trained, tested), false);
    }

    private List<Split> splits(List<String> names, int labels, int classes, boolean grey) throws DataException {
        var splits = new java.util.ArrayList<Split>();
        for (String name : names) {
            byte[] records = file(name);
            int record = labels + PIXELS;
            if (records.length == 0 || records.length % record != 0) {
                throw new DataException(Texts.text("dataset.cifar.records", archive, name, records.length, record));
            }
            int count = records.length / record;
            int each = grey ? PIXELS / 3 : PIXELS;
            var pixels = new byte[count * each];
            var kinds = new int[count];
            for (int i = 0; i < count; i++) {
                kinds[i] = records[i * record + labels - 1] & 0xff;
                if (kinds[i] >= classes) {
                    throw new DataException(Texts.text("dataset.cifar.class", archive, name, i + 1, kinds[i], classes));
                }
                var image = new byte[PIXELS];
                System.arraycopy(records, i * record + labels, image, 0, PIXELS);
                new Picture(32, 32, false, image).channels(grey ? 1 : 3).copy(pixels, i * each);
            }
            splits.add(new Split(pixels, kinds, each));
            files.remove(name);
        }
        return splits;
    }

    private byte[] file(String name) throws DataException {
        byte @Nullable [] content = files.get(name);
        if (content == null) {
            throw new DataException(Texts.text("dataset.cifar.missing", archive, name));
        }
        return content;
    }

    /// Blocks of 512 bytes: a header with name and size, then the content. Format: POSIX ustar.
    private void untar(InputStream in) throws IOException {
        for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; header = in.readNBytes(BLOCK)) {
            String name = text(header, 0, 100);
            long size;
            try {
                size = Long.parseLong(text(header, 124, 12).strip(), 8);
            } catch (NumberFormatException e) {
                throw new DataException(Texts.text("dataset.cifar.sizeUnread", archive, name), e);
            }
            if (size < 0 || size > 1 << 30) {
                throw new DataException(Texts.text("dataset.cifar.size", archive, name, size));
            }
            byte[] content = in.readNBytes((int) size);
            if (content.length < size) {
                throw new EOFException();
            }
            if (header[156] == '0' || header[156] == 0) {
                files.put(name.substring(name.lastIndexOf('/') + 1), content);
            }
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        }
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.US_ASCII);
    }
}
