package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

/// Refuses what does not fit, before memory runs out: data lie in memory whole.
final class Memory {
    /// An array of Java holds no more numbers than this.
    private static final long MOST = Integer.MAX_VALUE - 16L;

    private Memory() {}

    /// @param bytes a number: 1 for pixels, 4 for float32
    static void require(String what, long samples, long sampleSize, int bytes) throws DataException {
        long numbers = samples * sampleSize;
        if (numbers > MOST || samples > MOST || sampleSize > MOST) {
            throw new DataException(text("dataset.memory.most", what, samples, sampleSize, MOST));
        }
        Runtime java = Runtime.getRuntime();
        long free = java.maxMemory() - (java.totalMemory() - java.freeMemory());
        long needed = numbers * bytes;
        if (needed > free / 10 * 9) {
            throw new DataException(text("dataset.memory.free", what, samples, needed >> 20, free >> 20));
        }
    }
}
