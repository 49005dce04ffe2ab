package studio.lipschitz.lipschitz;

/// How a layer's proved bound stands to the constant that the layer was designed to keep.
public enum Standing {
    KEPT,
    /// The bound lies so far below the constant that gradient norm is lost on the way back.
    WASTEFUL,
    /// Nothing proves that the constant is kept.
    UNSAFE;

    /// Share of the constant below which a layer is wasteful.
    private static final double WASTE = 0.9;

    /// @param upper proved upper bound; NaN where there is none
    /// @param constant what the layer was designed to keep, positive
    public static Standing of(double upper, double constant) {
        if (!(upper <= constant)) {
            return UNSAFE;
        }
        return upper < WASTE * constant ? WASTEFUL : KEPT;
    }
}
