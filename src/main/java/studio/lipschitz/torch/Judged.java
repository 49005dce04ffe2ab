package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.dataset.Split;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.torch.Shipped.Decided;

/// The outputs for a part of the data, and what is proved of them: the one way in which certificates, attacks and the window come to a radius.
record Judged(Batches batches, double[] outputs, Decision decision, double upper, boolean byLastLayer) {
    private static final int BATCH = 256;

    /// Hears of samples as they are judged.
    interface Listener {
        /// @param judged what is known so far: the outputs of the first `known` samples
        void heard(Judged judged, int known);
    }

    static Judged of(Shipped shipped, Split split, Shape shape, Consumer<String> progress, Listener listener) {
        Model model = shipped.model();
        int width = Math.toIntExact(shipped.analysis().outputShape().orElseThrow().size());
        var batches = new Batches(split, shape, width, new Device("cpu"));
        progress.accept(text("torch.progress.bounds"));
        Map<String, Bracket> measured = model.proved(new Spectra(model).read(shipped.weights()), shipped.weights());
        var rule = new Decision.Rule(model.network(), shipped.analysis());
        var judged = new Judged(
                batches, new double[batches.size() * width], rule.with(measured, shipped.weights()), shipped.composed(measured).upper(),
                rule.byLastLayer());
        listener.heard(judged, 0);
        progress.accept(text("torch.progress.outputs", batches.size()));
        for (int start = 0; start < batches.size(); start += BATCH) {
            try (var _ = new PointerScope()) {
                Tensor samples = batches.slice(start, BATCH).samples().to(ScalarType.Double);
                double[] part = Tensors.doubles(shipped.outputs(samples));
                System.arraycopy(part, 0, judged.outputs, start * width, part.length);
            }
            listener.heard(judged, Math.min(start + BATCH, batches.size()));
        }
        return judged;
    }

    int width() {
        return outputs.length / batches.size();
    }

    Decided decided(int sample) {
        int width = width();
        double[] own = Arrays.copyOfRange(outputs, sample * width, (sample + 1) * width);
        int chosen = 0;
        if (width == 1) {
            chosen = own[0] > 0 ? 0 : 1;
        }
        for (int i = 1; i < width; i++) {
            chosen = own[i] > own[chosen] ? i : chosen;
        }
        return new Decided(own, decision.radius(outputs, sample, chosen));
    }

    double radius(int sample) {
        return decision.radius(outputs, sample, batches.classes()[sample]);
    }

    JudgedSample sample(int sample) {
        int decided = winner(outputs, sample);
        int kind = batches.classes()[sample];
        double held = decided == JudgedSample.UNDECIDED ? 0 : Math.max(0, decision.radius(outputs, sample, decided));
        return new JudgedSample(kind, decided, margin(sample, kind), held);
    }

    /// The class that one sample's outputs decide for: the largest, and no other as large.
    int winner(double[] outputs, int sample) {
        int width = width();
        for (int kind = 0; kind < Math.max(width, 2); kind++) {
            boolean wins = true;
            for (int j = 0; j < width && wins; j++) {
                double one = outputs[sample * width + (width == 1 ? 0 : kind)];
                wins = width == 1 ? one * (kind == 0 ? 1 : -1) > 0 : j == kind || one > outputs[sample * width + j];
            }
            if (wins) {
                return kind;
            }
        }
        return JudgedSample.UNDECIDED;
    }

    private double margin(int sample, int kind) {
        int width = width();
        if (width == 1) {
            return outputs[sample] * (kind == 0 ? 1 : -1);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < width; j++) {
            if (j != kind) {
                least = Math.min(least, outputs[sample * width + kind] - outputs[sample * width + j]);
            }
        }
        return least;
    }

    /// The class whose margin limits the radius of a decision.
    int rival(int sample, int kind) {
        int width = width();
        if (width == 1) {
            return 1 - kind;
        }
        int rival = kind == 0 ? 1 : 0;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < width; j++) {
            double margin = outputs[sample * width + kind] - outputs[sample * width + j];
            double radius = j == kind ? Double.POSITIVE_INFINITY : Rounding.quotientDown(margin, decision.slope(kind, j));
            if (radius < least) {
                least = radius;
                rival = j;
            }
        }
        return rival;
    }
}
