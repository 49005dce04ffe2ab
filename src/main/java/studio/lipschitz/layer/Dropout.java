package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

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
        summary = "Sets random values to 0 while training.",
        comment = "Not 1-Lipschitz, and there is no equivalent: remove it.")
public record Dropout(
        @Param(doc = "Probability that a value is set to 0", min = 0, max = 1) double p,
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final Dropout DEFAULT = new Dropout(0.5, false);

    public Dropout {
        check(p >= 0 && p <= 1, "p must be at least 0 and at most 1, was %s", p);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        if (p == 0) {
            return Verdict.safe(1, "With p = 0 it passes its input on unchanged.");
        }
        if (p == 1) {
            return Verdict.lossy(1, "With p = 1 it sets everything to 0 while training, so nothing is learned through it.");
        }
        double bound = Rounding.quotientUp(1, survival());
        return Verdict.bounded(
                bound,
                "While training it multiplies what it keeps by 1 / (1 - p) = %s; there is no 1-Lipschitz equivalent."
                        .formatted(Constants.number(bound)));
    }

    @Override
    public Why why(@Nullable Shape input) {
        String source = Sources.derived("a diagonal matrix has its largest entry as its norm");
        return p == 0 || p == 1
                ? Why.exactly("L ≤ 1", 1, source)
                : Why.of("L = 1/(1 − p), of any mask while training", "1/(1 − %s)".formatted(Constants.number(p)),
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
