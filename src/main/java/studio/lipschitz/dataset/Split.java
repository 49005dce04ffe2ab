package studio.lipschitz.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Samples with their classes, row-major, one after the other.
///
/// Pixels are kept as the bytes they were and told as `byte / 255`: a quarter of the memory of float32.
public final class Split {
    private final Values values;
    private final int[] classes;
    private final int sampleSize;
    private final int[] places;
    private final List<Path> files;

    /// How the numbers lie in memory.
    private sealed interface Values {
        int length();

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Floats(float[] array) implements Values {
            @Override
            public int length() {
                return array.length;
            }
        }

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Pixels(byte[] array) implements Values {
            @Override
            public int length() {
                return array.length;
            }
        }
    }

    /// @param values `classes.length` samples of `sampleSize` numbers
    /// @param classes index of each sample's class in [Dataset#classes]
    Split(float[] values, int[] classes, int sampleSize) {
        this(new Values.Floats(values), classes, sampleSize, IntStream.range(0, classes.length).toArray(), List.of());
    }

    /// @param pixels 0 to 255, unsigned
    Split(byte[] pixels, int[] classes, int sampleSize) {
        this(new Values.Pixels(pixels), classes, sampleSize, IntStream.range(0, classes.length).toArray(), List.of());
    }

    private Split(Values values, int[] classes, int sampleSize, int[] places, List<Path> files) {
        if ((long) classes.length * sampleSize != values.length()) {
            throw new IllegalArgumentException(
                    classes.length + " samples of " + sampleSize + " are not " + values.length() + " numbers");
        }
        this.values = values;
        this.classes = classes;
        this.sampleSize = sampleSize;
        this.places = places;
        this.files = files;
    }

    /// The same samples as a stretch of their source.
    ///
    /// @param first how many samples of the source come before them
    /// @param allFiles file of each sample of the source; empty where samples have no files of their own
    Split from(int first, List<Path> allFiles) {
        return new Split(values, classes, sampleSize, IntStream.range(first, first + classes.length).toArray(), allFiles);
    }

    /// The same samples, told by other numbers.
    Split with(float[] numbers, int size) {
        return new Split(new Values.Floats(numbers), classes, size, places, files);
    }

    /// No sample at all.
    static Split empty(int sampleSize) {
        return new Split(new byte[0], new int[0], sampleSize);
    }

    public int size() {
        return classes.length;
    }

    /// Numbers a sample.
    public int sampleSize() {
        return sampleSize;
    }

    /// Index of a sample's class.
    public int classOf(int sample) {
        return classes[sample];
    }

    /// Place of a sample in its source, counted from 0 over all parts of that.
    public int placeOf(int sample) {
        return places[sample];
    }

    /// The file that a sample was read from, where it has one of its own.
    public Optional<Path> fileOf(int sample) {
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get(places[sample]));
    }

    /// Copies one sample to `target` at `offset`.
    public void copy(int sample, float[] target, int offset) {
        int start = Math.multiplyExact(sample, sampleSize);
        switch (values) {
            case Values.Floats(float[] array) -> System.arraycopy(array, start, target, offset, sampleSize);
            case Values.Pixels(byte[] array) -> {
                for (int i = 0; i < sampleSize; i++) {
                    target[offset + i] = (array[start + i] & 0xff) / 255f;
                }
            }
        }
    }

    /// The samples at `indices`, in that order.
    public Split only(int[] indices) {
        return pick(indices, java.util.stream.IntStream.range(0, 1 + java.util.Arrays.stream(classes).max().orElse(0)).toArray());
    }

    /// The samples at `indices`, in that order.
    ///
    /// @param classOf new index of each class, by its old one
    Split pick(int[] indices, int[] classOf) {
        var kinds = new int[indices.length];
        var kept = new int[indices.length];
        boolean whole = indices.length == classes.length;
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = classOf[classes[indices[i]]];
            kept[i] = places[indices[i]];
            whole &= indices[i] == i;
        }
        if (whole) {
            return new Split(values, kinds, sampleSize, kept, files);
        }
        int length = Math.multiplyExact(indices.length, sampleSize);
        return new Split(switch (values) {
            case Values.Floats(float[] array) -> {
                var picked = new float[length];
                gather(array, picked, indices);
                yield new Values.Floats(picked);
            }
            case Values.Pixels(byte[] array) -> {
                var picked = new byte[length];
                gather(array, picked, indices);
                yield new Values.Pixels(picked);
            }
        }, kinds, sampleSize, kept, files);
    }

    /// All samples of `parts`, one part after the other; parts lie in memory alike.
    static Split concat(List<Split> parts) {
        int size = parts.getFirst().sampleSize;
        int count = parts.stream().mapToInt(Split::size).reduce(0, Math::addExact);
        int length = Math.multiplyExact(count, size);
        var kinds = new int[count];
        boolean pixels = parts.stream().allMatch(part -> part.values instanceof Values.Pixels);
        Values all = pixels ? new Values.Pixels(new byte[length]) : new Values.Floats(new float[length]);
        int at = 0;
        for (Split part : parts) {
            System.arraycopy(part.classes, 0, kinds, at, part.size());
            switch (all) {
                case Values.Floats(float[] array) -> {
                    for (int i = 0; i < part.size(); i++) {
                        part.copy(i, array, (at + i) * size);
                    }
                }
                case Values.Pixels(byte[] array) -> {
                    if (part.values instanceof Values.Pixels(byte[] some)) {
                        System.arraycopy(some, 0, array, at * size, some.length);
                    }
                }
            }
            at += part.size();
        }
        int[] places = parts.stream().flatMapToInt(part -> Arrays.stream(part.places)).toArray();
        return new Split(all, kinds, size, places, parts.getFirst().files);
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // both are float[] or both byte[]
    private void gather(Object from, Object to, int[] indices) {
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(from, indices[i] * sampleSize, to, i * sampleSize, sampleSize);
        }
    }

    int[] classIndices() {
        return classes;
    }
}
