package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `xᵢ - log Σ exp(xⱼ)` along an axis of n values. Shape kept.
///
/// Its Jacobian is I - 1·pᵀ with the softmax p: an oblique projection, whose norm |1|·|p| is at most √n and tends to it as one value outgrows the
/// others (the norm of a projection that is neither 0 nor I equals that of its complement, here 1·pᵀ).
///
/// @param dim axis, batch axis included; empty: 1
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.logSoftmax",
        comment = "layer.comment.logSoftmax")
public record LogSoftmax(
        @Param(doc = "layer.param.logSoftmaxDim") OptionalInt dim)
        implements UnaryLayer {

    public static final LogSoftmax DEFAULT = new LogSoftmax(OptionalInt.empty());

    public LogSoftmax {
        check(dim.orElse(1) != 0, "layer.refusal.batchAxis", "dim", dim.orElse(1));
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        int axis = input == null ? -1 : Shapes.axis(dim.orElse(1), input);
        int values = input == null || axis < 0 ? Integer.MAX_VALUE : input.dim(axis);
        if (values == 1) {
            return Verdict.lossy(1, text("layer.reason.singleValue"));
        }
        return Verdict.bounded(
                Constants.rootUp(values),
                values == Integer.MAX_VALUE
                        ? text("layer.reason.rootOfN")
                        : text("layer.reason.rootOf", values, values));
    }

    @Override
    public Why why(@Nullable Shape input) {
        int axis = input == null ? -1 : Shapes.axis(dim.orElse(1), input);
        String formula = text("layer.why.logSoftmax");
        String source = Sources.derived("layer.source.oblique");
        int values = input == null || axis < 0 ? Integer.MAX_VALUE : input.dim(axis);
        return values == 1
                ? Why.exactly(text("layer.why.logSoftmaxOne"), 1, source)
                : Why.of(formula, "√" + values, Constants.rootUp(values), source);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.replacements(this, "Softmax");
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.along(module(), dim.orElse(1), input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().logSoftmax(x, dim.orElse(1));
    }
}
