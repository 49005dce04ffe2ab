package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Margins;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// The mirror image beyond the edges. The constant is the root of the most copies of one value, see [Border]. Shape: `(N, C, H, W) -> (N, C, H + top + bottom, W + left + right)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.reflectionPad2d",
        comment = "layer.comment.copies2d")
public record ReflectionPad2d(
        @Param(doc = "layer.param.sides2d", min = 0) Margins padding) implements UnaryLayer {

    public static final ReflectionPad2d DEFAULT = new ReflectionPad2d(Margins.of(1));

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
        return verdict(input).kind() == Verdict.Kind.SAFE ? List.of() : Fixes.replacements(this, "ZeroPad2d");
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
        return new Border(PaddingMode.REFLECT, padding.left(), padding.right(), padding.top(), padding.bottom());
    }
}
