package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Upsample;
import studio.lipschitz.tensor.Shape;

/// Constants of the layers that copy and mix pixels, against the largest singular value of their matrix in float64, column by column from libtorch.
class PaddingAndResizingTest {
    private static final int RANDOM_CASES = 400;

    /// Of a decomposition in float64 of a matrix of some hundred rows.
    private static final double ROUNDING = 1e-13;

    @BeforeAll
    static void load() throws Exception {
        Libtorch.load();
    }

    @Test
    void constantsAreTheNormsOfTheirMatrices() {
        var random = new Random(8);
        int ran = 0;
        for (int i = 0; i < RANDOM_CASES; i++) {
            boolean volume = i % 4 == 0;
            Layer layer = random.nextBoolean() ? padding(random, volume ? 3 : 2, volume ? 2 : 4) : upsample(random, volume ? 3 : 2);
            Shape input = volume
                    ? Shape.of(1, 1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(4))
                    : Shape.of(1, 2 + random.nextInt(9), 2 + random.nextInt(9));
            if (layer.outputShape(List.of(input)) instanceof Inference.Fits) {
                double exact = norm(layer, input);
                double bound = layer.verdict(input).bound().orElseThrow();
                String what = layer + " on " + input + ": " + bound + " for " + exact;
                assertTrue(bound >= exact * (1 - ROUNDING), what);
                assertTrue(eitherWay(layer, input) || bound <= exact * (1 + 1e-6), what);
                assertTrue(layer.verdict(null).bound().orElseThrow() >= bound, () -> layer + " on any input");
                ran++;
            }
        }
        assertTrue(ran > RANDOM_CASES / 2, "ran " + ran);
    }

    @Test
    void theConstantsOfTheTable() {
        Shape input = Shape.of(1, 6, 7);
        assertEquals(1, bound(read("ZeroPad2d", Map.of("padding", 2)), input));
        assertEquals(2, bound(read("ReflectionPad2d", Map.of("padding", 2)), input));
        assertEquals(2, bound(read("CircularPad2d", Map.of("padding", 2)), input));
        assertEquals(3, bound(read("ReplicationPad2d", Map.of("padding", 2)), input));
        assertEquals(2, bound(read("Upsample", Map.of("mode", "nearest")), input));
        assertEquals(2, bound(read("Upsample", Map.of("mode", "bilinear")), input), 1e-9);
        assertEquals(2.06, bound(read("Upsample", Map.of("mode", "bicubic")), input), 0.03);
        assertEquals(Math.sqrt(27), bound(read("Upsample", Map.of("scale_factor", 3)), null), 1e-12);
        assertEquals(3, bound(read("Upsample", Map.of("scale_factor", 3)), input));
        assertEquals(2, bound(read("Upsample", Map.of("mode", "bilinear")), null), 1e-9);
    }

    /// A narrow image is copied from both sides: a middle pixel stands in the output three times.
    @Test
    void sidesThatMeetCopyTheSamePixel() {
        Shape narrow = Shape.of(1, 3, 5);
        assertEquals(Math.sqrt(6), bound(read("ReflectionPad2d", Map.of("padding", 1)), narrow), 1e-12);
        assertEquals(2, bound(read("CircularPad2d", Map.of("padding", 1)), narrow));
        assertEquals(Math.sqrt(3), bound(read("CircularPad1d", Map.of("padding", 3)), Shape.of(2, 5)), 1e-12);
        assertEquals(Math.sqrt(5), bound(read("ReplicationPad1d", Map.of("padding", 2)), Shape.of(2, 1)), 1e-12);
    }

