package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What may follow the `?` of a source: `idx:DIR?classes=0,8&flip&shift=2`.
public enum DataOption {
    CLASSES("0,8"),
    SAMPLES("1000"),
    SPLIT("80/10/10"),
    VALIDATION("0.2"),
    TEST("0.1"),
    SEED("0"),
    NOISE("0.1"),
    FACTOR("0.5"),
    CENTRES("3"),
    STD("1"),
    SIZE("32x32"),
    GREY("yes"),
    BROKEN("skip"),
    LABEL("digit"),
    HEADER("yes"),
    SHAPE("1x28x28"),
    FLIP("yes"),
    SHIFT("2"),
    CROP("28");

    private final String example;

    DataOption(String example) {
        this.example = example;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `classes=0,8`
    public String example() {
        return example.equals("yes") ? word() : word() + "=" + example;
    }

    public String doc() {
        return text("dataset.option." + word());
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
            case BROKEN -> kind == DataKind.IMAGES;
            case GREY -> kind == DataKind.IMAGES || kind == DataKind.CIFAR10 || kind == DataKind.CIFAR100;
            case LABEL, HEADER -> kind == DataKind.CSV;
            case SHAPE -> kind == DataKind.CSV || kind == DataKind.NPZ;
        };
    }
}
