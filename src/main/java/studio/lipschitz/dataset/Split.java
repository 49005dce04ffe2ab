package studio.lipschitz.dataset;

/// Samples with their classes, float32, row-major, one after the other.
public final class Split {
    private final float[] values;
    private final int[] classes;
    private final int sampleSize;

    /// @param values `classes.length` samples of `sampleSize` numbers
    /// @param classes index of each sample's class in [Dataset#classes]
    Split(float[] values, int[] classes, int sampleSize) {
        if ((long) classes.length * sampleSize != values.length) {
            throw new IllegalArgumentException(classes.length + " samples of " + sampleSize + " are not " + values.length + " numbers");
        }
        this.values = values;
        this.classes = classes;
        this.sampleSize = sampleSize;
    }

    public int size() {
        return classes.length;
    }

    /// Numbers a sample.
    public int sampleSize() {
        return sampleSize;
    }

    /// Index of a sample's class.
    public int classOf(int sample) {
        return classes[sample];
    }

    /// Copies one sample to `target` at `offset`.
    public void copy(int sample, float[] target, int offset) {
        System.arraycopy(values, Math.multiplyExact(sample, sampleSize), target, offset, sampleSize);
    }

    float[] values() {
        return values;
    }

    int[] classIndices() {
        return classes;
    }
}