    /// Values of torch.nn.Upsample 2.x.
    @Test
    void whatIsResizedIsTorchs() {
        Shape line = Shape.of(1, 5);
        assertValues(List.of(1, 2, 4), output(read("Upsample", Map.of("size", 3)), line), "nearest");
        assertValues(List.of(1, 3, 5), output(read("Upsample", Map.of("size", 3, "mode", "nearest-exact")), line), "nearest-exact");
        Shape image = Shape.of(1, 3, 3);
        var half = Map.<String, Object>of("size", 2, "mode", "nearest-exact");
        assertValues(List.of(1, 3, 7, 9), output(read("Upsample", half), image), "nearest-exact of an image");
        Shape volume = Shape.of(1, 2, 1, 2);
        assertValues(
                List.of(1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4, 3, 3, 4, 4, 3, 3, 4, 4),
                output(read("Upsample", Map.of("mode", "nearest-exact")), volume), "nearest-exact of a volume");
        assertValues(
                output(read("Upsample", Map.of("mode", "nearest-exact")), volume), output(read("Upsample", Map.of()), volume), "nearest");
        assertValues(
                List.of(1, 1.25, 1.75, 2, 1.5, 1.75, 2.25, 2.5, 2.5, 2.75, 3.25, 3.5, 3, 3.25, 3.75, 4),
                output(read("Upsample", Map.of("size", List.of(4, 1, 4), "mode", "trilinear")), volume), "trilinear");
        assertValues(
                List.of(1, 1.5, 2, 2, 2.5, 3, 3, 3.5, 4),
                output(read("Upsample", Map.of("size", List.of(3, 1, 3), "mode", "trilinear", "align_corners", true)), volume), "corners");
    }

    @Test
    void constantsOfResizedVolumes() {
        Shape input = Shape.of(1, 4, 5, 6);
        assertEquals(Math.sqrt(8), bound(read("Upsample", Map.of()), input), 1e-12);
        assertEquals(Math.sqrt(8), bound(read("Upsample", Map.of("mode", "nearest-exact")), input), 1e-12);
        assertEquals(Math.sqrt(8), bound(read("Upsample", Map.of("mode", "trilinear")), null), 1e-9);
        assertEquals(Math.sqrt(8), bound(read("Upsample", Map.of("mode", "trilinear")), input), 1e-9);
        assertEquals(Math.sqrt(2), bound(read("Upsample", Map.of("mode", "nearest-exact")), Shape.of(1, 40_000)), 1e-12);
        assertEquals(Math.sqrt(6), bound(read("Upsample", Map.of("size", List.of(8, 15, 6), "mode", "nearest-exact")), input), 1e-12);
        assertFalse(read("Upsample", Map.of("size", List.of(8, 15))).outputShape(List.of(input)) instanceof Inference.Fits);
        assertFalse(read("Upsample", Map.of("mode", "trilinear")).outputShape(List.of(Shape.of(1, 5, 6))) instanceof Inference.Fits);
    }

    /// Where a factor is given the size is rounded down and the places are not those of the sizes; also in float32, where a place may round over an edge.
    @Test
    void noCopyIsForgottenAlongAnAxis() {
        var random = new Random(31);
        for (int i = 0; i < 3_000; i++) {
            int length = 1 + random.nextInt(40);
            double factor = random.nextBoolean()
                    ? (1.0 + random.nextInt(12)) / (1 + random.nextInt(8)) : length == 1 ? 1.5 : 1 + random.nextDouble() / length;
            var params = new HashMap<String, Object>(Map.of("mode", i % 2 == 0 ? "nearest" : "nearest-exact"));
            if (random.nextInt(3) == 0) {
                params.put("size", 1 + random.nextInt(60));
            } else {
                params.put("scale_factor", factor);
            }
            Layer layer = read("Upsample", params);
            Shape input = Shape.of(1, length);
            if (layer.outputShape(List.of(input)) instanceof Inference.Fits) {
                for (var type : List.of(torch.ScalarType.Float, torch.ScalarType.Double)) {
                    double copies = mostCopies(layer, input, type);
                    double bound = bound(layer, input);
                    String what = layer + " on " + input + " in " + type + ": " + bound * bound + " for " + copies;
                    assertTrue(bound >= Math.sqrt(copies), what);
                    assertTrue(bound <= bound(layer, null), what);
                    assertEquals(Math.sqrt(copies), bound, 1e-9, what);
                }
            }
        }
    }

