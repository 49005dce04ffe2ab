package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.List;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Its inputs one after the other along an axis; the other sizes are alike.
///
/// Squared distances add up, so its constant is at most the root of the sum of their squares: two equal inputs reach it.
///
/// @param dim axis, batch axis included, as of `torch.cat`; negative ones count from the end
/// @param scaled whether all is divided by the root of the number of inputs: then it is at most as steep as the steepest
@ModuleInfo(
        group = Group.JOINT,
        summary = "layer.summary.concatenate",
        comment = "layer.comment.concatenate")
public record Concatenate(
        @Param(doc = "layer.param.concatenateDim") int dim,
        @Param(doc = "layer.param.scaledConcatenation") boolean scaled)
        implements Joint {

    public static final Concatenate DEFAULT = new Concatenate(1, false);

    public Concatenate {
        check(dim != 0, "layer.refusal.batchAxis", "dim", dim);
    }

    @Override
    public double constant(double... inputs) {
        double squares = 0;
        for (double input : inputs) {
            squares = Rounding.sumUp(squares, Rounding.productUp(input, input));
        }
        double root = Rounding.sqrtUp(squares);
        // as in Add: only rounding could lift it above the largest input
        return scaled ? Math.min(Rounding.productUp(root, factor(inputs.length)), Arrays.stream(inputs).max().orElse(0)) : root;
    }

    @Override
    public Verdict verdictOver(double... inputs) {
        return scaled
                ? Verdict.safe(1, text("layer.reason.sideBySide"))
                : Constants.ofJoint(this, "layer.joint.concatenation", Rounding.sqrtUp(inputs.length), inputs);
    }

    @Override
    public Why whyOver(double... inputs) {
        String squares = Terms.joined("² + ", inputs) + "²";
        String source = Sources.derived("layer.source.squares");
        return scaled
                ? Why.of(
                        text("layer.why.concatenationScaled"), "√((%s)/%d)".formatted(squares, inputs.length),
                        constant(inputs), source)
                : Why.of(text("layer.why.concatenation"), "√(%s)".formatted(squares), constant(inputs), source);
    }

    @Override
    public List<Fix> fixesOver(int inputs) {
        return scaled ? List.of() : List.of(new Fix.Replace(text("layer.fix.divideByRoot"), new Concatenate(dim, true)));
    }

    @Override
    public Inference outputShape(List<Shape> inputs) {
        Shape first = inputs.getFirst();
        int axis = Shapes.axis(dim, first);
        if (axis < 0) {
            return Inference.misfit(
                    "layer.misfit.dim", module(), dim, first,
                    first.rank());
        }
        long size = 0;
        for (Shape input : inputs) {
            if (input.rank() != first.rank() || !input.with(axis, first.dim(axis)).equals(first)) {
                return Inference.misfit(
                        "layer.misfit.concatenate",
                        module(), dim, first, input);
            }
            size += input.dim(axis);
        }
        return size <= Integer.MAX_VALUE
                ? Inference.fits(first.with(axis, (int) size))
                : Inference.misfit("layer.misfit.concatenateLarge", module(), size, first);
    }

    @Override
    public Tensor forward(Forward forward, List<Tensor> inputs) {
        int axis = dim < 0 ? forward.ops().sizes(inputs.getFirst()).length + dim : dim;
        Tensor all = forward.ops().concatenate(axis, inputs.toArray(Tensor[]::new));
        return scaled ? forward.ops().scale(all, factor(inputs.size())) : all;
    }

    private static double factor(int inputs) {
        return Rounding.quotientDown(1, Rounding.sqrtUp(inputs));
    }
}
