package studio.lipschitz.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// The largest singular value over a batch of matrices, and the direction in which it grows, float64, from the Gram matrix of the smaller side.
///
/// No iteration that may stop below the true value: an estimate from below would leave the layer steeper than its constant.
///
/// @param value a scalar, at least the smallest normal float32, so that a matrix of zeros stays one
/// @param direction `u vᵀ` of the vectors in the matrix that has it, zero in the others
record LargestSingular(Tensor value, Tensor direction) {
    private static final double SMALLEST = 0x1p-126;

    /// @param matrices `(groups, rows, columns)`, float64
    static LargestSingular of(Tensor matrices) {
        // A matrix of tiny or huge entries would leave the range of their squares.
        Tensor entry = matrices.abs().max().clamp_min(new Scalar(SMALLEST));
        Tensor scaled = matrices.div(entry);
        boolean tall = matrices.size(1) > matrices.size(2);
        Tensor wide = tall ? scaled.transpose(1, 2) : scaled;
        var eigen = torch.linalg_eigh(torch.bmm(wide, wide.transpose(1, 2)));
        Tensor values = Tensors.first(eigen); // (groups, small), ascending
        long last = values.size(1) - 1;
        Tensor block = values.select(1, last).argmax();
        Tensor u = Tensors.second(eigen).index_select(0, block.reshape(1)).select(2, last).unsqueeze(2); // (1, small, 1)
        Tensor row = torch.bmm(u.transpose(1, 2), wide.index_select(0, block.reshape(1))); // sigma vᵀ: its norm has all digits of sigma
        Tensor sigma = row.norm();
        Tensor outer = torch.bmm(u, row.div(sigma.clamp_min(new Scalar(SMALLEST))));
        Tensor direction = torch.zeros_like(matrices);
        direction.index_copy_(0, block.reshape(1), tall ? outer.transpose(1, 2) : outer);
        return new LargestSingular(sigma.mul(entry).clamp_min(new Scalar(SMALLEST)), direction);
    }
}
