package studio.lipschitz.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;

class FitTest {

    @Test
    void moreNodesThanCommandsTakeAreNotTrainedEither() {
        assertEquals(Optional.empty(), misfit(Expansion.MOST_NODES));
        assertEquals(
                Optional.of("A network of at most 5000 nodes can be trained, this one has 5001; split it."),
                misfit(Expansion.MOST_NODES + 1));
    }

    private static Optional<String> misfit(int nodes) {
        var layers = new Layer[nodes];
        Arrays.fill(layers, GroupSort2.DEFAULT);
        layers[0] = new Input(Shape.of(2));
        return Fit.misfit(Analysis.of(Network.chain(layers)), TrainingPlan.DEFAULT, Shape.of(2), 2);
    }
}
