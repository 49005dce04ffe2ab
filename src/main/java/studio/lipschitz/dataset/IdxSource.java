package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
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

    /// @param names of the classes by label; empty: the labels themselves
    static Samples read(Files files, List<String> names) throws IOException {
        String[] trainNames = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte"};
        String[] testNames = {"t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};
        IdxReader.Images trainImages = images(files, trainNames[0]);
        byte[] trainLabels = labels(files, trainNames[1], trainImages.count());
        IdxReader.Images testImages = images(files, testNames[0]);
        byte[] testLabels = labels(files, testNames[1], testImages.count());
        if (trainImages.height() != testImages.height() || trainImages.width() != testImages.width()) {
            throw new DataException(text("dataset.idx.sizesDiffer", files.describe(trainNames[0]), trainImages.height(),
                    trainImages.width(), files.describe(testNames[0]), testImages.height(), testImages.width()));
        }
        Shape shape = Shape.of(1, trainImages.height(), trainImages.width());
        List<String> classes = names.isEmpty() ? IntStream.range(0, 256).mapToObj(String::valueOf).toList() : names;
        return new Samples(
                shape,
                classes,
                List.of(split(files.describe(trainNames[1]), trainImages, trainLabels, classes.size()),
                        split(files.describe(testNames[1]), testImages, testLabels, classes.size())),
                false);
    }

    private static Split split(String name, IdxReader.Images images, byte[] labels, int classes) throws DataException {
        var kinds = new int[labels.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = labels[i] & 0xff;
            if (kinds[i] >= classes) {
                throw new DataException(text("dataset.idx.label", name, i + 1, kinds[i], classes));
            }
        }
        return new Split(images.values(), kinds, images.height() * images.width());
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
                throw new DataException(text("dataset.idx.labelsDiffer", found.name(), labels.length, expected));
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
        throw new FileNotFoundException(text("dataset.idx.missing", files.describe(name)));
    }
}
