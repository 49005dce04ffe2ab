package studio.lipschitz.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;

class ShapesTest {

    @ParameterizedTest
    @CsvSource({ // size, kernel, stride, padding, dilation, ceil, windows: torch 2.13
        "28, 3, 1, 1, 1, false, 28",
        "28, 2, 2, 0, 1, false, 14",
        "5, 2, 2, 0, 1, false, 2",
        "5, 2, 2, 0, 1, true, 3",
        "7, 3, 3, 0, 1, true, 3",
        "9, 3, 2, 1, 1, false, 5",
        "9, 3, 1, 0, 2, false, 5",
        "5, 2, 4, 1, 1, true, 2",
        "3, 2, 4, 1, 1, true, 1",
        "2, 3, 1, 0, 1, false, 0",
    })
    void windowsAreCountedAsPyTorchDoes(int size, int kernel, int stride, int padding, int dilation, boolean ceil, int windows) {
        assertEquals(windows, Shapes.window(size, kernel, stride, padding, dilation, ceil));
    }

    @Test
    void aDenseLayerNamesBothSizes() {
        var dense = new SpectralLinear(OptionalInt.of(1568), 10, true, 1);
        String message = misfit(dense, Shape.of(1000));
        assertTrue(message.contains("1568") && message.contains("1000"), message);
        assertEquals(Shape.of(5, 10), fit(new SpectralLinear(OptionalInt.empty(), 10, true, 1), Shape.of(5, 7)));
    }

    @Test
    void aConvolutionNamesBothChannelCounts() {
        Layer conv = read("SpectralConv2d", Map.of("in_channels", 3));
        String message = misfit(conv, Shape.of(1, 28, 28));
        assertTrue(message.contains("3 input channels") && message.contains("1 × 28 × 28"), message);
    }

    @Test
    void libtorchAveragesNoVolumeThatIsSmallerThanTheWindow() {
        Layer pool = read("AvgPool3d", Map.of("kernel_size", 3, "padding", 1, "stride", 1));
        assertTrue(misfit(pool, Shape.of(1, 3, 2, 3)).contains("window of 3"));
        assertEquals(Shape.of(1, 3, 3, 4), fit(pool, Shape.of(1, 3, 3, 4)));
        assertEquals(Shape.of(1, 3, 2, 3),
                fit(read("MaxPool3d", Map.of("kernel_size", 3, "padding", 1, "stride", 1)), Shape.of(1, 3, 2, 3)));
    }

    @Test
    void groupsMustDivideTheChannels() {
        Layer conv = read("Conv2d", Map.of("groups", 2, "out_channels", 4));
        assertTrue(misfit(conv, Shape.of(3, 9, 9)).contains("2 groups"));
        assertEquals(Shape.of(4, 7, 7), fit(conv, Shape.of(6, 9, 9)));
    }

    @Test
    void sortingGroupsMustDivideTheChannelsOrFeatures() {
        String message = misfit(GroupSort2.DEFAULT, Shape.of(5, 8, 8));
        assertTrue(message.contains("groups of 2") && message.contains("5 channels"), message);
        assertTrue(misfit(read("GroupSort", Map.of("group_size", 4)), Shape.of(6)).contains("groups of 4"));
        assertEquals(Shape.of(5), fit(GroupSort.DEFAULT, Shape.of(5)));
        assertEquals(Shape.of(6, 3, 3), fit(GroupSort2.DEFAULT, Shape.of(6, 3, 3)));
    }

    @Test
    void maxMinDoublesTheChannels() {
        assertEquals(Shape.of(24), fit(MaxMin.DEFAULT, Shape.of(12)));
        assertEquals(Shape.of(16, 6, 6), fit(MaxMin.DEFAULT, Shape.of(8, 6, 6)));
        assertEquals(Shape.of(8, 6, 12), fit(read("MaxMin", Map.of("dim", -1)), Shape.of(8, 6, 6)));
        assertTrue(misfit(read("MaxMin", Map.of("dim", 4)), Shape.of(8, 6, 6)).contains("dim 4"));
    }

    @Test
    void flattenJoinsTheAxesItIsTold() {
        assertEquals(Shape.of(1568), fit(Flatten.DEFAULT, Shape.of(32, 7, 7)));
        assertEquals(Shape.of(32, 49), fit(new Flatten(2, -1), Shape.of(32, 7, 7)));
        assertEquals(Shape.of(224, 7), fit(new Flatten(1, 2), Shape.of(32, 7, 7)));
        assertEquals(Shape.of(32), fit(Flatten.DEFAULT, Shape.of(32)));
        assertTrue(misfit(new Flatten(3, 1), Shape.of(32, 7, 7)).contains("32 × 7 × 7"));
        assertTrue(misfit(Flatten.DEFAULT, Shape.of(100_000, 100_000, 100_000)).contains("100000"));
    }

    @Test
    void batchNormKnowsItsNumberOfDimensions() {
        assertEquals(Shape.of(12), fit(BatchNorm1d.DEFAULT, Shape.of(12)));
        assertEquals(Shape.of(3, 8, 8), fit(BatchNorm2d.DEFAULT, Shape.of(3, 8, 8)));
        assertEquals(Shape.of(3, 4, 8, 8), fit(BatchNorm3d.DEFAULT, Shape.of(3, 4, 8, 8)));
        assertTrue(misfit(BatchNorm2d.DEFAULT, Shape.of(12)).contains("12"));
        assertTrue(misfit(read("BatchNorm2d", Map.of("num_features", 4)), Shape.of(3, 8, 8)).contains("4 channels"));
    }

    @Test
    void poolsAndAdaptivePoolsKeepTheChannels() {
        assertEquals(Shape.of(3, 3, 3), fit(read("ScaledAvgPool2d", Map.of("ceil_mode", true)), Shape.of(3, 5, 5)));
        assertEquals(Shape.of(3, 2, 5), fit(new AdaptiveAvgPool2d(new IntPair(2, 5)), Shape.of(3, 28, 28)));
        assertTrue(misfit(MaxPool2d.DEFAULT, Shape.of(3, 1, 1)).contains("kernel_size"));
    }

    private static Layer read(String module, Map<String, Object> params) {
        return Catalogue.find(module).orElseThrow().read(params);
    }

    private static Shape fit(Layer layer, Shape input) {
        return assertInstanceOf(Inference.Fits.class, layer.outputShape(java.util.List.of(input))).shape();
    }

    private static String misfit(Layer layer, Shape input) {
        return assertInstanceOf(Inference.Misfit.class, layer.outputShape(java.util.List.of(input))).message();
    }
}
