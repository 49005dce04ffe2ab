package studio.lipschitz.layer;

/// What a convolution reads beyond the edge of its input.
///
/// Zeros alone: every other mode reads some pixels more often than zeros do and so needs another constant (a 3 × 3 kernel with `reflect`: 1.333).
public enum PaddingMode {
    ZEROS
}
