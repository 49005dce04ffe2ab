package studio.lipschitz.tensor;

/// Height and width of a kernel, a stride, a padding or a dilation, in pixels.
public record IntPair(int height, int width) {

    public static IntPair of(int both) {
        return new IntPair(both, both);
    }

    /// As PyTorch writes it: `3` when both agree, else `(3, 5)`.
    @Override
    public String toString() {
        return height == width ? String.valueOf(height) : "(" + height + ", " + width + ")";
    }
}