    /// A small image is read by the ratio of its sizes, where nothing is copied; this one by the factor.
    @Test
    void aLargeImageIsCopiedWhereItsSizeStays() {
        for (String mode : List.of("nearest", "nearest-exact")) {
            Layer layer = read("Upsample", Map.of("scale_factor", 1.044, "mode", mode));
            Shape large = Shape.of(1, 20, 120);
            assertEquals(4, mostCopies(layer, large, torch.ScalarType.Float), mode);
            assertEquals(2, bound(layer, large), mode);
        }
    }

    /// As CUDA does it: weights by the factor, though the size stays.
    @Test
    void mixingByTheFactorIsBoundedWhereTheSizeStays() {
        double factor = 1.09;
        var matrix = new double[11 * 11];
        for (int i = 0; i < 11; i++) {
            double place = Math.max(0, (i + 0.5) / factor - 0.5);
            int pixel = (int) place;
            matrix[11 * i + pixel] += 1 - (place - pixel);
            matrix[11 * i + Math.min(pixel + 1, 10)] += place - pixel;
        }
        try (var _ = new PointerScope()) {
            double norm = Tensors.doubles(torch.linalg_svdvals(Tensors.of(matrix, new Device("cpu"), 11, 11)))[0];
            double bound = bound(read("Upsample", Map.of("scale_factor", factor, "mode", "linear")), Shape.of(1, 11));
            assertTrue(norm > 1.01, () -> "norm " + norm);
            assertTrue(bound >= norm * (1 - ROUNDING), () -> bound + " below " + norm);
            assertEquals(norm, bound, 1e-6);
        }
    }

