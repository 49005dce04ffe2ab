package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import studio.lipschitz.tensor.Shape;

/// What activations with a slope in their parameters or weights share, and the verdict of the smooth ones that are steeper than 1.
final class Slopes {

    private Slopes() {}

    /// Of a function with slope 1 on the positive side and up to `slope` on the negative one.
    static Verdict verdict(double slope, String param) {
        double steepest = Math.abs(slope);
        return steepest <= 1
                ? Verdict.safe(1, text("layer.reason.slopeWithin"))
                : Verdict.bounded(
                        steepest, text("layer.reason.slopeNegative", param, Constants.number(slope)));
    }

    /// As [#verdict].
    static Why why(double slope, String param) {
        return Why.of(
                "L = max(1, |%s|)".formatted(param), "max(1, |%s|)".formatted(Constants.number(slope)), Math.max(1, Math.abs(slope)),
                Sources.slope());
    }

    /// As [#steep].
    static Why why(String formula, double constant) {
        return Why.of(formula, Constants.plain(constant), constant,
                Sources.derived("layer.source.slopeComputed"));
    }

    static List<Fix> fixes(Layer layer, double slope, String param, double safe) {
        return Math.abs(slope) <= 1
                ? List.of()
                : List.of(new Fix.Replace(
                        text("layer.fix.set", param, Constants.number(safe)), Catalogue.of(layer).with(layer, param, safe)));
    }

    static Verdict steep(double constant) {
        return Verdict.bounded(constant, text("layer.reason.slopeSteepest", Constants.plain(constant)));
    }

    static void check(int numParameters, double init) {
        Checks.check(numParameters >= 1, "layer.refusal.atLeastOne", "num_parameters", numParameters);
        Checks.check(Double.isFinite(init), "layer.refusal.finite", "init", init);
    }

    static Inference shape(String module, int numParameters, Shape input) {
        return numParameters == 1 || numParameters == input.dim(0)
                ? Inference.fits(input)
                : Inference.misfit(
                        "layer.misfit.slopes",
                        module, numParameters, input, input.dim(0), input.dim(0));
    }

    static List<Weight> weights(int numParameters, double init) {
        return List.of(
                new Weight("weight", Shape.of(numParameters), new Weight.Init.Constant(init), new Weight.Constraint.None()));
    }
}
