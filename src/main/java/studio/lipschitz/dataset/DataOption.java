package studio.lipschitz.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What may follow the `?` of a source: `idx:DIR?classes=0,8&flip&shift=2`.
public enum DataOption {
    CLASSES("0,8", "classes to keep, by name or number, in this order"),
    SAMPLES("1000", "at most so many samples in all, each part keeping its share; of a toy, how many are drawn"),
    SPLIT("80/10/10", "shares of training, validation and test, of all samples together"),
    VALIDATION("0.2", "share to validate on; of a source with files of its own for it, a share of the training samples"),
    TEST("0.1", "share kept for a test"),
    SEED("0", "of what is drawn by chance: a toy's samples, who goes into which part"),
    NOISE("0.1", "standard deviation of the noise"),
    FACTOR("0.5", "radius of the inner circle, the outer one's being 1"),
    CENTRES("3", "number of clouds, or their centres as 0:0,4:4"),
    STD("1", "standard deviation of each cloud"),
    SIZE("32x32", "height and width of the images, in pixels"),
    GREY("yes", "one channel of brightness instead of three of colour"),
    LABEL("digit", "column of the classes by name, or by number from 1 or, from the end, -1"),
    HEADER("yes", "whether the first line names the columns; left out, it is found from the line"),
    SHAPE("1x28x28", "sizes of one sample: channels × height × width of an image"),
    FLIP("yes", "augmentation: mirrors every other training image, left to right"),
    SHIFT("2", "augmentation: moves training images by up to so many pixels, zeros moving in"),
    CROP("28", "augmentation: cuts training images to this size at a random place after a border of zeros as wide as shift");

    private final String example;
    private final String doc;

    DataOption(String example, String doc) {
        this.example = example;
        this.doc = doc;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `classes=0,8`
    public String example() {
        return example.equals("yes") ? word() : word() + "=" + example;
    }

    public String doc() {
        return doc;
    }

    /// Those that a source takes.
    public static List<DataOption> of(DataKind kind) {
        return Arrays.stream(values()).filter(option -> option.suits(kind)).toList();
    }

    static @Nullable DataOption of(String word) {
        return Arrays.stream(values()).filter(option -> option.word().equals(word)).findFirst().orElse(null);
    }

    private boolean suits(DataKind kind) {
        return switch (this) {
            case CLASSES, SAMPLES, SPLIT, VALIDATION, TEST, SEED, FLIP, SHIFT, CROP -> true;
            case NOISE -> kind == DataKind.TWO_MOONS || kind == DataKind.CIRCLES;
            case FACTOR -> kind == DataKind.CIRCLES;
            case CENTRES, STD -> kind == DataKind.BLOBS;
            case SIZE -> kind == DataKind.IMAGES || kind == DataKind.WASSERSTEIN_TOY;
            case GREY -> kind == DataKind.IMAGES || kind == DataKind.CIFAR10 || kind == DataKind.CIFAR100;
            case LABEL, HEADER -> kind == DataKind.CSV;
            case SHAPE -> kind == DataKind.CSV || kind == DataKind.NPZ;
        };
    }
}
