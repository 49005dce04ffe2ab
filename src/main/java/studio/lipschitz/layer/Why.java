package studio.lipschitz.layer;

import java.math.BigDecimal;

/// Why a layer's constant `L` is what it is: a formula, the same with the numbers of these parameters, and where it comes from. Plain text, made when
/// it is asked for: an analysis after each edit has no need of it.
///
/// @param formula in the names of parameters and weights, from its `L` on: `L ≤ σ₁(W)·√(r₁·r₂)`
/// @param aimed the formula where what is held by design is only aimed at; the same where nothing is held
/// @param numbers `L ≤ 0.333333·√(3·3) = 1`: what stands behind the first sign has the value of the verdict's bound, to five digits; where weights
/// decide, what is left open has its name; empty where there is nothing to put in
/// @param source a paper or a theorem, or how it is derived
public record Why(String formula, String aimed, String numbers, String source) {
    private static final double EXACT = 1e-9;

    /// Of a constant that the parameters decide.
    ///
    /// @param expression the right side of the formula in numbers
    /// @param value what it comes to, rounded upward; infinite if there is none
    static Why of(String formula, String expression, double value, String source) {
        String shown = Double.isFinite(value) ? Constants.numberUp(value) : "∞";
        boolean exact = !Double.isFinite(value)
                || Math.abs(new BigDecimal(shown).doubleValue() - value) <= EXACT * Math.abs(value);
        String result = expression.equals(shown) ? "" : (exact ? " = " : " ≤ ") + shown;
        return new Why(formula, formula, sign(formula) + expression + result, source);
    }

    /// Of a constant that weights decide.
    ///
    /// @param rest the right side of the formula, with the numbers that are known
    static Why open(String formula, String rest, String source) {
        return new Why(formula, formula, rest.isEmpty() ? "" : sign(formula) + rest, source);
    }

    /// Of a layer that moves every distance by the same known factor, which its formula says.
    static Why exactly(String formula, double value, String source) {
        return of(formula, Constants.number(value), value, source);
    }

    /// Of what is held by design.
    ///
    /// @param other the formula where it is only aimed at
    Why orAimed(String other) {
        return new Why(formula, other, numbers, source);
    }

    /// Of a layer whose iteration comes near its constraint but does not prove it: what is held by design is then only aimed at.
    public Why aimedAt() {
        return new Why(aimed, aimed, numbers, source);
    }

    private static String sign(String formula) {
        return formula.startsWith("L ≤") ? "L ≤ " : "L = ";
    }
}
