package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairSortTest {

    @BeforeAll
    static void engine() throws Exception {
        Libtorch.choose("cpu");
    }

    /// The gradient comes as a permuted view, as an expanded one, and as the layout of the values.
    @ParameterizedTest
    @CsvSource({"3, 2, 5, 7", "2, 16, 28, 28", "4, 6, 1, 1", "1, 64, 40, 40"})
    void valuesAndGradientsAreThoseOfMinimumAndMaximum(int samples, int channels, int height, int width) {
        try (var _ = new PointerScope()) {
            Tensor x = gaussian(samples, channels, height, width).contiguous(MemoryFormat.ChannelsLast);
            Tensor plain = gaussian(samples, channels, height, width);
            for (Tensor gradient : new Tensor[] {
                plain, plain.contiguous(MemoryFormat.ChannelsLast), gaussian(1, channels, 1, 1).expand(samples, channels, height, width)}) {
                assertSame(x, gradient);
            }
        }
    }

    @Test
    void rowsAreSortedToo() {
        try (var _ = new PointerScope()) {
            assertSame(gaussian(33, 10), gaussian(33, 10));
            assertSame(gaussian(2, 200_000), gaussian(2, 200_000));
        }
    }

    @Test
    void valuesOfAnySizeAndSignAreSorted() {
        float[] values = {1, -1, -1, 1, -2, -1, -1, -2, 0, -0f, -0f, 0, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.MIN_VALUE,
            -Float.MIN_VALUE};
        float[] sorted = {-1, 1, -1, 1, -2, -1, -2, -1, -0f, 0, -0f, 0, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MIN_VALUE,
            Float.MIN_VALUE};
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Tensor x = Tensors.of(values, new Device("cpu"), 1, values.length);
            assertArrayEquals(sorted, Tensors.floats(PairSort.of(x)));
        }
    }

    /// Each has a hook of its own, and the library has room for a given number of them at a time.
    @Test
    void aNetworkMayHoldHundredsOfThem() {
        for (int round = 0; round < 3; round++) {
            try (var _ = new PointerScope()) {
                Tensor x = gaussian(2, 4);
                x.set_requires_grad(true);
                GradMode.set_enabled(true);
                Tensor y = x;
                for (int i = 0; i < 300; i++) {
                    y = PairSort.of(y.neg());
                }
                y.sum().backward();
                assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1, 1, 1}, Tensors.floats(x.grad()));
            }
        }
    }

    private static void assertSame(Tensor x, Tensor gradient) {
        assertTrue(PairSort.serves(x));
        Tensor ours = x.detach().clone();
        Tensor theirs = x.detach().clone();
        ours.set_requires_grad(true);
        theirs.set_requires_grad(true);
        GradMode.set_enabled(true);
        Tensor sorted = PairSort.of(ours.mul(new Scalar(2)));
        Tensor pairs = torch.unflatten(theirs.mul(new Scalar(2)), 1, x.size(1) / 2, 2);
        Tensor left = pairs.select(2, 0);
        Tensor right = pairs.select(2, 1);
        Tensor expected = torch.flatten(torch.stack(new TensorVector(torch.minimum(left, right), torch.maximum(left, right)), 2), 1, 2);
        assertEquals(0, sorted.sub(expected).abs().max().item_double());
        sorted.mul(gradient).sum().backward();
        expected.mul(gradient).sum().backward();
        assertEquals(0, ours.grad().sub(theirs.grad()).abs().max().item_double());
        GradMode.set_enabled(false);
        assertEquals(0, PairSort.of(x.mul(new Scalar(2))).sub(expected).abs().max().item_double());
        GradMode.set_enabled(true);
    }

    private static Tensor gaussian(long... sizes) {
        var random = new Random(5);
        int count = 1;
        for (long size : sizes) {
            count *= (int) size;
        }
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(values, new Device("cpu"), sizes);
    }
}
