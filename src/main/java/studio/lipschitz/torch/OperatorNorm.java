package studio.lipschitz.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;

/// Upper bounds on the largest singular value of a linear map, float64, rounded upward by a stated margin.
///
/// Margins: a Gram matrix of columns of length q is off by at most `q u ‖A‖²_F` in norm, LAPACK's symmetric eigenvalues by `p² u` times the largest,
/// u = 2⁻⁵³. `‖A‖²_F` is at most p times the largest eigenvalue. A certificate is for real arithmetic plus these margins.
final class OperatorNorm {
    private static final double UNIT = 0x1p-53;

    /// Most frequencies × channels that the bound on a torus may hold at once; beyond, the kernel's own norm is used.
    private static final double MOST_ENTRIES = 1 << 24;
    private static final double MOST_WORK = 3e9;

    private OperatorNorm() {}

    /// @param weight `(out, in)`
    static Bracket dense(Tensor weight) {
        double square = largestSquare(weight.unsqueeze(0));
        double margin = margin(weight.size(0), weight.size(1));
        return new Bracket(Math.sqrt(square * Math.max(0, 1 - margin)), Math.nextUp(Math.sqrt(square * (1 + margin))));
    }

    /// The smaller of two bounds on a convolution with zero padding: the circular one on a torus that is large enough not to wrap, and the norm of
    /// the flattened kernel times the root of the number of windows that read one pixel.
    ///
    /// @param kernel `(out, in / groups, kh, kw)`
    static double convolution(Tensor kernel, LinearNode.Call.Convolution call, Shape input) {
        double flattened = flattened(kernel, call);
        return Math.min(flattened, torus(kernel, call, input, flattened));
    }

    private static double flattened(Tensor kernel, LinearNode.Call.Convolution call) {
        long rows = kernel.size(0) / call.groups();
        long columns = kernel.numel() / kernel.size(0);
        Tensor blocks = kernel.reshape(call.groups(), rows, columns);
        double norm = Math.sqrt(largestSquare(blocks) * (1 + margin(rows, columns)));
        long windows = Math.multiplyExact(
                cover(kernel.size(2), call.stride().height(), call.dilation().height()),
                cover(kernel.size(3), call.stride().width(), call.dilation().width()));
        return Math.nextUp(Math.nextUp(norm) * Math.nextUp(Math.sqrt((double) windows)));
    }

    /// Largest number of windows that read one pixel along an axis: taps that are congruent modulo the stride, `dilation` apart.
    private static long cover(long taps, long stride, long dilation) {
        return Math.ceilDiv(taps, stride / gcd(stride, dilation));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /// With stride s the s² frequencies that fall on one stand side by side, and the norm is divided by s.
    private static double torus(Tensor kernel, LinearNode.Call.Convolution call, Shape input, double otherwise) {
        IntPair stride = call.stride();
        long height = length(input.dim(1), kernel.size(2), stride.height(), call.dilation().height());
        long width = length(input.dim(2), kernel.size(3), stride.width(), call.dilation().width());
        long groups = call.groups();
        long out = kernel.size(0) / groups;
        long in = kernel.size(1);
        long aliases = (long) stride.height() * stride.width();
        double small = Math.min(out, in * aliases);
        double frequencies = (double) height * width / aliases;
        if ((double) height * width * kernel.size(0) * in > MOST_ENTRIES || frequencies * groups * small * small * small > MOST_WORK) {
            return otherwise;
        }
        Tensor spread = torch.zeros(kernel.size(0), in, height, width).to(kernel.device(), kernel.scalar_type());
        // Taps `dilation` apart, from a corner: the place of the origin turns phases only.
        long tall = (kernel.size(2) - 1) * call.dilation().height() + 1;
        long wide = (kernel.size(3) - 1) * call.dilation().width() + 1;
        strided(strided(spread, 2, tall, call.dilation().height()), 3, wide, call.dilation().width()).copy_(kernel);
        boolean half = aliases == 1;
        Tensor transfer = half ? torch.fft_rfft2(spread) : torch.fft_fft2(spread);
        long seen = transfer.size(3);
        // (out, in, height, width) -> (height / sh, width / sw, groups, out, in · sh · sw)
        Tensor blocks = transfer.reshape(
                groups, out, in, stride.height(), height / stride.height(), half ? 1 : stride.width(), half ? seen : width / stride.width())
                .permute(4, 6, 0, 1, 2, 3, 5)
                .reshape(-1, out, in * aliases);
        double square = largestSquare(blocks) * (1 + margin(out, in * aliases));
        // Error of the transform: a few roundings a level, relative to the sum of the taps' sizes.
        Tensor sums = kernel.abs().sum(new long[] {2, 3}, false, new org.bytedeco.pytorch.ScalarTypeOptional());
        double transform = 32 * UNIT * Math.log((double) height * width + 2) * sums.norm().item_double() * Math.sqrt((double) aliases);
        return Math.nextUp((Math.sqrt(square) + transform) / Math.sqrt((double) aliases) * (1 + 4 * UNIT));
    }

    private static Tensor strided(Tensor tensor, int axis, long length, long step) {
        Tensor cut = torch.narrow(tensor, axis, 0, length);
        return torch.slice(cut, axis, new org.bytedeco.pytorch.LongOptional(0), new org.bytedeco.pytorch.LongOptional(length), step);
    }

    /// Smallest length of the torus, a multiple of the stride, on which `size` pixels and a kernel do not wrap.
    private static long length(long size, long taps, long stride, long dilation) {
        return Math.ceilDiv(size + (taps - 1) * dilation, stride) * stride;
    }

    /// Largest eigenvalue of `A Aᴴ` over a batch, taken on the smaller side.
    private static double largestSquare(Tensor matrices) {
        boolean tall = matrices.size(1) > matrices.size(2);
        Tensor adjoint = matrices.transpose(1, 2).conj();
        Tensor gram = tall ? torch.bmm(adjoint, matrices) : torch.bmm(matrices, adjoint);
        return Math.max(0, torch.amax(torch.linalg_eigvalsh(gram), new long[] {0, 1}, false).item_double());
    }

    /// Relative margin of a computed largest eigenvalue of a Gram matrix; 8 covers complex arithmetic and the constants left out above.
    private static double margin(long rows, long columns) {
        double small = Math.min(rows, columns);
        double large = Math.max(rows, columns);
        return 8 * UNIT * (large * small + small * small);
    }
}
