package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// What batch normalisation does in every number of dimensions.
///
/// Evaluation: constant max |gamma| / √(var + eps) with the running variance. Training: the statistics are the batch's, so no constant.
final class BatchNorms {

    private BatchNorms() {}

    /// The parameters, which do not depend on the number of dimensions.
    interface Params {
        OptionalInt numFeatures();

        double eps();

        double momentum();

        boolean affine();

        boolean trackRunningStats();

        boolean bias();
    }

    static void check(double eps, double momentum) {
        Norms.checkEps(eps);
        Checks.check(momentum >= 0 && momentum <= 1, "layer.refusal.share", "momentum", momentum);
    }

    static Verdict verdict(Params params) {
        if (!params.trackRunningStats()) {
            return Verdict.unbounded(
                    text("layer.reason.noRunningStatistics"));
        }
        if (params.affine()) {
            return Verdict.unconstrained(
                    text("layer.reason.batchNormFree"));
        }
        double constant = Norms.steepest(params.eps());
        String reason = text("layer.reason.batchNorm", Constants.number(constant));
        return constant > 1 ? Verdict.bounded(constant, reason) : Verdict.safe(constant, reason);
    }

    static Why why(Params params) {
        String source = Sources.derived("layer.source.diagonal");
        if (!params.trackRunningStats()) {
            return Why.open(text("layer.why.batchStatistics"), "",
                    Sources.derived("layer.source.batches"));
        }
        return params.affine()
                ? Why.open(
                        text("layer.why.batchNormFree"), "max |γᵢ|/√(varᵢ + %s)".formatted(Constants.number(params.eps())),
                        source)
                : Why.of(
                        text("layer.why.batchNorm"), "1/√" + Constants.number(params.eps()), Norms.steepest(params.eps()),
                        source);
    }

    static List<Fix> fixes(Layer layer, Params params) {
        if (verdict(params).kind() == Verdict.Kind.SAFE) {
            return List.of();
        }
        var fixes = new ArrayList<>(Fixes.replacements(layer, "BatchCentering"));
        fixes.addAll(Fixes.removal(layer));
        return fixes;
    }

    static List<Weight> weights(Params params, Shape input) {
        Shape shape = Shape.of(input.dim(0));
        var weights = new ArrayList<>(Norms.affine(shape, params.affine(), params.affine() && params.bias()));
        if (params.trackRunningStats()) {
            weights.add(new Weight("running_mean", shape, Weight.Init.ZEROS, new Weight.Constraint.Buffer()));
            weights.add(new Weight("running_var", shape, Weight.Init.ONES, new Weight.Constraint.Buffer()));
        }
        return weights;
    }

    static Tensor forward(Params params, Forward forward, Tensor x) {
        return forward.ops()
                .batchNorm(
                        x,
                        forward.weightOrNull("weight"),
                        forward.weightOrNull("bias"),
                        forward.weightOrNull("running_mean"),
                        forward.weightOrNull("running_var"),
                        forward.training() || !params.trackRunningStats(),
                        params.momentum(),
                        params.eps());
    }
}
