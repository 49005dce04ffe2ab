package studio.lipschitz.training;

import studio.lipschitz.layer.Weight;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Cost;

/// Memory that a layer, or a network, takes in a training after a plan, in bytes of float32; what is not known yet counts nothing. What a device needs
/// beside that (its libraries, buffers of a convolution) is not in it.
///
/// @param outputs what the layer gives for the samples of one batch, which the way back needs
/// @param weights parameters, gradients of those that are learned, and what the optimiser keeps for each of these
public record Footprint(long outputs, long weights) {
    public static final Footprint NONE = new Footprint(0, 0);
    private static final int BYTES = 4;

    public Footprint plus(Footprint other) {
        return new Footprint(outputs + other.outputs, weights + other.weights);
    }

    public static Footprint of(NodeReport report, TrainingPlan plan) {
        long outputs = Cost.of(report).map(cost -> cost.outputBytes() * plan.batch()).orElse(0L);
        int copies = 2 + plan.optimizer().state().size(); // itself, its gradient, and the optimiser's
        long weights = report.output().flatMap(_ -> report.input()).map(input -> report.node().layer().weights(input).stream()
                .mapToLong(weight -> BYTES * weight.shape().size() * (learned(weight) ? copies : 1))
                .sum()).orElse(0L);
        return new Footprint(outputs, weights);
    }

    public static Footprint of(Analysis analysis, TrainingPlan plan) {
        return analysis.nodes().values().stream().map(report -> of(report, plan)).reduce(NONE, Footprint::plus);
    }

    private static boolean learned(Weight weight) {
        return switch (weight.constraint()) {
            case Weight.Constraint.Buffer _ -> false;
            case Weight.Constraint.None _,Weight.Constraint.Spectral _,Weight.Constraint.Frobenius _ -> true;
        };
    }
}
