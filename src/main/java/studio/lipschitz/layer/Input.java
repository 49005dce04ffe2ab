package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Where data enters. Shape: `(N, *shape)`.
///
/// @param shape sizes without the batch axis, at most 4
@ModuleInfo(group = Group.INPUT, summary = "Where the data enters the network.")
public record Input(@Param(doc = "Sizes without the batch axis, as channels, height, width or as features") Shape shape) implements Layer {

    public static final Input DEFAULT = new Input(Shape.of(1, 28, 28));

    public Input {
        Checks.check(shape.rank() >= 1 && shape.rank() <= 4, "shape must have 1 to 4 sizes, was %s", shape);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, "The data itself: nothing is computed here.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = 1", 1, Sources.derived("distances are measured here"));
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
