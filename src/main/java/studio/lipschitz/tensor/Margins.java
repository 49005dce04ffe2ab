package studio.lipschitz.tensor;

/// Pixels beyond each side of an image, in the order of PyTorch's padding layers.
public record Margins(int left, int right, int top, int bottom) {

    public static Margins of(int all) {
        return new Margins(all, all, all, all);
    }

    /// As PyTorch writes it: `2` when all agree, else `(1, 1, 2, 2)`.
    @Override
    public String toString() {
        return left == right && left == top && left == bottom
                ? String.valueOf(left)
                : "(" + left + ", " + right + ", " + top + ", " + bottom + ")";
    }
}
