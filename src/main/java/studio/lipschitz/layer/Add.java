package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

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
        summary = "layer.summary.add",
        comment = "layer.comment.add")
public record Add(
        @Param(doc = "layer.param.scaledSum") boolean scaled) implements Joint {

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
                ? Verdict.safe(1, text("layer.reason.mean"))
                : Constants.ofJoint(this, "layer.joint.sum", inputs.length, inputs);
    }

    @Override
    public Why whyOver(double... inputs) {
        String sum = Terms.joined(" + ", inputs);
        return scaled
                ? Why.of(
                        text("layer.why.mean"), "(%s)/%d".formatted(sum, inputs.length),
                        constant(inputs),
                        Sources.derived("layer.source.triangle"))
                : Why.of(text("layer.why.sum"), sum, constant(inputs),
                        Sources.derived("layer.source.triangle"));
    }

    @Override
    public List<Fix> fixesOver(int inputs) {
        var fixes = new ArrayList<Fix>();
        if (!scaled && inputs == LipResidual.DEFAULT.ports()) {
            fixes.add(Fix.replaceBy(LipResidual.DEFAULT));
        }
        if (!scaled) {
            fixes.add(new Fix.Replace(text("layer.fix.divideByCount"), new Add(true)));
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
