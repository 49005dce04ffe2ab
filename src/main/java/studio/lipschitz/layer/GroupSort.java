package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Sorts each group of neighbouring channels or features, ascending, times `k`. Shape kept; axis 1 of the batch.
///
/// Sorting permutes each group, and sorted vectors never lie further apart than unsorted ones: the constant is `k`.
/// Source: Anil, Lucas, Grosse 2019, arXiv:1811.05381.
///
/// @param groupSize empty: all of them, as [FullSort]
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.groupSort",
        comment = "layer.comment.preserves",
        source = Sources.ANIL)
public record GroupSort(
        @Param(doc = "layer.param.groupSize", min = 1) OptionalInt groupSize,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final GroupSort DEFAULT = new GroupSort(OptionalInt.empty(), 1.0);

    public GroupSort {
        check(groupSize.orElse(1) >= 1, "layer.refusal.atLeastOne", "group_size", groupSize.orElse(1));
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(text("layer.why.sorting"), k, Sources.ANIL);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.groups(module(), input, groupSize.orElse(input.dim(0)));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        Tensor sorted = groupSize.isPresent()
                ? forward.ops().groupSort(x, groupSize.getAsInt())
                : forward.ops().sort(x, 1);
        return k == 1 ? sorted : forward.ops().scale(sorted, k);
    }
}
