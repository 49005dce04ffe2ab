package studio.lipschitz.lipschitz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.FrobeniusLinear;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.MaxPool1d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Unflatten;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;

class PublishedRuleTest {

    @Test
    void theMarginIsDividedByWhatTheOutputsCanDoToEachOther() {
        assertEquals(3, divisor(spectral(8, 3), spectral(1, 1)), 1e-6);
        assertEquals(3 * Math.sqrt(2), divisor(spectral(8, 3), spectral(10, 1)), 1e-6);
        assertEquals(3 * 2, divisor(spectral(8, 3), new FrobeniusLinear(OptionalInt.empty(), 10, true, true, 1)), 1e-6);
        assertEquals(3 * Math.sqrt(2), divisor(spectral(8, 3), new FrobeniusLinear(OptionalInt.empty(), 10, true, false, 1)), 1e-6);
        var overlapping = new MaxPool1d(3, OptionalInt.of(1), 0, 1, false);
        assertEquals(1, divisor(new Unflatten(1, Shape.of(1, 16)), overlapping, Flatten.DEFAULT, spectral(1, 1)), "it counts no pool");
        assertTrue(PublishedRule.divisor(analysis(Linear.DEFAULT)).isEmpty(), "an ordinary layer has no constant to multiply");
    }

    @Test
    void wrongSamplesCountAsNothing() {
        assertEquals((2.0 + 0) / 2 / 4, PublishedRule.meanRadius(new double[] {2, 1}, new int[] {0, 1}, 4));
        assertEquals((1.5 + 0 + 0.5) / 3 / 2,
                PublishedRule.meanRadius(new double[] {2, 0.5, -1, 0, 1, 0, 0, -1, 0.5}, new int[] {0, 2, 2}, 2));
    }

    private static double divisor(Layer... layers) {
        return PublishedRule.divisor(analysis(layers)).orElseThrow();
    }

    private static Analysis analysis(Layer... layers) {
        var all = new Layer[layers.length + 1];
        all[0] = new Input(Shape.of(16));
        System.arraycopy(layers, 0, all, 1, layers.length);
        return Analysis.of(Network.chain(all));
    }

    private static SpectralLinear spectral(int width, double k) {
        return new SpectralLinear(OptionalInt.empty(), width, true, k);
    }
}
