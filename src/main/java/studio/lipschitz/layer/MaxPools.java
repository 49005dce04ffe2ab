package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;

/// What the max pools share, windows or adaptive bins: the root of the number of windows that read one pixel bounds them, as each window is
/// 1-Lipschitz in its pixels; a pixel above all others reaches it.
final class MaxPools {

    private MaxPools() {}

    static Verdict verdict(long cover) {
        return cover == 1
                ? Verdict.safe(1, text("layer.reason.windowsDisjoint"))
                : Verdict.bounded(
                        Constants.rootUp(cover),
                        text("layer.reason.windowsOverlap", cover, cover));
    }

    /// As [Windows#shape], where every window reads a pixel: the largest value of padding alone is -∞.
    static Inference shape(String module, Windows windows, Shape input) {
        Inference shape = windows.shape(module, input);
        if (shape instanceof Inference.Fits(Shape output)) {
            for (int axis = 0; axis < windows.axes(); axis++) {
                int size = input.dim(axis + 1);
                int count = output.dim(axis + 1);
                int pad = windows.padding().get(axis);
                int step = windows.stride().get(axis);
                int before = Math.min(count, Math.ceilDiv(pad, step)); // from here to behind they begin in the input, and read its pixel
                int behind = (int) Math.min(count, Math.ceilDiv((long) size + pad, (long) step));
                for (int window = before == 0 ? behind : 0; window < count; window = window + 1 == before ? Math.max(before, behind)
                        : window + 1) {
                    if (!windows.readsPixel(axis, window, size)) {
                        return Inference.misfit(
                                "layer.misfit.windowOfPadding",
                                module, input, Windows.text(windows.dilation()), Windows.text(windows.padding()));
                    }
                }
            }
        }
        return shape;
    }

    static Why why(Windows windows, @Nullable Shape input) {
        int axes = windows.axes();
        return Why.of(
                text("layer.why.maxWindows", Terms.root("r", axes), Terms.each("r", axes), Terms.cover(axes)),
                Terms.root(windows.covers(input)),
                Constants.rootUp(windows.cover(input)),
                Sources.derived("layer.source.maxima"));
    }

    /// Of adaptive bins.
    static Why why(@Nullable Shape input, List<Integer> output) {
        int axes = output.size();
        return Why.of(
                text("layer.why.maxBins", Terms.root("r", axes), Terms.each("r", axes)),
                Terms.root(Averages.adaptiveCovers(input, output).stream().map(String::valueOf).toList()),
                Constants.rootUp(Averages.adaptiveCover(input, output)),
                Sources.derived("layer.source.maxima"));
    }

    /// Disjoint windows in two ways, the one that keeps the output's size first if there is one.
    static List<Fix> fixes(Layer layer, Windows windows, @Nullable Shape input) {
        if (windows.cover(input) == 1) {
            return List.of();
        }
        var fixes = new ArrayList<Fix>();
        Windows shrunk = shrunk(windows, input);
        if (shrunk.kernel().stream().anyMatch(length -> length > 1)) {
            fixes.add(fix(layer, shrunk, input, "layer.fix.shrinkWindows"));
        }
        var whole = new Windows(windows.kernel(), windows.kernel(), windows.padding(), ones(windows), windows.ceilMode());
        if (input == null || whole.shape("", input) instanceof Inference.Fits) {
            fixes.add(fix(layer, whole, input, "layer.fix.wholeWindows"));
        }
        return fixes;
    }

    /// A grid of fewer bins that are disjoint: along each axis the largest number of bins up to the present one that divides the input.
    static List<Fix> adaptiveFixes(Layer layer, @Nullable Shape input, List<Integer> output) {
        if (Averages.adaptiveCover(input, output) == 1) {
            return List.of();
        }
        var disjoint = new ArrayList<Integer>();
        for (int axis = 0; axis < output.size(); axis++) {
            int size = input != null && input.rank() == output.size() + 1 ? input.dim(axis + 1) : 1;
            int count = Math.min(output.get(axis), size);
            while (size % count != 0) {
                count--;
            }
            disjoint.add(count);
        }
        return List.of(new Fix.Replace(
                text("layer.fix.disjointBins", Windows.text(disjoint)),
                Catalogue.of(layer).with(layer, "output_size", Windows.raw(disjoint))));
    }

    /// The same stride with windows no longer than it, and the padding that leaves the number of windows as it is, where there is one.
    private static Windows shrunk(Windows windows, @Nullable Shape input) {
        var kernel = new ArrayList<Integer>();
        var padding = new ArrayList<Integer>();
        for (int axis = 0; axis < windows.axes(); axis++) {
            int length = Math.min(windows.kernel().get(axis), windows.stride().get(axis));
            int pad = Math.min(windows.padding().get(axis), length / 2);
            if (input != null && input.rank() == windows.axes() + 1) {
                int size = input.dim(axis + 1);
                int wanted = windows.count(axis, size);
                for (int each = 0; each <= length / 2; each++) {
                    if (Shapes.window(size, length, windows.stride().get(axis), each, 1, windows.ceilMode()) == wanted) {
                        pad = each;
                        break;
                    }
                }
            }
            kernel.add(length);
            padding.add(pad);
        }
        return new Windows(List.copyOf(kernel), windows.stride(), List.copyOf(padding), ones(windows), windows.ceilMode());
    }

    /// @param label the key of what the button says, of the windows and of what becomes of the output
    private static Fix fix(Layer layer, Windows windows, @Nullable Shape input, String label) {
        var raw = new LinkedHashMap<>(Catalogue.of(layer).write(layer));
        raw.put("kernel_size", Windows.raw(windows.kernel()));
        if (windows.stride().equals(windows.kernel())) {
            raw.remove("stride");
        } else {
            raw.put("stride", Windows.raw(windows.stride()));
        }
        raw.put("padding", Windows.raw(windows.padding()));
        raw.put("dilation", 1);
        return new Fix.Replace(text(label, Windows.text(windows.kernel()), change(layer, windows, input)), Catalogue.of(layer).read(raw));
    }

    /// What becomes of the output.
    private static String change(Layer layer, Windows windows, @Nullable Shape input) {
        if (input == null
                || !(layer.outputShape(List.of(input)) instanceof Inference.Fits(Shape before))
                || !(windows.shape("", input) instanceof Inference.Fits(Shape after))) {
            return text("layer.fix.outputMayChange");
        }
        return before.equals(after)
                ? text("layer.fix.outputStays", before)
                : text("layer.fix.outputChanges", before, after);
    }

    private static List<Integer> ones(Windows windows) {
        return windows.kernel().stream().map(_ -> 1).toList();
    }
}
