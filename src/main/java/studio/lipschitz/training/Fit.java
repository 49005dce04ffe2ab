package studio.lipschitz.training;

import java.util.Optional;
import studio.lipschitz.network.Analysis;
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
        Shape input = analysis.inputShape().orElseThrow();
        if (!input.equals(samples)) {
            return Optional.of("the network's Input has shape %s but the samples of %s have %s; set the shape of the Input to %s"
                    .formatted(input, plan.data(), samples, samples));
        }
        Shape output = analysis.outputShape().orElseThrow();
        if (!output.equals(Shape.of(classes)) && !(classes == 2 && output.equals(Shape.of(1)))) {
            return Optional.of(classes == 2
                    ? "two classes need a network with one output, as of a last SpectralLinear with out_features 1, or with two, "
                            + "but its output has shape " + output
                    : "%s has %d classes, so the network must end with as many outputs, as of a last FrobeniusLinear with out_features %d, "
                            .formatted(plan.data(), classes, classes) + "but its output has shape " + output);
        }
        Loss loss = plan.loss();
        if (output.dim(0) < loss.fewestOutputs()) {
            return Optional
                    .of("%s compares the outputs of several classes, but the network has one output; choose a loss for one, such as %s"
                            .formatted(loss.lossName(), HKRLoss.DEFAULT.lossName()));
        }
        return Optional.empty();
    }
}
