package studio.lipschitz.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;

/// A set that is known by its name: its files with their SHA-256, where they lie in the internet, and how they are read.
///
/// Sizes and SHA-256 as TensorFlow Datasets lists them; those of MNIST were found again on the decompressed files.
enum KnownSet {
    MNIST(DataKind.MNIST, Shape.of(1, 28, 28), 10, 60_000, 10_000,
            "https://ossci-datasets.s3.amazonaws.com/mnist/ https://storage.googleapis.com/cvdf-datasets/mnist/"),
    FASHION_MNIST(DataKind.FASHION_MNIST, Shape.of(1, 28, 28), 10, 60_000, 10_000,
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/ "
                    + "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
    CIFAR10(DataKind.CIFAR10, Shape.of(3, 32, 32), 10, 50_000, 10_000, "https://www.cs.toronto.edu/~kriz/"),
    CIFAR100(DataKind.CIFAR100, Shape.of(3, 32, 32), 100, 50_000, 10_000, "https://www.cs.toronto.edu/~kriz/");

    /// @param size bytes
    record RemoteFile(String name, long size, String sha256) {}

    private final DataKind kind;
    @SuppressWarnings("ImmutableEnumChecker") // a record of an unmodifiable list
    private final Shape shape;
    private final int classes;
    private final int train;
    private final int heldBack;
    private final String addresses;

    KnownSet(DataKind kind, Shape shape, int classes, int train, int heldBack, String addresses) {
        this.kind = kind;
        this.shape = shape;
        this.classes = classes;
        this.train = train;
        this.heldBack = heldBack;
        this.addresses = addresses;
    }

    static @Nullable KnownSet of(DataKind kind) {
        for (KnownSet set : values()) {
            if (set.kind == kind) {
                return set;
            }
        }
        return null;
    }

    String word() {
        return kind.word();
    }

    Shape shape() {
        return shape;
    }

    int classes() {
        return classes;
    }

    int train() {
        return train;
    }

    int heldBack() {
        return heldBack;
    }

    /// Folders in the internet, each ending with a slash, in which its files lie.
    List<URI> addresses() {
        return java.util.Arrays.stream(addresses.split(" ", -1)).map(URI::create).toList();
    }

    List<RemoteFile> files() {
        return switch (this) {
            case MNIST -> List.of(
                    new RemoteFile("train-images-idx3-ubyte.gz", 9_912_422,
                            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    new RemoteFile("train-labels-idx1-ubyte.gz", 28_881,
                            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    new RemoteFile("t10k-images-idx3-ubyte.gz", 1_648_877,
                            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    new RemoteFile("t10k-labels-idx1-ubyte.gz", 4_542,
                            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"));
            case FASHION_MNIST -> List.of(
                    new RemoteFile("train-images-idx3-ubyte.gz", 26_421_880,
                            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                    new RemoteFile("train-labels-idx1-ubyte.gz", 29_515,
                            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                    new RemoteFile("t10k-images-idx3-ubyte.gz", 4_422_102,
                            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                    new RemoteFile("t10k-labels-idx1-ubyte.gz", 5_148,
                            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));
            case CIFAR10 -> List.of(new RemoteFile("cifar-10-binary.tar.gz", 170_052_171,
                    "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"));
            case CIFAR100 -> List.of(new RemoteFile("cifar-100-binary.tar.gz", 168_513_733,
                    "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"));
        };
    }

    /// Files that are not there yet.
    List<RemoteFile> missing() {
        Path folder = DataFolder.of(this);
        return files().stream().filter(file -> !Files.exists(folder.resolve(file.name()))).toList();
    }

    /// Fetches what is missing, then reads it.
    Samples read(DataName name, DownloadWatch watch) throws IOException {
        Path folder = DataFolder.of(this);
        var paths = new ArrayList<Path>();
        for (RemoteFile file : files()) {
            paths.add(new Download(word(), file, Mirrors.of(this), folder, watch).fetch());
        }
        return switch (this) {
            case MNIST -> IdxSource.read(in(folder), List.of());
            case FASHION_MNIST -> IdxSource.read(in(folder), List.of("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal",
                    "Shirt", "Sneaker", "Bag", "Ankle boot"));
            case CIFAR10 -> CifarSource.ten(name, paths.getFirst());
            case CIFAR100 -> CifarSource.hundred(name, paths.getFirst());
        };
    }

    private static IdxSource.Files in(Path folder) {
        return new IdxSource.Files() {
            @Override
            public @Nullable InputStream open(String file) throws IOException {
                Path path = folder.resolve(file);
                return Files.exists(path) ? Files.newInputStream(path) : null;
            }

            @Override
            public String describe(String file) {
                return folder.resolve(file).toString();
            }
        };
    }
}
