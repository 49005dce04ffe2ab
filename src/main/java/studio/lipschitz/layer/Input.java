package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Where data enters. Shape: `(N, *shape)`.
///
/// @param shape sizes without the batch axis, at most 4
@ModuleInfo(group = Group.INPUT, summary = "layer.summary.input")
public record Input(@Param(doc = "layer.param.inputShape") Shape shape) implements Layer {

    public static final int MOST_AXES = 4;

    public static final Input DEFAULT = new Input(Shape.of(1, 28, 28));

    public Input {
        Checks.check(shape.rank() >= 1 && shape.rank() <= MOST_AXES, "layer.refusal.inputShape", shape);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.input"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = 1", 1, Sources.derived("layer.source.input"));
    }

    @Override
    public boolean isometry() {
        return true;
    }

    @Override
    public Inference outputShape(List<Shape> inputs) {
        return Inference.fits(shape);
    }

    @Override
    public Tensor forward(Forward forward, List<Tensor> inputs) {
        return inputs.getFirst();
    }
}
