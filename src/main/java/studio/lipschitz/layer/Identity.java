package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x` itself. Shape kept.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "Passes its input on unchanged.",
        comment = "Safe.")
public record Identity() implements UnaryLayer {

    public static final Identity DEFAULT = new Identity();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, "It passes its input on unchanged.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = 1", 1, Sources.derived("the output is the input"));
    }

    @Override
    public boolean isometry() {
        return true;
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return x;
    }
}
