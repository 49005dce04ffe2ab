package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.training.TrainingPlan;

/// Ends a run whose numbers are none any more, with what to do about it.
final class Divergence {

    private Divergence() {}

    /// @throws IOException if the loss is infinite or not a number
    static void check(double loss, TrainingPlan plan, Progress progress) throws IOException {
        if (!Double.isFinite(loss)) {
            throw found("torch.run.lossDiverged", plan, progress);
        }
    }

    /// @throws IOException if a weight is infinite or not a number
    static void check(Stream<Tensor> weights, TrainingPlan plan, Progress progress) throws IOException {
        if (!weights.allMatch(weight -> Double.isFinite(weight.detach().abs().max().item_double()))) {
            throw found("torch.run.weightDiverged", plan, progress);
        }
    }

    /// @param what the key of what is no number any more, and of the rate to go below
    private static IOException found(String what, TrainingPlan plan, Progress progress) {
        String cure = text(what, progress.step(), progress.epoch(), plan.lr());
        return new IOException(switch (plan.normalization()) {
            case EXACT, RETRACTION -> cure;
            case REFERENCE -> text("torch.run.orExact", cure);
        });
    }
}
