package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;

/// What the normalising layers share: dividing by √(variance + eps), learned scales and shifts.
final class Norms {

    /// Name of the learned scale.
    static final String SCALE = "weight";

    private Norms() {}

    static void checkEps(double eps) {
        Checks.check((float) eps > 0 && Double.isFinite(eps), "layer.refusal.eps", eps);
    }

    /// Upper bound on 1 / √(variance + eps), where libtorch holds `eps` as a float32.
    static double steepest(double eps) {
        double least = Math.min(eps, (float) eps);
        double root = Math.sqrt(least);
        return Rounding.quotientUp(1, Math.fma(root, root, -least) > 0 ? Math.nextDown(root) : root);
    }

    /// Of a layer that normalises each sample by its own mean and variance.
    ///
    /// With centring P and x̂ = P x / √(var + eps), the Jacobian (P - x̂ x̂ᵀ / n) / √(var + eps) has norm at most 1 / √eps, reached where var is 0.
    static Verdict ofSamples(double eps, boolean affine) {
        double constant = steepest(eps);
        String number = Constants.number(constant);
        if (affine) {
            return Verdict.unconstrained(
                    text("layer.reason.scaleFree", number));
        }
        return constant > 1
                ? Verdict.bounded(constant, text("layer.reason.normSteep", number))
                : Verdict.safe(constant, text("layer.reason.normWithin", number));
    }

    /// As [#ofSamples].
    static Why why(double eps, boolean affine) {
        String source = Sources
                .derived("layer.source.jacobian");
        String root = "√" + Constants.number(eps);
        return affine
                ? Why.open("L ≤ max |γᵢ|/√eps", "max |γᵢ|/" + root, source)
                : Why.of("L = 1/√eps", "1/" + root, steepest(eps), source);
    }

    static List<Weight> affine(Shape shape, boolean scale, boolean shift) {
        var weights = new ArrayList<Weight>();
        if (scale) {
            weights.add(new Weight(SCALE, shape, Weight.Init.ONES, new Weight.Constraint.None()));
        }
        if (shift) {
            weights.add(new Weight("bias", shape, Weight.Init.ZEROS, new Weight.Constraint.None()));
        }
        return weights;
    }
}
