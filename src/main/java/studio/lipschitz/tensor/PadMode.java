package studio.lipschitz.tensor;

/// What padding writes beyond the edge of an image.
public enum PadMode {
    /// One value everywhere.
    CONSTANT,
    /// The image mirrored at its outermost pixel, which is not repeated.
    REFLECT,
    /// The outermost pixel.
    REPLICATE,
    /// The opposite side.
    CIRCULAR,
    /// The image mirrored at its edge, the outermost pixel repeated. deel-torchlip has it, torch.nn has not.
    SYMMETRIC
}
