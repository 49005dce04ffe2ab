package studio.lipschitz.dataset;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import studio.lipschitz.tensor.Shape;

/// The four files of an MNIST-style data set, from a folder or from the application itself.
final class IdxSource {

    /// Opens a file by its name; null if it is not there.
    interface Files {
        @org.jspecify.annotations.Nullable
        InputStream open(String name) throws IOException;

        /// What messages call it.
        String describe(String name);
    }

    private IdxSource() {}

    /// @param wanted labels to keep, in the order of their classes; empty for all of them, ascending
    static Dataset read(String source, Files files, List<Integer> wanted) throws IOException {
        String[] trainNames = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte"};
        String[] testNames = {"t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};
        IdxReader.Images trainImages = images(files, trainNames[0]);
        byte[] trainLabels = labels(files, trainNames[1], trainImages.count());
        IdxReader.Images testImages = images(files, testNames[0]);
        byte[] testLabels = labels(files, testNames[1], testImages.count());
        if (trainImages.height() != testImages.height() || trainImages.width() != testImages.width()) {
            throw new DataException("%s holds images of %d × %d but %s of %d × %d; both must agree".formatted(
                    files.describe(trainNames[0]), trainImages.height(), trainImages.width(),
                    files.describe(testNames[0]), testImages.height(), testImages.width()));
        }
        List<Integer> classes = wanted.isEmpty() ? present(trainLabels) : wanted;
        requireEach(classes, trainLabels, files.describe(trainNames[1]));
        requireEach(classes, testLabels, files.describe(testNames[1]));
        Shape shape = Shape.of(1, trainImages.height(), trainImages.width());
        return new Dataset(
                source,
                shape,
                classes.stream().map(String::valueOf).toList(),
                keep(trainImages, trainLabels, classes),
                keep(testImages, testLabels, classes));
    }

    private static IdxReader.Images images(Files files, String name) throws IOException {
        try (Found found = find(files, name)) {
            return IdxReader.images(found.stream(), found.name());
        }
    }

    private static byte[] labels(Files files, String name, int expected) throws IOException {
        try (Found found = find(files, name)) {
            byte[] labels = IdxReader.labels(found.stream(), found.name());
            if (labels.length != expected) {
                throw new DataException(
                        "%s holds %d labels for %d images; both must agree".formatted(found.name(), labels.length, expected));
            }
            return labels;
        }
    }

    private record Found(String name, InputStream stream) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    /// Plain or gzipped, with the dash of the original names or the dot that some unpackers write.
    private static Found find(Files files, String name) throws IOException {
        String dotted = name.replace("-idx", ".idx");
        for (String candidate : List.of(name + ".gz", name, dotted + ".gz", dotted)) {
            InputStream stream = files.open(candidate);
            if (stream != null) {
                return new Found(files.describe(candidate), stream);
            }
        }
        throw new FileNotFoundException(
                "%s is not there, neither plain nor as .gz; an idx: folder holds the four files of MNIST by their names"
                        .formatted(files.describe(name)));
    }

    private static void requireEach(List<Integer> classes, byte[] labels, String name) throws DataException {
        List<Integer> present = present(labels);
        for (int label : classes) {
            if (!present.contains(label)) {
                throw new DataException("%s: no sample has class %d; its classes are %s".formatted(name, label, present));
            }
        }
    }

    private static List<Integer> present(byte[] labels) {
        var seen = new boolean[256];
        for (byte label : labels) {
            seen[label & 0xff] = true;
        }
        return IntStream.range(0, 256).filter(i -> seen[i]).boxed().toList();
    }

    private static Split keep(IdxReader.Images images, byte[] labels, List<Integer> classes) {
        var indexOf = new int[256];
        Arrays.fill(indexOf, -1);
        for (int i = 0; i < classes.size(); i++) {
            indexOf[classes.get(i)] = i;
        }
        var kept = new ArrayList<Integer>();
        for (int i = 0; i < labels.length; i++) {
            if (indexOf[labels[i] & 0xff] >= 0) {
                kept.add(i);
            }
        }
        int size = images.height() * images.width();
        var values = new float[Math.multiplyExact(kept.size(), size)];
        var kinds = new int[kept.size()];
        for (int k = 0; k < kinds.length; k++) {
            int from = kept.get(k) * size;
            kinds[k] = indexOf[labels[kept.get(k)] & 0xff];
            for (int j = 0; j < size; j++) {
                values[k * size + j] = (images.values()[from + j] & 0xff) / 255f;
            }
        }
        return new Split(values, kinds, size);
    }
}
