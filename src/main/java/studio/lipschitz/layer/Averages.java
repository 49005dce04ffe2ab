package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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
                        text("layer.reason.averagesStretch", Constants.number(norm)))
                : Verdict.lossy(
                        norm,
                        text("layer.reason.averagesShrink", Constants.number(norm)));
    }

    /// Of adaptive bins.
    static Verdict verdict(@Nullable Shape input, List<Integer> output) {
        return identity(input, output)
                ? Verdict.safe(1, text("layer.reason.binIsPixel"))
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
                    text("layer.fix.replaceWithStride", maxPool, Windows.text(averaging.windows().kernel())),
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
        return Rounding.sqrtUp(adaptiveSquares(input, output).stream().mapToDouble(Double::doubleValue).reduce(1, Rounding::productUp));
    }

    /// Of each axis, squared.
    private static List<Double> adaptiveSquares(@Nullable Shape input, List<Integer> output) {
        boolean known = input != null && input.rank() == output.size() + 1;
        var squares = new ArrayList<Double>();
        for (int axis = 0; axis < output.size(); axis++) {
            int count = output.get(axis);
            squares.add(known && input != null ? adaptiveSquaredNorm(input.dim(axis + 1), count) : count);
        }
        return squares;
    }

    /// Pixels of each bin along each axis; 1 where the input is not known.
    private static List<Integer> bins(@Nullable Shape input, List<Integer> output) {
        var bins = new ArrayList<Integer>();
        for (int axis = 0; axis < output.size(); axis++) {
            bins.add(input != null && input.rank() == output.size() + 1 ? Math.max(1, input.dim(axis + 1) / output.get(axis)) : 1);
        }
        return bins;
    }

    /// Of adaptive bins.
    static Why why(@Nullable Shape input, List<Integer> output) {
        return why(adaptiveSquares(input, output), bins(input, output), OptionalInt.empty(), adaptiveNorm(input, output));
    }

    /// Of adaptive bins times the factor that makes them `k`-Lipschitz.
    static Why scaled(double k, @Nullable Shape input, List<Integer> output) {
        return scaled(k, adaptiveSquares(input, output), bins(input, output), OptionalInt.empty(), adaptiveNorm(input, output));
    }

    /// @param squares of the norm along each axis
    /// @param lengths of the windows along each axis, in pixels
    /// @param norm what it comes to
    static Why why(List<Double> squares, List<Integer> lengths, OptionalInt divisor, double norm) {
        int axes = squares.size();
        boolean even = even(squares, lengths, divisor);
        String formula = even
                ? text("layer.why.meansDisjoint", Terms.root("n", axes),
                        axes == 1 ? "n" : "n₁·n₂" + (axes == 3 ? "·n₃" : ""))
                : text(
                        "layer.why.means", Terms.root("λ", axes), divisor.isPresent() ? "/divisor_override" : "", Terms.each("λ", axes),
                        Terms.along(axes));
        return Why.of(formula, expression(squares, lengths, divisor), norm, source(even));
    }

    /// As above, times the factor that makes it `k`-Lipschitz.
    static Why scaled(double k, List<Double> squares, List<Integer> lengths, OptionalInt divisor, double norm) {
        return Why.of(
                text("layer.why.meansScaled"),
                Constants.number(k / norm) + "·" + expression(squares, lengths, divisor),
                k,
                source(even(squares, lengths, divisor)));
    }

    private static String source(boolean even) {
        return Sources.derived(even ? "layer.source.even" : "layer.source.uneven");
    }

    /// Whether windows of these lengths are disjoint and divided by their number of pixels.
    private static boolean even(List<Double> squares, List<Integer> lengths, OptionalInt divisor) {
        return divisor.isEmpty()
                && IntStream.range(0, lengths.size()).allMatch(axis -> Math.abs(squares.get(axis) * lengths.get(axis) - 1) < 1e-12);
    }

    private static String expression(List<Double> squares, List<Integer> lengths, OptionalInt divisor) {
        return even(squares, lengths, divisor)
                ? "1/" + Terms.root(lengths.stream().map(String::valueOf).toList())
                : Terms.rootOf(squares) + (divisor.isPresent() ? "/" + divisor.getAsInt() : "");
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
        return adaptiveCovers(input, output).stream().mapToLong(Integer::longValue).reduce(1, Windows::saturated);
    }

    /// [#adaptiveCover] of each axis.
    static List<Integer> adaptiveCovers(@Nullable Shape input, List<Integer> output) {
        boolean known = input != null && input.rank() == output.size() + 1;
        var covers = new ArrayList<Integer>();
        for (int axis = 0; axis < output.size(); axis++) {
            int count = output.get(axis);
            covers.add(known && input != null ? adaptiveCover(input.dim(axis + 1), count) : count);
        }
        return covers;
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

    static double adaptiveColumnSum(long size, int count) {
        return Axis.fits(size, count, 1) ? Axis.adaptive((int) size, count).largestColumnSum() : count;
    }
}
