package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;

/// What training does with an image before the network sees it: mirror it, move it, cut a part out of it.
///
/// What becomes of a sample follows from the run's seed, the epoch and the sample alone, so that a resumed run goes on as if never stopped.
///
/// @param flip mirrors left and right with probability 1/2
/// @param shift pixels by which an image moves at most along each axis, zeros moving in
/// @param from shape of the samples as stored
/// @param to shape of the samples as trained on; smaller than `from` when they are cut
public record Augmentation(boolean flip, int shift, Shape from, Shape to) {

    public static Augmentation none(Shape shape) {
        return new Augmentation(false, 0, shape, shape);
    }

    static Augmentation of(DataName name, Shape shape) throws DataException {
        boolean flip = name.flag(DataOption.FLIP, false);
        int shift = name.integer(DataOption.SHIFT, 0, 0, 4096);
        @Nullable List<Integer> crop = name.sizes(DataOption.CROP);
        if (!flip && shift == 0 && crop == null) {
            return none(shape);
        }
        if (shape.rank() != 3) {
            throw new DataException(text("dataset.augmentation.images", name.text(), shape));
        }
        Shape to = shape;
        if (crop != null) {
            int height = crop.getFirst();
            int width = crop.getLast();
            if (crop.size() > 2 || height > shape.dim(1) || width > shape.dim(2)) {
                throw name.refusal(DataOption.CROP, text("dataset.augmentation.crop", shape.dim(1), shape.dim(2)),
                        String.valueOf(name.value(DataOption.CROP)));
            }
            to = Shape.of(shape.dim(0), height, width);
        }
        if (shift >= Math.min(to.dim(1), to.dim(2))) {
            throw name.refusal(DataOption.SHIFT, text("dataset.augmentation.shift", to.dim(1), to.dim(2)), "" + shift);
        }
        return new Augmentation(flip, shift, shape, to);
    }

    /// Whether training sees the samples as they are.
    public boolean isNone() {
        return !flip && shift == 0 && from.equals(to);
    }

    /// As in the options of the source; empty if nothing changes.
    public String words() {
        if (isNone()) {
            return "";
        }
        return (flip ? "flip " : "") + (shift > 0 ? "shift=" + shift + " " : "") + (from.equals(to) ? "" : "crop=" + to);
    }

    /// Puts what epoch `epoch` of a run with `seed` sees of a training sample into `target` at `offset`.
    ///
    /// @param stored room for one sample as stored
    public void apply(Split split, int sample, long seed, int epoch, float[] stored, float[] target, int offset) {
        if (isNone()) {
            split.copy(sample, target, offset);
            return;
        }
        split.copy(sample, stored, 0);
        long chance = mixed(mixed(mixed(seed) + epoch) + sample);
        boolean mirror = flip && (chance & 1) != 0;
        chance = mixed(chance);
        int top = -shift + below(chance, from.dim(1) - to.dim(1) + 2 * shift + 1);
        int left = -shift + below(mixed(chance), from.dim(2) - to.dim(2) + 2 * shift + 1);
        cut(stored, top, left, mirror, target, offset);
    }

    /// The middle of every sample, as validation and test see it.
    Split middle(Split split) {
        if (from.equals(to)) {
            return split;
        }
        int size = (int) to.size();
        var values = new float[Math.multiplyExact(split.size(), size)];
        var stored = new float[(int) from.size()];
        for (int i = 0; i < split.size(); i++) {
            split.copy(i, stored, 0);
            cut(stored, (from.dim(1) - to.dim(1)) / 2, (from.dim(2) - to.dim(2)) / 2, false, values, i * size);
        }
        return split.with(values, size);
    }

    private void cut(float[] image, int top, int left, boolean mirror, float[] target, int offset) {
        int height = from.dim(1);
        int width = from.dim(2);
        int at = offset;
        for (int channel = 0; channel < to.dim(0); channel++) {
            for (int row = 0; row < to.dim(1); row++) {
                int y = top + row;
                for (int column = 0; column < to.dim(2); column++) {
                    int x = left + (mirror ? to.dim(2) - 1 - column : column);
                    boolean inside = y >= 0 && y < height && x >= 0 && x < width;
                    target[at++] = inside ? image[(channel * height + y) * width + x] : 0;
                }
            }
        }
    }

    private static int below(long chance, int bound) {
        return (int) Long.remainderUnsigned(chance, bound);
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring numbers end far apart.
    static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
