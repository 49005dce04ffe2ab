package studio.lipschitz.layer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;

/// What the averaging pools share: their verdict, and the norm of adaptive bins over one to three axes.
final class Averages {

    private Averages() {}

    static Verdict verdict(double norm) {
        return norm > 1
                ? Verdict.bounded(
                        norm,
                        "Its windows overlap or are divided unevenly, so it may stretch distances by %s.".formatted(Constants.number(norm)))
                : Verdict.lossy(
                        norm,
                        "Averaging shrinks distances (constant at most %s), so gradients fade on their way back."
                                .formatted(Constants.number(norm)));
    }

    /// Of adaptive bins.
    static Verdict verdict(@Nullable Shape input, List<Integer> output) {
        return identity(input, output)
                ? Verdict.safe(1, "Each bin is one pixel: the input passes unchanged.")
                : verdict(adaptiveNorm(input, output));
    }

    /// For the averages without a scaled form: largest values in disjoint windows, which keep gradient norm.
    static List<Fix> fixes(Layer layer, Averaging averaging, @Nullable Shape input, String maxPool) {
        if (averaging.verdict(input).kind() == Verdict.Kind.SAFE) {
            return List.of();
        }
        var fixes = new ArrayList<Fix>();
        Layer like = Catalogue.find(maxPool).orElseThrow().from(layer);
        if (averaging.windows().cover(null) == 1) {
            fixes.add(Fix.replaceBy(like));
        } else {
            fixes.add(new Fix.Replace(
                    "Replace by %s with a stride of %s (its output is smaller)"
                            .formatted(maxPool, Windows.text(averaging.windows().kernel())),
                    Catalogue.of(like).with(like, "stride", null)));
        }
        fixes.addAll(Fixes.removal(layer));
        return fixes;
    }

    /// As above for adaptive bins, where the largest values of these bins are safe.
    static List<Fix> fixes(Layer layer, @Nullable Shape input, List<Integer> output, String maxPool) {
        if (identity(input, output)) {
            return List.of();
        }
        var fixes = new ArrayList<Fix>();
        if (adaptiveCover(input, output) == 1) {
            fixes.add(Fix.replaceBy(Catalogue.find(maxPool).orElseThrow().from(layer)));
        }
        fixes.addAll(Fixes.removal(layer));
        return fixes;
    }

    static boolean identity(@Nullable Shape input, List<Integer> output) {
        return input != null && input.rank() == output.size() + 1 && input.dims().subList(1, input.rank()).equals(output);
    }

    static double adaptiveNorm(@Nullable Shape input, IntPair output) {
        return adaptiveNorm(input, Windows.sizes(output));
    }

    /// Upper bound on the norm of averaging into `output` bins. Without an input it holds for every input: one of a single pixel is copied into
    /// every bin.
    static double adaptiveNorm(@Nullable Shape input, List<Integer> output) {
        boolean known = input != null && input.rank() == output.size() + 1;
        double squared = 1;
        for (int axis = 0; axis < output.size(); axis++) {
            int count = output.get(axis);
            squared = Rounding.productUp(
                    squared, known && input != null ? adaptiveSquaredNorm(input.dim(axis + 1), count) : count);
        }
        return Rounding.sqrtUp(squared);
    }

    private static double adaptiveSquaredNorm(int size, int count) {
        if (Axis.fits(size, count, 1)) {
            return Math.min(count, Axis.adaptive(size, count).squaredNorm());
        }
        // Row sums are 1. A pixel lies in at most ceil(count / size) + 1 bins, each at least floor(size / count) pixels wide, and at least 1.
        double bins = Math.ceil((double) count / size) + 1;
        return Math.min(count, Rounding.quotientUp(bins, Math.max(1, size / count)));
    }

    /// Upper bound on the number of bins that read one pixel. Without an input: one pixel fills every bin.
    static long adaptiveCover(@Nullable Shape input, List<Integer> output) {
        boolean known = input != null && input.rank() == output.size() + 1;
        long cover = 1;
        for (int axis = 0; axis < output.size(); axis++) {
            int count = output.get(axis);
            int most = known && input != null ? adaptiveCover(input.dim(axis + 1), count) : count;
            cover = Windows.saturated(cover, most);
        }
        return cover;
    }

    private static int adaptiveCover(int size, int count) {
        if (Axis.fits(size, count, 1)) {
            return Axis.adaptive(size, count).mostWindows();
        }
        return (int) Math.min(count, Math.ceilDiv((long) count, (long) size) + 1);
    }

    /// Upper bound on the largest sum, over the bins that read one pixel, of 1 / (pixels of the bin): the squared constant of the root of the
    /// mean square of each bin.
    static double adaptiveColumnSum(long height, long width, IntPair output) {
        return Rounding.productUp(adaptiveColumnSum(height, output.height()), adaptiveColumnSum(width, output.width()));
    }

    private static double adaptiveColumnSum(long size, int count) {
        return Axis.fits(size, count, 1) ? Axis.adaptive((int) size, count).largestColumnSum() : count;
    }
}
