package studio.lipschitz.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/// A convolution of every kind as the linear map that it is: a kernel and, along each of three axes, which pixels its taps read.
///
/// A transposed convolution is the adjoint of one, with the same norm, and stands here as that one.
///
/// @param kernel `(out, in / groups, k₀, k₁, k₂)`, float64
/// @param groups blocks of channels that do not see each other
/// @param axes three, those that are not there [WindowAxis#NONE] and first
record WindowMap(Tensor kernel, int groups, List<WindowAxis> axes) {

    static WindowMap of(Tensor kernel, int groups, List<WindowAxis> axes) {
        var three = new ArrayList<WindowAxis>();
        Tensor spread = kernel;
        for (int i = axes.size(); i < 3; i++) {
            three.add(WindowAxis.NONE);
            spread = spread.unsqueeze(2);
        }
        three.addAll(axes);
        return new WindowMap(spread, groups, List.copyOf(three));
    }

    int outs() {
        return Math.toIntExact(kernel.size(0)) / groups;
    }

    int ins() {
        return Math.toIntExact(kernel.size(1));
    }

    int taps() {
        return axes.stream().mapToInt(WindowAxis::taps).reduce(1, Math::multiplyExact);
    }

    long pixels() {
        return axes.stream().mapToLong(WindowAxis::size).reduce(1, Math::multiplyExact);
    }

    long windows() {
        return axes.stream().mapToLong(WindowAxis::windows).reduce(1, Math::multiplyExact);
    }

    WindowMap with(List<WindowAxis> others) {
        return new WindowMap(kernel, groups, others);
    }

    /// `(groups, out, in · taps)`.
    Tensor blocks() {
        return kernel.reshape(groups, outs(), -1);
    }
}
