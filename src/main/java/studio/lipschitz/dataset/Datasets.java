package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Opens a source by what the command line calls it: `mnist08`, `two-moons`, `csv:FILE?label=digit&validation=0.1`.
public final class Datasets {

    private Datasets() {}

    /// Reads the whole source into memory.
    ///
    /// @throws IOException if the source is unknown, absent or damaged, in one sentence that names the file, the place and the rule
    public static Dataset open(String source) throws IOException {
        return open(source, DownloadWatch.NONE);
    }

    /// See [#open(String)]; what is not on this machine yet is downloaded.
    ///
    /// @param watch hears how far a download is, and may end it
    public static Dataset open(String source, DownloadWatch watch) throws IOException {
        DataName name = DataName.parse(source);
        return Arrangement.of(name, switch (name.kind()) {
            case MNIST08 -> digits();
            case TWO_MOONS -> Toys.twoMoons(name);
            case CIRCLES -> Toys.circles(name);
            case BLOBS -> Toys.blobs(name);
            case WASSERSTEIN_TOY -> Toys.wassersteinToy(name);
            case MNIST -> KnownSet.MNIST.read(name, watch);
            case FASHION_MNIST -> KnownSet.FASHION_MNIST.read(name, watch);
            case CIFAR10 -> KnownSet.CIFAR10.read(name, watch);
            case CIFAR100 -> KnownSet.CIFAR100.read(name, watch);
            case IDX -> IdxSource.read(folder(name), List.of());
            case IMAGES -> ImageFolder.read(name);
            case CSV -> CsvSource.read(name);
            case NPZ -> NpzSource.read(name);
        });
    }

    /// The seed of all that is drawn by chance in a source, a toy's samples and who goes into which part: the one that is asked for, or the usual one.
    ///
    /// @throws IOException if the source is none
    public static long seed(String source) throws IOException {
        DataName name = DataName.parse(source);
        return name.seed(switch (name.kind()) {
            case TWO_MOONS, CIRCLES, BLOBS -> Toys.SEED;
            case MNIST08, WASSERSTEIN_TOY, MNIST, FASHION_MNIST, CIFAR10, CIFAR100, IDX, IMAGES, CSV, NPZ -> Arrangement.SEED;
        });
    }

    /// What a source holds. A set that is not on this machine yet is told by its name, without a download; any other is read.
    ///
    /// @throws IOException as [#open(String)] does
    public static DataPreview preview(String source) throws IOException {
        Optional<DataPreview> absent = absent(source);
        return absent.isPresent() ? absent.get() : DataPreview.of(open(source));
    }

    /// What is known of a set by its name while it is not on this machine; empty for any other. Reads no sample.
    ///
    /// @throws IOException if the source is none
    public static Optional<DataPreview> absent(String source) throws IOException {
        DataName name = DataName.parse(source);
        KnownSet set = KnownSet.of(name.kind());
        return set != null && !set.missing().isEmpty() ? Optional.of(DataPreview.of(name, set)) : Optional.empty();
    }

    /// Positions 0 to `count` - 1 in the order in which epoch `epoch` of a run with `seed` sees them.
    public static int[] order(int count, long seed, int epoch) {
        var order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        // Random spreads its seed by one multiplication only: neighbouring seeds and epochs are pulled apart first.
        var random = new Random(seed * 0x9E3779B97F4A7C15L ^ epoch * 0xBF58476D1CE4E5B9L);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        return order;
    }

    private static IdxSource.Files folder(DataName name) throws DataException {
        Path folder = name.path();
        if (!Files.isDirectory(folder)) {
            throw new DataException(text("dataset.idx.notAFolder", name.text(), folder));
        }
        return new IdxSource.Files() {
            @Override
            public @org.jspecify.annotations.Nullable InputStream open(String file) throws IOException {
                Path path = folder.resolve(file);
                return Files.exists(path) ? Files.newInputStream(path) : null;
            }

            @Override
            public String describe(String file) {
                return folder.resolve(file).toString();
            }
        };
    }

    private static Samples digits() throws IOException {
        return IdxSource.read(bundled(), List.of());
    }

    private static IdxSource.Files bundled() {
        return new IdxSource.Files() {
            @Override
            public @org.jspecify.annotations.Nullable InputStream open(String name) {
                return Datasets.class.getResourceAsStream("mnist08/" + name);
            }

            @Override
            public String describe(String name) {
                return text("dataset.idx.bundled", name);
            }
        };
    }
}
