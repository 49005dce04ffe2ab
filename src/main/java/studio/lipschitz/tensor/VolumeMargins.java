package studio.lipschitz.tensor;

/// Voxels beyond each side of a volume, in the order of PyTorch's padding layers.
public record VolumeMargins(int left, int right, int top, int bottom, int front, int back) {

    public static VolumeMargins of(int all) {
        return new VolumeMargins(all, all, all, all, all, all);
    }

    /// As PyTorch writes it: `2` when all agree, else `(1, 1, 2, 2, 0, 0)`.
    @Override
    public String toString() {
        return equals(of(left))
                ? String.valueOf(left)
                : "(" + left + ", " + right + ", " + top + ", " + bottom + ", " + front + ", " + back + ")";
    }
}
