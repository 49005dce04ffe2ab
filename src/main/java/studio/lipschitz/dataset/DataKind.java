package studio.lipschitz.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where data come from; the word is the one of the command line.
public enum DataKind {
    MNIST08("MNIST digits 0 and 8, part of the studio", false, false),
    TWO_MOONS("two interleaved half circles in the plane", false, false),
    CIRCLES("one circle within another, in the plane", false, false),
    BLOBS("Gaussian clouds around centres", false, false),
    WASSERSTEIN_TOY("black images against images with a square, whose Wasserstein distance is known", false, false),
    MNIST("handwritten digits, 28 × 28, ten classes; downloaded once, 12 MB", false, true),
    FASHION_MNIST("articles of clothing, 28 × 28, ten classes; downloaded once, 31 MB", false, true),
    CIFAR10("colour photographs, 32 × 32, ten classes; downloaded once, 170 MB", false, true),
    CIFAR100("colour photographs, 32 × 32, a hundred classes; downloaded once, 169 MB", false, true),
    IDX("a folder with the four files of MNIST, plain or .gz", true, false),
    IMAGES("a folder that holds one folder of PNG, JPEG or BMP images a class", true, false),
    CSV("a table with one sample a line", true, false),
    NPZ("NumPy arrays x and y in one file", true, false);

    private final String doc;
    private final boolean placed;
    private final boolean downloaded;

    DataKind(String doc, boolean placed, boolean downloaded) {
        this.doc = doc;
        this.placed = placed;
        this.downloaded = downloaded;
    }

    /// As on the command line: `two-moons`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// One line for a list of sources.
    public String doc() {
        return doc;
    }

    /// Whether a path follows, as in `csv:FILE`.
    public boolean placed() {
        return placed;
    }

    /// Whether it comes from the internet when it is first used.
    public boolean downloaded() {
        return downloaded;
    }

    static @Nullable DataKind of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst().orElse(null);
    }

    /// All of them, as a sentence goes on: `mnist08, ..., csv:FILE or npz:FILE`.
    public static String known() {
        String all = Arrays.stream(values())
                .map(kind -> kind.word() + (!kind.placed ? "" : kind == CSV || kind == NPZ ? ":FILE" : ":DIR"))
                .collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " or " + all.substring(last + 2);
    }
}
