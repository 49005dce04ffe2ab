package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `exp(xᵢ) / Σ exp(xⱼ)` along an axis. Shape kept. Constant 1/2 in L2, arXiv:2510.23012.
///
/// @param dim axis, batch axis included; empty: 1
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.softmax",
        comment = "layer.comment.safeHalf",
        source = Sources.SOFTMAX)
public record Softmax(@Param(doc = "layer.param.softmaxDim") OptionalInt dim)
        implements UnaryLayer {

    public static final Softmax DEFAULT = new Softmax(OptionalInt.empty());

    public Softmax {
        check(dim.orElse(1) != 0, "layer.refusal.batchAxis", "dim", dim.orElse(1));
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(0.5, text("layer.reason.half"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.of("L = 1/2", "1/2", 0.5, Sources.SOFTMAX);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.along(module(), dim.orElse(1), input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().softmax(x, dim.orElse(1));
    }
}
