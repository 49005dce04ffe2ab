package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

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
        summary = "Its inputs side by side along one axis.",
        comment = "Not 1-Lipschitz: n branches of one input are up to √n times as steep together.")
public record Concatenate(
        @Param(doc = "Axis along which they are put together, batch axis included: 1 is the channels or features") int dim,
        @Param(doc = "Divides by the root of the number of inputs, so that constants do not add up") boolean scaled)
        implements Joint {

    public static final Concatenate DEFAULT = new Concatenate(1, false);

    public Concatenate {
        check(dim != 0, "dim must not be 0, the batch axis, was %s", dim);
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
                ? Verdict.safe(1, "Its inputs side by side, divided by the root of their number: at most the largest of their constants.")
                : Constants.ofJoint(this, "concatenation", Rounding.sqrtUp(inputs.length), inputs);
    }

    @Override
    public Why whyOver(double... inputs) {
        String squares = Terms.joined("² + ", inputs) + "²";
        String source = Sources.derived("squared distances add up");
        return scaled
                ? Why.of(
                        "L ≤ √((L₁² + … + Lₙ²)/n), of the constants up to its n inputs", "√((%s)/%d)".formatted(squares, inputs.length),
                        constant(inputs), source)
                : Why.of("L ≤ √(L₁² + … + Lₙ²), of the constants up to its inputs", "√(%s)".formatted(squares), constant(inputs), source);
    }

    @Override
    public List<Fix> fixesOver(int inputs) {
        return scaled ? List.of() : List.of(new Fix.Replace("Divide by the root of the number of inputs", new Concatenate(dim, true)));
    }

    @Override
    public Inference outputShape(List<Shape> inputs) {
        Shape first = inputs.getFirst();
        int axis = Shapes.axis(dim, first);
        if (axis < 0) {
            return Inference.misfit(
                    "%s works along dim %d, which its input %s does not have; choose one from 1 to %d.", module(), dim, first,
                    first.rank());
        }
        long size = 0;
        for (Shape input : inputs) {
            if (input.rank() != first.rank() || !input.with(axis, first.dim(axis)).equals(first)) {
                return Inference.misfit(
                        "%s joins inputs along dim %d that are alike in every other size but receives %s and %s; "
                                + "make the other sizes of the branches the same.",
                        module(), dim, first, input);
            }
            size += input.dim(axis);
        }
        return size <= Integer.MAX_VALUE
                ? Inference.fits(first.with(axis, (int) size))
                : Inference.misfit("%s makes an axis of %d out of inputs like %s; make them smaller.", module(), size, first);
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
