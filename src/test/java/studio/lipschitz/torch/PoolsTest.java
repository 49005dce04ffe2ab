package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.tensor.Shape;

/// The pools as libtorch runs them: linear ones by the norm of their whole matrix, the others by inputs that reach their constant.
class PoolsTest {
    private static final Device CPU = new Device(torch.DeviceType.CPU);

    @BeforeAll
    static void load() throws IOException {
        Libtorch.load();
    }

    /// deel-torchlip multiplies by the side of the kernel all the same, which makes it 2- and 3-Lipschitz here.
    @ParameterizedTest
    @CsvSource({"2, 5, 2", "3, 7, 3"})
    void scaledAvgPoolWithCeilModeDividesByItsTrueNorm(int kernel, int size, double torchlip) {
        Shape input = Shape.of(1, size, size);
        Layer plain = layer("AvgPool2d", Map.of("kernel_size", kernel, "ceil_mode", true));
        assertEquals(torchlip, norm(plain, input) * kernel, 1e-9, "what deel-torchlip's factor makes of it");
        Layer scaled = layer("ScaledAvgPool2d", Map.of("kernel_size", kernel, "ceil_mode", true));
        assertEquals(Verdict.Kind.SAFE, scaled.verdict(input).kind());
        assertEquals(1, norm(scaled, input), 1e-9);
    }

    @Test
    void scaledAvgPoolWithADivisorDividesByItsTrueNorm() {
        Shape input = Shape.of(1, 6, 6);
        Layer plain = layer("AvgPool2d", Map.of("divisor_override", 1));
        assertEquals(4, norm(plain, input) * 2, 1e-9, "what deel-torchlip's factor makes of it");
        Layer scaled = layer("ScaledAvgPool2d", Map.of("divisor_override", 1));
        assertEquals(Verdict.Kind.SAFE, scaled.verdict(input).kind());
        assertEquals(1, norm(scaled, input), 1e-9);
    }

    @Test
    void scaledL2NormPoolWithCeilModeIsSafe() {
        Layer pool = layer("ScaledL2NormPool2d", Map.of("kernel_size", 2, "ceil_mode", true));
        Shape input = Shape.of(1, 5, 5);
        assertEquals(Verdict.Kind.SAFE, pool.verdict(input).kind());
        assertEquals(1, steepest(pool, input), 1e-6);
    }

    @Test
    void scaledL2NormPoolWithOverlappingWindowsIsSafe() {
        Layer pool = layer("ScaledL2NormPool2d", Map.of("kernel_size", 3, "stride", 1));
        assertEquals(Verdict.Kind.SAFE, pool.verdict(Shape.of(1, 6, 6)).kind());
        assertEquals(1, steepest(pool, Shape.of(1, 6, 6)), 1e-6);
    }

    @Test
    void dilatedMaxPoolSaysTwoAndReachesIt() {
        assertReached(layer("MaxPool2d", Map.of("kernel_size", 2, "stride", 2, "dilation", 2)), Shape.of(1, 8, 8), 2);
    }

    @Test
    void maxPoolThatOverlapsAlongOneAxisSaysTheRootOfThreeAndReachesIt() {
        assertReached(
                layer("MaxPool2d", Map.of("kernel_size", List.of(2, 3), "stride", List.of(3, 1))), Shape.of(1, 8, 8), Math.sqrt(3));
    }

    @Test
    void maxPoolsOverOneAndThreeAxesReachTheirConstants() {
        assertReached(layer("MaxPool1d", Map.of("kernel_size", 3, "stride", 2, "padding", 1)), Shape.of(1, 9), Math.sqrt(2));
        assertReached(layer("MaxPool3d", Map.of("kernel_size", 3, "stride", 2, "padding", 1)), Shape.of(1, 5, 5, 5), Math.sqrt(8));
        assertReached(layer("AdaptiveMaxPool2d", Map.of("output_size", 3)), Shape.of(1, 8, 8), 2);
        assertReached(layer("AdaptiveMaxPool1d", Map.of("output_size", 4)), Shape.of(1, 3), Math.sqrt(2));
        assertEquals(Verdict.Kind.SAFE, layer("AdaptiveMaxPool2d", Map.of()).verdict(null).kind());
        assertEquals(Verdict.Kind.SAFE, layer("AdaptiveMaxPool3d", Map.of("output_size", 2)).verdict(Shape.of(1, 4, 6, 2)).kind());
    }

    @Test
    void averagesOverOneAndThreeAxesAreBoundedTightly() {
        var random = new Random(9);
        for (int i = 0; i < 60; i++) {
            int kernel = 1 + random.nextInt(3);
            boolean three = i % 2 == 0;
            var params = Map.<String, Object>of(
                    "kernel_size", kernel,
                    "stride", 1 + random.nextInt(3),
                    "padding", random.nextInt(kernel / 2 + 1),
                    "ceil_mode", random.nextBoolean(),
                    "count_include_pad", random.nextBoolean());
            Layer pool = layer(three ? "AvgPool3d" : "AvgPool1d", params);
            int size = 3 + random.nextInt(three ? 3 : 9);
            Shape input = three ? Shape.of(1, size, 3, 4) : Shape.of(1, size);
            double norm = norm(pool, input);
            double bound = pool.verdict(input).bound().orElseThrow();
            assertTrue(norm <= bound * (1 + 1e-12), () -> pool + " on " + input + ": " + norm + " above " + bound);
            assertTrue(bound <= 1.02 * norm, () -> pool + " on " + input + ": " + bound + " for " + norm);
        }
    }