    private static double mostCopies(Layer layer, Shape input, torch.ScalarType type) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Tensor image = output(layer, input, torch.eye(input.size()).to(type));
            return DoubleStream.of(Tensors.doubles(image.reshape(input.size(), -1).to(torch.ScalarType.Double).sum(1))).max().orElseThrow();
        }
    }

    @Test
    void moreThanThereIsCannotBeCopied() {
        assertFalse(read("ReflectionPad1d", Map.of("padding", 5)).outputShape(List.of(Shape.of(2, 5))) instanceof Inference.Fits);
        assertTrue(read("CircularPad1d", Map.of("padding", 5)).outputShape(List.of(Shape.of(2, 5))) instanceof Inference.Fits);
        assertTrue(read("ReplicationPad1d", Map.of("padding", 50)).outputShape(List.of(Shape.of(2, 5))) instanceof Inference.Fits);
    }

    @Test
    void volumesAreContinuedInTorchsOrderOfSides() {
        Shape input = Shape.of(1, 2, 1, 3);
        Map<String, Object> sides = Map.of("padding", List.of(1, 0, 0, 0, 0, 1)); // at the left and at the back
        var outputs = Map.of(
                "ZeroPad3d", List.of(0, 1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0),
                "ReflectionPad3d", List.of(2, 1, 2, 3, 5, 4, 5, 6, 2, 1, 2, 3),
                "ReplicationPad3d", List.of(1, 1, 2, 3, 4, 4, 5, 6, 4, 4, 5, 6),
                "CircularPad3d", List.of(3, 1, 2, 3, 6, 4, 5, 6, 3, 1, 2, 3));
        outputs.forEach((module, values) -> assertValues(values, output(read(module, sides), input), module));
        assertValues(
                List.of(7, 1, 2, 3, 7, 4, 5, 6, 7, 7, 7, 7),
                output(read("ConstantPad3d", Map.of("padding", List.of(1, 0, 0, 0, 0, 1), "value", 7)), input), "ConstantPad3d");
        assertEquals(1, bound(read("ZeroPad3d", sides), input));
        assertEquals(1, bound(read("ConstantPad3d", sides), input));
        for (String module : List.of("ReflectionPad3d", "ReplicationPad3d", "CircularPad3d")) {
            assertEquals(2, bound(read(module, sides), input), module);
            assertEquals(Math.sqrt(8), bound(read(module, Map.of("padding", 1)), Shape.of(2, 4, 4, 4)), 1e-12, module);
        }
        assertEquals(Math.sqrt(27), bound(read("ReplicationPad3d", Map.of("padding", 2)), Shape.of(2, 4, 4, 4)), 1e-12);
        assertEquals(
                Inference.fits(Shape.of(1, 2 + 5 + 6, 1 + 3 + 4, 3 + 1 + 2)),
                read("ZeroPad3d", Map.of("padding", List.of(1, 2, 3, 4, 5, 6))).outputShape(List.of(input)));
    }

    private static void assertValues(List<? extends Number> expected, List<Double> actual, String what) {
        assertEquals(expected.stream().map(Number::doubleValue).toList(), actual, what);
    }

    private static Layer padding(Random random, int axes, int most) {
        String mode = List.of("ZeroPad", "ConstantPad", "ReflectionPad", "ReplicationPad", "CircularPad").get(random.nextInt(5));
        return read(mode + axes + "d", Map.of("padding", random.ints(2L * axes, 0, most + 1).boxed().toList()));
    }

    private static Layer upsample(Random random, int axes) {
        List<String> modes = axes == 3
                ? List.of("nearest", "nearest-exact", "trilinear")
                : axes == 2 ? List.of("nearest", "nearest-exact", "bilinear", "bicubic") : List.of("nearest", "nearest-exact", "linear");
        String mode = modes.get(random.nextInt(modes.size()));
        var params = new HashMap<String, Object>(Map.of("mode", mode));
        if (random.nextInt(3) == 0) {
            params.put("size", random.ints(axes, 1, axes == 3 ? 9 : 21).boxed().toList());
        } else {
            params.put("scale_factor", random.nextBoolean() ? 1 + random.nextInt(4) : 0.3 + 3 * random.nextDouble());
            params.put("recompute_scale_factor", random.nextBoolean());
        }
        params.put("align_corners", !mode.startsWith("nearest") && random.nextBoolean());
        return read("Upsample", params);
    }

    /// Whether libtorch reads an axis by the factor or by the ratio of its sizes, as device and layout have it; the constant holds for both.
    private static boolean eitherWay(Layer layer, Shape input) {
        if (!(layer instanceof Upsample up) || up.scaleFactor().isEmpty() || up.recomputeScaleFactor()) {
            return false;
        }
        double factor = up.scaleFactor().getAsDouble();
        return factor % 1 != 0 && IntStream.range(1, input.rank()).map(input::dim).anyMatch(
                size -> Math.floor(size * factor) == size || Math.floor(size * factor) == 2L * size);
    }

    private static double norm(Layer layer, Shape input) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            long size = input.size();
            Tensor basis = torch.eye(size).to(torch.ScalarType.Double);
            Tensor image = output(layer, input, basis).sub(output(layer, input, torch.zeros_like(basis)));
            return Tensors.doubles(torch.linalg_svdvals(image.reshape(size, -1)))[0];
        }
    }

    private static Tensor output(Layer layer, Shape input, Tensor rows) {
        long[] sizes = LinearNode.batchOfOne(input);
        sizes[0] = rows.size(0);
        var forward = new Model.NodeForward(new TorchOps(), "node", Map.of(), false);
        return TorchTensor.of(layer.forward(forward, List.of(new TorchTensor(rows.reshape(sizes)))));
    }

    /// Of the values 1, 2, 3, ...
    private static List<Double> output(Layer layer, Shape input) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            double[] values = IntStream.rangeClosed(1, (int) input.size()).asDoubleStream().toArray();
            Tensor row = Tensors.of(values, new Device("cpu"), 1, values.length);
            return DoubleStream.of(Tensors.doubles(output(layer, input, row))).boxed().toList();
        }
    }

    private static double bound(Layer layer, @org.jspecify.annotations.Nullable Shape input) {
        return layer.verdict(input).bound().orElseThrow();
    }

    private static Layer read(String module, Map<String, Object> params) {
        return Catalogue.find(module).orElseThrow().read(params);
    }
}
