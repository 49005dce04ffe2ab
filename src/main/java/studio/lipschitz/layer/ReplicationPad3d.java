package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;
import studio.lipschitz.tensor.VolumeMargins;

/// The outermost value beyond the edges. The constant is the root of the most copies of one value, see [Border]. Shape: `(N, C, D, H, W) -> (N, C, D + front + back, H + top + bottom, W + left + right)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.replicationPad3d",
        comment = "layer.comment.copies3d")
public record ReplicationPad3d(
        @Param(doc = "layer.param.sides3d", min = 0) VolumeMargins padding) implements UnaryLayer {

    public static final ReplicationPad3d DEFAULT = new ReplicationPad3d(VolumeMargins.of(1));

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return border().verdict(input);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return border().why(input);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return verdict(input).kind() == Verdict.Kind.SAFE ? List.of() : Fixes.replacements(this, "ZeroPad3d");
    }

    @Override
    public Inference outputShape(Shape input) {
        return border().outputShape(module(), input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return border().forward(forward.ops(), x);
    }

    private Border border() {
        return Border.of(PaddingMode.REPLICATE, padding);
    }
}
