package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where data come from; the word is the one of the command line.
public enum DataKind {
    MNIST08(false, false),
    TWO_MOONS(false, false),
    CIRCLES(false, false),
    BLOBS(false, false),
    WASSERSTEIN_TOY(false, false),
    MNIST(false, true),
    FASHION_MNIST(false, true),
    CIFAR10(false, true),
    CIFAR100(false, true),
    IDX(true, false),
    IMAGES(true, false),
    CSV(true, false),
    NPZ(true, false);

    private final boolean placed;
    private final boolean downloaded;

    DataKind(boolean placed, boolean downloaded) {
        this.placed = placed;
        this.downloaded = downloaded;
    }

    /// As on the command line: `two-moons`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// One line for a list of sources.
    public String doc() {
        return text("dataset.kind." + word());
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
        return text("dataset.kind.or", all.substring(0, last), all.substring(last + 2));
    }
}
