package studio.lipschitz.ui.canvas;

import java.util.Optional;
import studio.lipschitz.layer.Verdict;

/// Verdicts as shapes, where a drawing is too far away for icons and words: who cannot tell the colours apart tells these. Painted from the first to the last,
/// so that the worst is uppermost.
enum Sign {
    /// Points up: bounded, above 1.
    TRIANGLE(Inks.Ink.BOUNDED) {
        @Override
        double distance(double x, double y) {
            return Math.max(y - 0.75, (1.65 * Math.abs(x) - 0.95 * (y + 0.9)) / 1.904);
        }
    },
    /// Points down: lossy, below 1.
    DOWN(Inks.Ink.LOSSY) {
        @Override
        double distance(double x, double y) {
            return TRIANGLE.distance(x, -y);
        }
    },
    /// Not in the catalogue.
    RING(Inks.Ink.UNKNOWN) {
        @Override
        double distance(double x, double y) {
            return Math.abs(Math.hypot(x, y) - 0.68) - 0.25;
        }
    },
    /// Unconstrained.
    DIAMOND(Inks.Ink.UNSAFE) {
        @Override
        double distance(double x, double y) {
            return (Math.abs(x) + Math.abs(y) - 1) / Math.sqrt(2);
        }
    },
    /// Unbounded.
    CROSS(Inks.Ink.UNSAFE) {
        @Override
        double distance(double x, double y) {
            double along = Math.abs(x + y) / Math.sqrt(2);
            double across = Math.abs(x - y) / Math.sqrt(2);
            return Math.max(Math.max(along, across) - 1.1, Math.min(along, across) - 0.3);
        }
    },
    /// On the corner of a card that has an error, whatever its verdict.
    DISC(Inks.Ink.UNSAFE) {
        @Override
        double distance(double x, double y) {
            return Math.hypot(x, y) - 0.9;
        }
    };

    /// Pixels around a sign that set it off.
    private static final int RIM = 1;

    private final Inks.Ink ink;

    Sign(Inks.Ink ink) {
        this.ink = ink;
    }

    /// How a sign of some size covers the pixels of a square, row by row, from 0 to 255.
    ///
    /// @param side of the square
    /// @param shape covered by the sign
    /// @param rim covered by it and by what sets it off
    record Mask(int side, int[] shape, int[] rim) {}

    /// None of what is safe.
    static Optional<Sign> of(Verdict.Kind kind) {
        return switch (kind) {
            case SAFE -> Optional.empty();
            case BOUNDED -> Optional.of(TRIANGLE);
            case LOSSY -> Optional.of(DOWN);
            case UNCONSTRAINED -> Optional.of(DIAMOND);
            case UNBOUNDED -> Optional.of(CROSS);
            case UNKNOWN -> Optional.of(RING);
        };
    }

    /// The colour of what it stands for.
    Inks.Ink ink() {
        return ink;
    }

    /// How far a point is outside of the shape, negative within, where the shape fills the square from -1 to 1.
    abstract double distance(double x, double y);

    /// Draws it anew each time.
    ///
    /// @param radius in pixels
    Mask mask(int radius) {
        int reach = radius + RIM;
        int side = 2 * reach + 1;
        int[] shape = new int[side * side];
        int[] rim = new int[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double away = radius * distance((double) (column - reach) / radius, (double) (row - reach) / radius); // in pixels
                shape[row * side + column] = covered(away);
                rim[row * side + column] = covered(away - RIM);
            }
        }
        return new Mask(side, shape, rim);
    }

    private static int covered(double away) {
        return (int) Math.round(255 * Math.clamp(0.5 - away, 0, 1));
    }
}