    @Test
    void aDivisorOverThreeAxesIsCounted() {
        Layer pool = layer("AvgPool3d", Map.of("kernel_size", 2, "divisor_override", 1));
        assertEquals(Math.sqrt(8), pool.verdict(null).bound().orElseThrow(), 1e-12);
        assertEquals(Math.sqrt(8), norm(pool, Shape.of(1, 4, 4, 4)), 1e-9);
    }

    @Test
    void adaptiveAveragesOverOneAndThreeAxesAreBoundedTightly() {
        for (int size = 1; size <= 9; size++) {
            for (int count = 1; count <= 5; count++) {
                Layer line = layer("AdaptiveAvgPool1d", Map.of("output_size", count));
                Layer volume = layer("AdaptiveAvgPool3d", Map.of("output_size", List.of(count, 2, 1)));
                assertTight(line, Shape.of(1, size));
                assertTight(volume, Shape.of(1, size, 3, 2));
            }
        }
    }

    @Test
    void pickingPixelsIsNotCalledLossy() {
        Layer pool = layer("AvgPool2d", Map.of("kernel_size", 1, "stride", 2));
        assertEquals(Verdict.Kind.SAFE, pool.verdict(null).kind());
        assertEquals(List.of(), pool.fixes(null));
        assertEquals(1, norm(pool, Shape.of(1, 5, 5)), 1e-12);
    }

    @Test
    void aFixOfMaxPoolKeepsTheOutputWhereItCanAndSaysWhatChanges() {
        Layer pool = layer("MaxPool2d", Map.of("kernel_size", 3, "stride", 2, "padding", 1));
        List<Fix> fixes = pool.fixes(Shape.of(4, 28, 28));
        assertEquals("Shrink the windows to 2 (the output stays 4 × 14 × 14)", fixes.get(0).label());
        assertEquals(layer("MaxPool2d", Map.of("kernel_size", 2)), ((Fix.Replace) fixes.get(0)).layer());
        assertEquals("Step by whole windows of 3 (the output changes from 4 × 14 × 14 to 4 × 10 × 10)", fixes.get(1).label());
        assertEquals(2, pool.fixes(null).size());
        assertTrue(pool.fixes(null).getFirst().label().endsWith("(the output's size may change)"));
        Layer sliding = layer("MaxPool2d", Map.of("kernel_size", 3, "stride", 1, "padding", 1));
        assertEquals(1, sliding.fixes(Shape.of(4, 9, 9)).size(), "windows of one pixel would pool nothing");
    }

    private static void assertTight(Layer pool, Shape input) {
        double norm = norm(pool, input);
        double bound = pool.verdict(input).bound().orElseThrow();
        assertTrue(norm <= bound * (1 + 1e-12) && bound <= 1.01 * norm, () -> pool + " on " + input + ": " + bound + " for " + norm);
    }

    private static void assertReached(Layer pool, Shape input, double constant) {
        assertEquals(Verdict.Kind.BOUNDED, pool.verdict(input).kind());
        assertEquals(constant, pool.verdict(input).bound().orElseThrow(), 1e-12);
        assertEquals(constant, steepest(pool, input), 1e-9);
    }

    /// Largest singular value of a linear layer, from its matrix, which it writes by itself.
    private static double norm(Layer layer, Shape input) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            long size = input.size();
            Tensor basis = torch.eye(size).to(torch.ScalarType.Double).reshape(sizes(input, size));
            Tensor rows = forward(layer, basis).reshape(size, -1); // one row a pixel: the transposed matrix
            Tensor x = torch.ones(rows.size(1), 1).to(torch.ScalarType.Double);
            double norm = 0;
            for (int i = 0; i < 400; i++) {
                x = x.div(x.norm());
                Tensor image = rows.mm(x);
                norm = image.norm().item_double();
                x = rows.t().mm(image);
            }
            return norm;
        }
    }

    /// The steepest of: one pixel raised high above all others, and one random step.
    private static double steepest(Layer layer, Shape input) {
        int size = Math.toIntExact(input.size());
        var low = new double[(size + 1) * size];
        var high = new double[low.length];
        var random = new Random(1);
        for (int i = 0; i < size; i++) {
            low[i * size + i] = 10;
            high[i * size + i] = 11;
            low[size * size + i] = random.nextGaussian();
            high[size * size + i] = random.nextGaussian();
        }
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Tensor before = Tensors.of(low, CPU, sizes(input, size + 1L));
            Tensor after = Tensors.of(high, CPU, sizes(input, size + 1L));
            double[] moved = norms(forward(layer, before).sub(forward(layer, after)));
            double[] way = norms(before.sub(after));
            double steepest = 0;
            for (int i = 0; i <= size; i++) {
                steepest = Math.max(steepest, moved[i] / way[i]);
            }
            return steepest;
        }
    }

    private static double[] norms(Tensor batch) {
        Tensor rows = batch.reshape(batch.size(0), -1);
        return Tensors.doubles(Tensors.rowSums(rows.mul(rows)).sqrt());
    }

    private static Tensor forward(Layer layer, Tensor x) {
        return TorchTensor.of(
                layer.forward(new Model.NodeForward(new TorchOps(), "node", Map.of(), false), List.of(new TorchTensor(x))));
    }

    private static long[] sizes(Shape input, long samples) {
        var sizes = new long[input.rank() + 1];
        sizes[0] = samples;
        System.arraycopy(input.toLongs(), 0, sizes, 1, input.rank());
        return sizes;
    }

    private static Layer layer(String module, Map<String, ?> params) {
        return Networks.layer(module, params);
    }
}
