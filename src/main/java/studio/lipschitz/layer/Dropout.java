package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Sets each value to 0 with probability `p` while training and multiplies the others by 1 / (1 - p). Shape kept.
///
/// Constant 1 in evaluation and, for a given mask, 1 / (1 - p) in training.
///
/// @param p from 0 to 1
@ModuleInfo(
        group = Group.REGULARISATION,
        summary = "layer.summary.dropout",
        comment = "layer.comment.dropout")
public record Dropout(
        @Param(doc = "layer.param.dropoutP", min = 0, max = 1) double p,
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final Dropout DEFAULT = new Dropout(0.5, false);

    public Dropout {
        check(p >= 0 && p <= 1, "layer.refusal.share", "p", p);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        if (p == 0) {
            return Verdict.safe(1, text("layer.reason.dropoutNone"));
        }
        if (p == 1) {
            return Verdict.lossy(1, text("layer.reason.dropoutAll"));
        }
        double bound = Rounding.quotientUp(1, survival());
        return Verdict.bounded(
                bound,
                text("layer.reason.dropout", Constants.number(bound)));
    }

    @Override
    public Why why(@Nullable Shape input) {
        String source = Sources.derived("layer.source.diagonal");
        return p == 0 || p == 1
                ? Why.exactly("L ≤ 1", 1, source)
                : Why.of(text("layer.why.dropout"), "1/(1 − %s)".formatted(Constants.number(p)),
                        Rounding.quotientUp(1, survival()), source);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return p == 0 ? List.of() : Fixes.removal(this);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().dropout(x, p, forward.training());
    }

    /// 1 - p rounded down; exact from 1/2 on.
    private double survival() {
        return p >= 0.5 ? 1 - p : Math.nextDown(1 - p);
    }
}
