package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.tensor.Shape;

/// Whether a network, its plan and the data go together.
public final class Fit {

    private Fit() {}

    /// Why they do not, in one sentence that says what to do; empty if they do.
    ///
    /// @param analysis of a network without errors
    /// @param samples shape of a sample of the plan's data
    /// @param classes number of its classes
    public static Optional<String> misfit(Analysis analysis, TrainingPlan plan, Shape samples, int classes) {
        if (analysis.nodes().size() > Expansion.MOST_NODES) {
            return Optional.of(text("training.fit.large", Expansion.MOST_NODES, analysis.nodes().size()));
        }
        Shape input = analysis.inputShape().orElseThrow();
        if (!input.equals(samples)) {
            return Optional.of(text("training.fit.input", input, plan.data(), samples, samples));
        }
        Shape output = analysis.outputShape().orElseThrow();
        if (!output.equals(Shape.of(classes)) && !(classes == 2 && output.equals(Shape.of(1)))) {
            return Optional.of(classes == 2
                    ? text("training.fit.two", output)
                    : text("training.fit.several", plan.data(), classes, classes, output));
        }
        Loss loss = plan.loss();
        if (output.dim(0) < loss.fewestOutputs()) {
            return Optional.of(text("training.fit.oneOutput", loss.lossName(), HKRLoss.DEFAULT.lossName()));
        }
        return Optional.empty();
    }
}
