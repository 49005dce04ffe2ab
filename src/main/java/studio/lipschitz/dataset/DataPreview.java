package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.StringJoiner;
import studio.lipschitz.tensor.Shape;

/// What a source holds, without its samples.
///
/// @param shape of one sample, as the network sees it
/// @param classes names; empty where a download tells them first
/// @param train number of samples; with `validation` and `test` 0 where a download tells them first
/// @param missing bytes to be downloaded before the first use
public record DataPreview(Shape shape, List<String> classes, int train, int validation, int test, long missing) {

    public static DataPreview of(Dataset data) {
        return new DataPreview(
                data.shape(), data.classes(), data.train().size(), data.validation().size(), data.test().size(), 0);
    }

    /// Of a set that is not here yet: what is known of it by its name.
    static DataPreview of(DataName name, KnownSet set) throws DataException {
        Shape shape = name.flag(DataOption.GREY, false) ? set.shape().with(0, 1) : set.shape();
        boolean whole = name.value(DataOption.CLASSES) == null && name.value(DataOption.SAMPLES) == null
                && name.value(DataOption.SPLIT) == null && name.value(DataOption.VALIDATION) == null;
        return new DataPreview(
                Augmentation.of(name, shape).to(),
                name.words(DataOption.CLASSES),
                whole ? set.train() : 0,
                whole ? set.heldBack() : 0,
                0,
                set.missing().stream().mapToLong(KnownSet.RemoteFile::size).sum());
    }

    /// One line: `11,774 samples to train on, 1,954 to validate · 1 × 28 × 28 · classes 0, 8`.
    public String words() {
        var parts = new StringJoiner(" · ");
        if (train > 0) {
            parts.add(test > 0
                    ? text("dataset.preview.three", train, validation, test)
                    : text("dataset.preview.two", train, validation));
        }
        parts.add(shape.toString());
        if (!classes.isEmpty()) {
            parts.add(text("dataset.preview.classes", Arrangement.listed(classes)));
        }
        if (missing > 0) {
            parts.add(text("dataset.preview.missing", missing / 1e6));
        }
        return parts.toString();
    }
}
