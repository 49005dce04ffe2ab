package studio.lipschitz.tensor;

/// What is read beyond the edge of an image, along each axis on its own.
public enum PaddingMode {
    ZEROS,

    /// Mirrored about the middle of the outermost pixel, which is not repeated: `c b | a b c | b a`.
    REFLECT,

    /// The outermost pixel again and again: `a a | a b c | c c`.
    REPLICATE,

    /// The other end: `b c | a b c | a b`.
    CIRCULAR,

    /// Mirrored about the edge, the outermost pixel repeated: `b a | a b c | c b`. deel-torchlip has it, torch.nn has not.
    SYMMETRIC;

    /// The pixel that stands at a place, from 0 to `size - 1`; -1 for a zero.
    ///
    /// @param place from 0 at the first pixel, negative before it; no further outside than [#reach] allows
    public int pixel(int place, int size) {
        if (place >= 0 && place < size) {
            return place;
        }
        return switch (this) {
            case ZEROS -> -1;
            case REFLECT -> place < 0 ? -place : 2 * (size - 1) - place;
            case REPLICATE -> place < 0 ? 0 : size - 1;
            case CIRCULAR -> place < 0 ? place + size : place - size;
            case SYMMETRIC -> place < 0 ? -1 - place : 2 * size - 1 - place;
        };
    }

    /// The most pixels that may be added on one side of an axis of `size`: those that one turn or one mirror image has.
    public int reach(int size) {
        return switch (this) {
            case ZEROS, REPLICATE -> Integer.MAX_VALUE;
            case REFLECT -> size - 1;
            case CIRCULAR, SYMMETRIC -> size;
        };
    }
}
