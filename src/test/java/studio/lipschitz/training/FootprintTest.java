package studio.lipschitz.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.BatchCentering;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Cost;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;

class FootprintTest {
    private static final TrainingPlan PLAN = TrainingPlan.DEFAULT.withBatch(128);

    @Test
    void outputsAreThoseOfABatchAndWeightsThoseThatATrainingKeeps() {
        Analysis analysis = Analysis.of(Template.DOCUMENTATION.load().network());
        var report = analysis.node("conv1");
        var cost = Cost.of(report).orElseThrow();
        assertEquals(4L * 320, cost.parameterBytes());
        Footprint adam = Footprint.of(report, PLAN);
        assertEquals(128 * cost.outputBytes(), adam.outputs());
        assertEquals(4 * cost.parameterBytes(), adam.weights(), "weights, gradients, two moments");
        assertEquals(2 * cost.parameterBytes(), Footprint.of(report, PLAN.withOptimizer(SGD.DEFAULT)).weights());
        Footprint all = Footprint.of(analysis, PLAN);
        Cost total = Cost.total(analysis).known();
        assertEquals(128 * total.outputBytes(), all.outputs());
        assertEquals(4 * total.parameterBytes(), all.weights(), "the status bar counts the same parameters");
    }

    @Test
    void runningStatisticsHaveNoGradient() {
        Analysis analysis = Analysis.of(Network.chain(new Input(Shape.of(8)), BatchCentering.DEFAULT));
        var report = analysis.node("batchcentering1");
        long bytes = 0;
        for (Weight weight : report.node().layer().weights(Shape.of(8))) {
            bytes += 4 * weight.shape().size() * (weight.constraint() instanceof Weight.Constraint.Buffer ? 1 : 4);
        }
        assertEquals(bytes, Footprint.of(report, PLAN).weights());
        assertEquals(0, Footprint.of(analysis.node("input1"), PLAN).weights());
    }
}
