package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Sorts each pair of neighbouring channels or features, ascending, times `k`. Shape kept; axis 1 of the batch.
///
/// Source: Anil, Lucas, Grosse 2019, arXiv:1811.05381.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.groupSort2",
        comment = "layer.comment.preserves",
        source = Sources.ANIL)
public record GroupSort2(@Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final GroupSort2 DEFAULT = new GroupSort2(1.0);

    public GroupSort2 {
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
        return Shapes.groups(module(), input, 2);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        Tensor sorted = forward.ops().groupSort(x, 2);
        return k == 1 ? sorted : forward.ops().scale(sorted, k);
    }
}
