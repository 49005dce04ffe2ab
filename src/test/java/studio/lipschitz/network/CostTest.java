package studio.lipschitz.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ConvTranspose2d;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.LayerNorm;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.tensor.Shape;

class CostTest {

    private static Cost of(Shape input, Layer layer) {
        Analysis analysis = Analysis.of(Network.chain(new Input(input), layer));
        return Cost.of(analysis.node(analysis.order().getLast())).orElseThrow();
    }

    private static Layer with(Layer layer, Object... params) {
        Layer changed = layer;
        for (int i = 0; i < params.length; i += 2) {
            changed = Catalogue.of(changed).with(changed, (String) params[i], params[i + 1]);
        }
        return changed;
    }

    @Test
    void aConvolutionUsesItsKernelAtEveryPlaceOfItsOutput() {
        Cost cost = of(Shape.of(3, 28, 28), with(SpectralConv2d.DEFAULT, "out_channels", 32, "padding", 1, "stride", 2));
        assertEquals(3 * 32 * 9 + 32, cost.parameters());
        assertEquals(3L * 32 * 9 * 14 * 14, cost.multiplyAdds());
        assertEquals(4L * 32 * 14 * 14, cost.outputBytes());
    }

    @Test
    void groupsShareTheWork() {
        Cost cost = of(Shape.of(8, 10, 10), with(SpectralConv2d.DEFAULT, "out_channels", 8, "padding", 1, "groups", 4));
        assertEquals(8L * 2 * 9 * 100, cost.multiplyAdds());
    }

    @Test
    void aTransposedOneAtEveryPlaceOfItsInput() {
        Cost cost = of(Shape.of(4, 5, 6), with(ConvTranspose2d.DEFAULT, "out_channels", 7, "kernel_size", 2, "stride", 2));
        assertEquals(4L * 7 * 4 * 5 * 6, cost.multiplyAdds());
    }

    @Test
    void aDenseLayerOnceAndElementsNotAtAll() {
        assertEquals(784L * 128, of(Shape.of(784), with(SpectralLinear.DEFAULT, "out_features", 128)).multiplyAdds());
        assertEquals(new Cost(0, 0, 4 * 7 * 7), of(Shape.of(4, 14, 14), MaxPool2d.DEFAULT));
        assertEquals(0, of(Shape.of(2, 3, 4), with(LayerNorm.DEFAULT, "normalized_shape", List.of(2, 3, 4))).multiplyAdds());
    }

    @Test
    void aNetworkCostsTheSumOfItsNodes() {
        Analysis fits = Analysis.of(Network.chain(new Input(Shape.of(4)), with(SpectralLinear.DEFAULT, "out_features", 3)));
        assertEquals(Optional.of(new Cost(15, 12, 7)), Cost.total(fits).whole());
        Analysis misfits = Analysis.of(Network.chain(new Input(Shape.of(4)), SpectralConv2d.DEFAULT));
        assertEquals(Optional.empty(), Cost.total(misfits).whole());
    }
}
