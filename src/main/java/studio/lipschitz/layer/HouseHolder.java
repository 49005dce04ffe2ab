package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkConstant;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Reflects each pair `(x, y)` of channels in a learned line through the origin if it lies on one side of it, times `k`. Shape kept.
///
/// Pairs are channel i and i + C/2 of axis 1; `theta (C/2)` is twice the angle of the line, in radian. Points of the line stay where they are under
/// either branch, so the map is continuous, and each branch is an isometry: the constant is `k` (which deel-torchlip takes and ignores).
/// Source: Singla, Singla, Feizi 2022, arXiv:2108.04062.
///
/// @param channels found by shape inference if empty; even
/// @param thetaInitializer empty: every theta π/2
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.houseHolder",
        comment = "layer.comment.preserves",
        source = Sources.SINGLA)
public record HouseHolder(
        @Param(doc = "layer.param.evenChannels", min = 2) OptionalInt channels,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k,
        @Param(doc = "layer.param.thetaInitializer", advanced = true) Optional<ThetaInitializer> thetaInitializer)
        implements UnaryLayer {

    public static final HouseHolder DEFAULT = new HouseHolder(OptionalInt.empty(), 1.0, Optional.empty());

    public enum ThetaInitializer {
        ZEROS,
        ONES,
        NORMAL
    }

    public HouseHolder {
        check(channels.orElse(2) % 2 == 0 && channels.orElse(2) > 0, "layer.refusal.evenChannels", channels.orElse(2));
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = k_coef_lip·max(‖I‖, ‖I − 2·v·vᵀ‖) = k_coef_lip", k, Sources.SINGLA);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        int arriving = input.dim(0);
        if (channels.isPresent() && channels.getAsInt() != arriving) {
            return Inference.misfit(
                    "layer.misfit.channels",
                    module(), channels.getAsInt(), input, arriving, arriving);
        }
        return arriving % 2 == 0
                ? Inference.fits(input)
                : Inference.misfit(
                        "layer.misfit.pairs", module(), input, arriving);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return List.of(new Weight("theta", Shape.of(input.dim(0) / 2), start(), new Weight.Constraint.None()));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        Ops ops = forward.ops();
        long half = ops.sizes(x)[1] / 2;
        Tensor theta = Shapes.perChannel(ops, forward.weight("theta"), x);
        Tensor cos = ops.cos(theta);
        Tensor sin = ops.sin(theta);
        Tensor halfway = ops.scale(theta, 0.5);
        Tensor a = ops.narrow(x, 1, 0, half);
        Tensor b = ops.narrow(x, 1, half, half);
        Tensor side = ops.subtract(ops.multiply(a, ops.sin(halfway)), ops.multiply(b, ops.cos(halfway)));
        Tensor beyond = ops.greater(side, 0);
        Tensor first = ops.where(beyond, ops.add(ops.multiply(a, cos), ops.multiply(b, sin)), a);
        Tensor second = ops.where(beyond, ops.subtract(ops.multiply(a, sin), ops.multiply(b, cos)), b);
        Tensor both = ops.concatenate(1, first, second);
        return k == 1 ? both : ops.scale(both, k);
    }

    private Weight.Init start() {
        return thetaInitializer
                .map(initializer -> switch (initializer) {
                    case ZEROS -> Weight.Init.ZEROS;
                    case ONES -> Weight.Init.ONES;
                    case NORMAL -> new Weight.Init.Normal();
                })
                .orElse(new Weight.Init.Constant(0.5 * Math.PI));
    }
}
