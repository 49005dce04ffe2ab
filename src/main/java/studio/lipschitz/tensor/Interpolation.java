package studio.lipschitz.tensor;

/// How resizing reads between pixels, by PyTorch's names.
public enum Interpolation {
    NEAREST,
    LINEAR,
    BILINEAR,
    BICUBIC
}
