package studio.lipschitz.tensor;

/// Depth, height and width of a kernel, a stride or a dilation, in voxels.
public record IntTriple(int depth, int height, int width) {

    public static IntTriple of(int all) {
        return new IntTriple(all, all, all);
    }

    /// As PyTorch writes it: `3` when all agree, else `(3, 5, 5)`.
    @Override
    public String toString() {
        return depth == height && height == width ? String.valueOf(depth) : "(" + depth + ", " + height + ", " + width + ")";
    }
}
