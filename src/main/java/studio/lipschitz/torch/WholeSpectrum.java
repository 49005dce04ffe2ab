package studio.lipschitz.torch;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.training.EpochFigures.Spectrum;

/// All singular values of a layer's weight matrix, to look at: as computed, not proved.
final class WholeSpectrum {
    /// Singular values up to which they are told.
    private static final long MOST = 256;

    private WholeSpectrum() {}

    /// Whether the layer has a matrix with few enough of them, of all groups together.
    static boolean fits(LinearNode linear, Map<String, Effective> weights) {
        return blocks(linear, weights).filter(blocks -> blocks.size(0) * Math.min(blocks.size(1), blocks.size(2)) <= MOST).isPresent();
    }

    /// The largest first, by way of the Gram matrix in float64: within some 1e-8 of the largest.
    static Spectrum of(LinearNode linear, Map<String, Effective> weights) {
        Tensor blocks = blocks(linear, weights).orElseThrow().to(ScalarType.Double);
        Tensor wide = blocks.size(1) > blocks.size(2) ? blocks.transpose(1, 2) : blocks;
        double[] squares = Tensors.doubles(torch.linalg_eigvalsh(torch.bmm(wide, wide.transpose(1, 2))).flatten());
        Arrays.sort(squares);
        var values = new Float[squares.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sqrt(Math.max(0, squares[squares.length - 1 - i]));
        }
        return new Spectrum(linear.id(), Arrays.asList(values));
    }

    /// `(groups, rows, columns)`.
    private static Optional<Tensor> blocks(LinearNode linear, Map<String, Effective> weights) {
        return switch (linear.call()) {
            case LinearNode.Call.Dense _ -> Optional.of(weight(linear, weights).unsqueeze(0));
            case LinearNode.Call.Windows windows -> Optional.of(windows.map(weight(linear, weights)).blocks());
            case LinearNode.Call.Channels _ -> Optional.empty();
        };
    }

    private static Tensor weight(LinearNode linear, Map<String, Effective> weights) {
        return Objects.requireNonNull(weights.get(linear.id() + ".weight")).value().detach();
    }
}
