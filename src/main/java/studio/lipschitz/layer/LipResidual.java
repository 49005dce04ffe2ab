package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Residual connection `a·x + (1 - a)·y` with `a = sigmoid(alpha)`, `alpha` a learned number that starts at 0: shares of one half.
///
/// Ports: `x`, the skip, and `y`, the branch; both of one shape. The mix is convex, so its constant is at most the larger of the two.
@ModuleInfo(
        group = Group.JOINT,
        summary = "layer.summary.lipResidual",
        comment = "layer.comment.lipResidual",
        replaces = {"Add"})
public record LipResidual() implements Joint {

    public static final LipResidual DEFAULT = new LipResidual();

    /// Name of the learned number, in PyTorch's state dict too.
    public static final String ALPHA = "alpha";

    @Override
    public List<String> portNames() {
        return List.of("x", "y");
    }

    @Override
    public double constant(double... inputs) {
        return Math.max(inputs[0], inputs[1]);
    }

    /// Upper bound where the share of `x` is known to lie within an interval: the constant is linear in it, so largest at one of the ends.
    public static double constantOfMix(double leastShare, double mostShare, double x, double y) {
        double mixed = Math.max(mix(leastShare, x, y), mix(mostShare, x, y));
        return Math.min(mixed, Math.max(x, y));
    }

    private static double mix(double share, double x, double y) {
        double rest = share == 0 || share == 1 ? 1 - share : Math.nextUp(1 - share); // the difference may have been rounded down
        return Rounding.sumUp(share == 0 ? 0 : Rounding.productUp(share, x), rest == 0 ? 0 : Rounding.productUp(rest, y));
    }

    @Override
    public Verdict verdictOver(double... inputs) {
        return Verdict.safe(1, text("layer.reason.convexMix"));
    }

    @Override
    public Why whyOver(double... inputs) {
        return Why.of(
                text("layer.why.convexMix"),
                "max(%s)".formatted(Terms.joined(", ", inputs)), constant(inputs),
                Sources.derived("layer.source.convexMix"));
    }

    @Override
    public List<Fix> fixesOver(int inputs) {
        return List.of();
    }

    @Override
    public Inference outputShape(List<Shape> inputs) {
        return Shapes.alike(module(), inputs);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return List.of(new Weight(ALPHA, Shape.of(), Weight.Init.ZEROS, new Weight.Constraint.None()));
    }

    @Override
    public Tensor forward(Forward forward, List<Tensor> inputs) {
        var ops = forward.ops();
        Tensor share = ops.sigmoid(forward.weight(ALPHA));
        Tensor rest = ops.addScalar(ops.scale(share, -1), 1);
        return ops.add(ops.multiply(share, inputs.get(0)), ops.multiply(rest, inputs.get(1)));
    }
}
