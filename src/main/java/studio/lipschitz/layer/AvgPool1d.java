package studio.lipschitz.layer;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Mean of each window, unscaled. Shape: `(N, C, L) -> (N, C, L')`.
///
/// Disjoint windows of n samples have the constant 1/√n; the other cases are those of [Averaging].
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.avgPool1d",
        comment = "layer.comment.avgPool1d")
public record AvgPool1d(
        @Param(doc = "layer.param.windowLength", min = 1) int kernelSize,
        @Param(doc = "layer.param.windowStep1d", min = 1) OptionalInt stride,
        @Param(doc = "layer.param.windowZeros1d", min = 0) int padding,
        @Param(doc = "layer.param.ceilMode", advanced = true) boolean ceilMode,
        @Param(doc = "layer.param.countIncludePad", advanced = true) boolean countIncludePad)
        implements UnaryLayer {

    public static final AvgPool1d DEFAULT = new AvgPool1d(2, OptionalInt.empty(), 0, false, true);

    public AvgPool1d {
        Windows.of(kernelSize, stride, padding, 1, ceilMode).checked();
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return averaging().verdict(input);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return averaging().why(input);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Averages.fixes(this, averaging(), input, "MaxPool1d");
    }

    @Override
    public Inference outputShape(Shape input) {
        return averaging().windows().shape(module(), input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return averaging().forward(forward.ops(), x);
    }

    private Averaging averaging() {
        return new Averaging(
                Windows.of(kernelSize, stride, padding, 1, ceilMode), countIncludePad, OptionalInt.empty());
    }
}
