package studio.lipschitz.tensor;

/// Arithmetic on bounds: the exact result, or the next double on the named side of it, never the other side.
///
/// A fused multiply-add gives the sign of the rounding error, so a result that a double holds is left as it is (Rump, Ogita, Oishi 2008).
/// Operands are not negative; near the underflow threshold, where that sign is lost, the result steps outward at once.
public final class Rounding {
    /// Below this a residual may underflow.
    private static final double TINY = 0x1p-900;

    private Rounding() {}

    public static double productUp(double a, double b) {
        double product = a * b;
        if (a == 0 || b == 0) {
            return product;
        }
        return product < TINY || Math.fma(a, b, -product) > 0 ? Math.nextUp(product) : product;
    }

    public static double sumUp(double a, double b) {
        double sum = a + b;
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        return low - (sum - high) > 0 ? Math.nextUp(sum) : sum; // the error of Fast2Sum, exact for high >= low
    }

    /// Of operands of any sign.
    public static double differenceDown(double a, double b) {
        double difference = a - b;
        double back = a - difference;
        double error = (a - (difference + back)) - (b - back); // Knuth's TwoSum with -b: exact
        return error < 0 ? Math.nextDown(difference) : difference;
    }

    public static double quotientUp(double a, double b) {
        double quotient = a / b;
        if (a == 0) {
            return quotient;
        }
        return quotient < TINY || a < TINY || Math.fma(quotient, b, -a) < 0 ? Math.nextUp(quotient) : quotient;
    }

    public static double quotientDown(double a, double b) {
        double quotient = a / b;
        if (a == 0) {
            return quotient;
        }
        return quotient < TINY || a < TINY || Math.fma(quotient, b, -a) > 0 ? Math.max(0, Math.nextDown(quotient)) : quotient;
    }

    public static double sqrtUp(double x) {
        double root = Math.sqrt(x);
        if (x == 0) {
            return root;
        }
        return x < TINY || Math.fma(root, root, -x) < 0 ? Math.nextUp(root) : root;
    }
}
