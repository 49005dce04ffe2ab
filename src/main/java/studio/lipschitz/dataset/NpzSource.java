package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;

/// The arrays of a `.npz` file by their usual names: `x` and `y`, or `x_train`, `y_train`, `x_test`, `y_test` and the like.
///
/// Bytes (`u1`) are pixels and told as 0 to 1; other numbers stand as they are. `(N, H, W)` is one channel; in `(N, H, W, C)` with one, three or
/// four channels last the channels come first here, as the layers want them.
final class NpzSource {
    private static final List<String> X = List.of("x", "images", "data", "features", "inputs");
    private static final List<String> Y = List.of("y", "labels", "targets", "target", "label", "classes");
    private static final List<List<String>> PARTS = List.of(List.of("train"), List.of("val", "valid", "validation"), List.of("test"));

    private final DataName name;
    private final Path file;

    private NpzSource(DataName name) throws DataException {
        this.name = name;
        this.file = name.path();
    }

    static Samples read(DataName name) throws IOException {
        return new NpzSource(name).samples();
    }

    private Samples samples() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DataException(text("dataset.npz.notAFile", name.text(), file));
        }
        try (var zip = new ZipFile(file.toFile())) {
            var entries = new LinkedHashMap<String, ZipEntry>();
            zip.stream().filter(entry -> entry.getName().endsWith(".npy"))
                    .forEach(entry -> entries.put(entry.getName().replaceFirst("\\.npy$", "").toLowerCase(Locale.ROOT), entry));
            return samples(zip, entries);
        } catch (ZipException e) {
            throw new DataException(text("dataset.npz.damaged", file, e.getMessage()), e);
        }
    }

    /// An array with its samples' classes.
    private record Part(Shape shape, @Nullable Split split, String x) {}

    private Samples samples(ZipFile zip, Map<String, ZipEntry> entries) throws IOException {
        var pairs = new ArrayList<ZipEntry[]>();
        for (List<String> part : PARTS) {
            ZipEntry x = find(entries, X, part);
            ZipEntry y = find(entries, Y, part);
            if (x != null && y != null) {
                pairs.add(new ZipEntry[] {x, y});
            } else if (x != null || y != null) {
                throw new DataException(text("dataset.npz.partner", file, (x != null ? x : java.util.Objects.requireNonNull(y)).getName(),
                        part.getFirst(), part.getFirst()));
            }
        }
        if (pairs.isEmpty()) {
            ZipEntry x = find(entries, X, List.of(""));
            ZipEntry y = find(entries, Y, List.of(""));
            if (x == null || y == null) {
                throw new DataException(text("dataset.npz.names", file,
                        entries.isEmpty() ? text("dataset.npz.none") : Arrangement.listed(List.copyOf(entries.keySet()))));
            }
            pairs.add(new ZipEntry[] {x, y});
        }
        var kinds = new ArrayList<long[]>();
        for (ZipEntry[] pair : pairs) {
            kinds.add(classes(zip, pair[1]));
        }
        Labels all = Labels.of(file + ", " + pairs.getFirst()[1].getName(),
                kinds.stream().flatMapToLong(LongStream::of).mapToObj(String::valueOf).toList());
        var parts = new ArrayList<Split>();
        Shape shape = null;
        int from = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int[] own = Arrays.copyOfRange(all.kinds(), from, from + kinds.get(i).length);
            from += own.length;
            Part part = part(zip, pairs.get(i)[0], own);
            if (shape != null && !shape.equals(part.shape())) {
                throw new DataException(
                        text("dataset.npz.shapesDiffer", file, pairs.getFirst()[0].getName(), shape, part.x(), part.shape()));
            }
            shape = part.shape();
            parts.add(java.util.Objects.requireNonNull(part.split()));
        }
        return new Samples(java.util.Objects.requireNonNull(shape), all.classes(), parts, false);
    }

    private static @Nullable ZipEntry find(Map<String, ZipEntry> entries, List<String> words, List<String> parts) {
        for (String part : parts) {
            for (String word : words) {
                for (String spelled : part.isEmpty() ? List.of(word) : List.of(word + "_" + part, part + "_" + word, word + part)) {
                    if (entries.containsKey(spelled)) {
                        return entries.get(spelled);
                    }
                }
            }
        }
        return null;
    }

    private String place(ZipEntry entry) {
        return file + ", " + entry.getName();
    }

    private long[] classes(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
            var array = new NpyReader(in, place(entry));
            List<Integer> sizes = array.read().sizes();
            if (sizes.size() == 2 && sizes.getLast() > 1) {
                return hot(array.integers(), sizes.getLast(), place(entry));
            }
            if (sizes.isEmpty() || sizes.stream().skip(1).anyMatch(size -> size != 1)) {
                throw new DataException(text("dataset.npz.classes", place(entry), sizes));
            }
            return array.integers();
        }
    }

    /// Classes of one-hot rows, of 0 and 1 or of -1 and +1.
    private static long[] hot(long[] rows, int width, String place) throws DataException {
        var kinds = new long[rows.length / width];
        for (int i = 0; i < kinds.length; i++) {
            long[] row = Arrays.copyOfRange(rows, i * width, (i + 1) * width);
            long cold = Arrays.stream(row).min().orElseThrow();
            int[] hot = IntStream.range(0, width).filter(k -> row[k] != cold).toArray();
            if (hot.length != 1 || row[hot[0]] != 1 || (cold != 0 && cold != -1)) {
                throw new DataException(text("dataset.npz.oneHot", place, i + 1, Arrays.toString(row)));
            }
            kinds[i] = hot[0];
        }
        return kinds;
    }

    private Part part(ZipFile zip, ZipEntry entry, int[] kinds) throws IOException {
        try (var in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
            var array = new NpyReader(in, place(entry));
            List<Integer> sizes = array.read().sizes();
            if (sizes.size() < 2 || sizes.contains(0)) {
                throw new DataException(text("dataset.npz.samples", place(entry), sizes));
            }
            if (sizes.getFirst() != kinds.length) {
                throw new DataException(text("dataset.npz.counts", place(entry), sizes.getFirst(), kinds.length));
            }
            List<Integer> own = sizes.subList(1, sizes.size());
            int size = own.stream().reduce(1, Math::multiplyExact);
            boolean last = channelsLast(own);
            Shape shape = last ? Shape.of(own.get(2), own.get(0), own.get(1))
                    : own.size() == 2 ? Shape.of(1, own.get(0), own.get(1)) : new Shape(own);
            if (name.value(DataOption.SHAPE) != null) {
                shape = name.shape(size);
            }
            if (array.read().type().equals("u1")) {
                byte[] pixels = array.pixels();
                return new Part(shape, new Split(last ? channelsFirst(pixels, own) : pixels, kinds, size), entry.getName());
            }
            float[] values = array.floats();
            requireFinite(entry, values, size);
            return new Part(shape, new Split(last ? channelsFirst(values, own) : values, kinds, size), entry.getName());
        }
    }

    private boolean channelsLast(List<Integer> own) {
        if (own.size() != 3 || name.value(DataOption.SHAPE) != null) {
            return false;
        }
        List<Integer> channels = List.of(1, 3, 4);
        return channels.contains(own.get(2)) && !channels.contains(own.get(0));
    }

    private void requireFinite(ZipEntry entry, float[] values, int size) throws DataException {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new DataException(text("dataset.npz.finite", place(entry), i / size, values[i]));
            }
        }
    }

    private static byte[] channelsFirst(byte[] from, List<Integer> own) {
        var to = new byte[from.length];
        int[] source = order(own);
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i / source.length * source.length + source[i % source.length]];
        }
        return to;
    }

    private static float[] channelsFirst(float[] from, List<Integer> own) {
        var to = new float[from.length];
        int[] source = order(own);
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i / source.length * source.length + source[i % source.length]];
        }
        return to;
    }

    /// Where each number of a sample stands before its channels come first.
    private static int[] order(List<Integer> own) {
        int pixels = own.get(0) * own.get(1);
        int channels = own.get(2);
        var order = new int[pixels * channels];
        for (int i = 0; i < order.length; i++) {
            order[i] = i % pixels * channels + i / pixels;
        }
        return order;
    }
}
