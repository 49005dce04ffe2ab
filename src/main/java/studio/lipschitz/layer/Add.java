package studio.lipschitz.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Sum of its inputs, which have one shape. Its constant is at most the sum of theirs: two equal inputs reach it.
///
/// @param scaled whether the sum is divided by the number of inputs: their mean is at most as steep as the steepest
@ModuleInfo(
        group = Group.JOINT,
        summary = "Sum of its inputs: a residual connection.",
        comment = "Not 1-Lipschitz: constants of branches add up. LipResidual is the residual connection that is.")
public record Add(
        @Param(doc = "Divides the sum by the number of inputs, so that constants do not add up") boolean scaled) implements Joint {

    public static final Add DEFAULT = new Add(false);

    @Override
    public double constant(double... inputs) {
        double sum = 0;
        for (double input : inputs) {
            sum = Rounding.sumUp(sum, input);
        }
        // the factor is at most 1/n, so the product is at most the largest input; only its rounding could lift it above
        return scaled ? Math.min(Rounding.productUp(sum, factor(inputs.length)), Arrays.stream(inputs).max().orElse(0)) : sum;
    }

    @Override
    public Verdict verdictOver(double... inputs) {
        return scaled
                ? Verdict.safe(1, "The mean of its inputs: at most the largest of their constants.")
                : Constants.ofJoint(this, "sum", inputs.length, inputs);
    }

    @Override
    public Why whyOver(double... inputs) {
        String sum = Terms.joined(" + ", inputs);
        return scaled
                ? Why.of(
                        "L ≤ (L₁ + … + Lₙ)/n, of the constants up to its n inputs", "(%s)/%d".formatted(sum, inputs.length),
                        constant(inputs),
                        Sources.derived("triangle inequality"))
                : Why.of("L ≤ L₁ + … + Lₙ, of the constants up to its inputs", sum, constant(inputs),
                        Sources.derived("triangle inequality"));
    }

    @Override
    public List<Fix> fixesOver(int inputs) {
        var fixes = new ArrayList<Fix>();
        if (!scaled && inputs == LipResidual.DEFAULT.ports()) {
            fixes.add(Fix.replaceBy(LipResidual.DEFAULT));
        }
        if (!scaled) {
            fixes.add(new Fix.Replace("Divide by the number of inputs", new Add(true)));
        }
        return fixes;
    }

    @Override
    public Inference outputShape(List<Shape> inputs) {
        return Shapes.alike(module(), inputs);
    }

    @Override
    public Tensor forward(Forward forward, List<Tensor> inputs) {
        Tensor sum = inputs.getFirst();
        for (Tensor input : inputs.subList(1, inputs.size())) {
            sum = forward.ops().add(sum, input);
        }
        return scaled ? forward.ops().scale(sum, factor(inputs.size())) : sum;
    }

    private static double factor(int inputs) {
        return Rounding.quotientDown(1, inputs);
    }
}
