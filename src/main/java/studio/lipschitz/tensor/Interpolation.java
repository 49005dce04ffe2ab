package studio.lipschitz.tensor;

/// How resizing reads between pixels, by PyTorch's names.
public enum Interpolation {
    /// The pixel at the place of an output's edge, rounded down.
    NEAREST,
    /// The pixel at the place of an output's middle.
    NEAREST_EXACT,
    /// Of sequences.
    LINEAR,
    /// Of images.
    BILINEAR,
    /// Of images.
    BICUBIC,
    /// Of volumes.
    TRILINEAR;

    /// Whether each output is a copy of one pixel.
    public boolean copies() {
        return this == NEAREST || this == NEAREST_EXACT;
    }

    /// Whether it reads inputs of so many axes after the channels.
    public boolean takes(int axes) {
        return switch (this) {
            case NEAREST, NEAREST_EXACT -> axes >= 1 && axes <= 3;
            case LINEAR -> axes == 1;
            case BILINEAR, BICUBIC -> axes == 2;
            case TRILINEAR -> axes == 3;
        };
    }
}
