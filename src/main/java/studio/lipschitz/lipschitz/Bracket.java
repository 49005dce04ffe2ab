package studio.lipschitz.lipschitz;

/// What is known of a Lipschitz constant: it lies in `[lower, upper]`. `upper` is rigorous and rounded upward; infinite if there is none.
public record Bracket(double lower, double upper) {

    public static Bracket exactly(double constant) {
        return new Bracket(constant, constant);
    }
}
