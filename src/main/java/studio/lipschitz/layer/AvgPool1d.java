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
        summary = "Mean of each window of a sequence.",
        comment = "Loses gradient norm; MaxPool1d keeps it while its windows do not overlap.")
public record AvgPool1d(
        @Param(doc = "Length of the window, in samples", min = 1) int kernelSize,
        @Param(doc = "Step of the window, in samples; left out, the kernel size", min = 1) OptionalInt stride,
        @Param(doc = "Zeros added on each side, in samples, at most half the window", min = 0) int padding,
        @Param(doc = "Keeps an incomplete last window", advanced = true) boolean ceilMode,
        @Param(doc = "Counts padding in the mean", advanced = true) boolean countIncludePad)
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
