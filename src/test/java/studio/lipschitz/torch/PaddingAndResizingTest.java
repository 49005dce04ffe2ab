package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Layer;
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
            Layer layer = random.nextBoolean() ? padding(random) : upsample(random);
            Shape input = Shape.of(1, 2 + random.nextInt(9), 2 + random.nextInt(9));
            if (layer.outputShape(List.of(input)) instanceof Inference.Fits) {
                double exact = norm(layer, input);
                double bound = layer.verdict(input).bound().orElseThrow();
                String what = layer + " on " + input + ": " + bound + " for " + exact;
                assertTrue(bound >= exact * (1 - ROUNDING), what);
                assertTrue(bound <= exact * (1 + 1e-6), what);
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
        assertEquals(3, bound(read("Upsample", Map.of("scale_factor", 3)), null));
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

    @Test
    void moreThanThereIsCannotBeCopied() {
        assertFalse(read("ReflectionPad1d", Map.of("padding", 5)).outputShape(List.of(Shape.of(2, 5))) instanceof Inference.Fits);
        assertTrue(read("CircularPad1d", Map.of("padding", 5)).outputShape(List.of(Shape.of(2, 5))) instanceof Inference.Fits);
        assertTrue(read("ReplicationPad1d", Map.of("padding", 50)).outputShape(List.of(Shape.of(2, 5))) instanceof Inference.Fits);
    }

    private static Layer padding(Random random) {
        String mode = List.of("ZeroPad2d", "ReflectionPad2d", "ReplicationPad2d", "CircularPad2d").get(random.nextInt(4));
        return read(mode, Map.of("padding", List.of(random.nextInt(5), random.nextInt(5), random.nextInt(5), random.nextInt(5))));
    }

    private static Layer upsample(Random random) {
        String mode = List.of("nearest", "bilinear", "bicubic").get(random.nextInt(3));
        var params = new HashMap<String, Object>(Map.of("mode", mode));
        if (random.nextInt(3) == 0) {
            params.put("size", List.of(1 + random.nextInt(20), 1 + random.nextInt(20)));
        } else {
            params.put("scale_factor", random.nextBoolean() ? 1 + random.nextInt(4) : 0.3 + 3 * random.nextDouble());
            params.put("recompute_scale_factor", random.nextBoolean());
        }
        params.put("align_corners", !mode.equals("nearest") && random.nextBoolean());
        return read("Upsample", params);
    }

    private static double norm(Layer layer, Shape input) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            long size = input.size();
            Tensor basis = torch.eye(size).to(torch.ScalarType.Double).reshape(size, 1, input.dim(1), input.dim(2));
            var forward = new Model.NodeForward(new TorchOps(), "node", Map.of(), false);
            Tensor image = TorchTensor.of(layer.forward(forward, List.of(new TorchTensor(basis))));
            return Tensors.doubles(torch.linalg_svdvals(image.reshape(size, -1)))[0];
        }
    }

    private static double bound(Layer layer, @org.jspecify.annotations.Nullable Shape input) {
        return layer.verdict(input).bound().orElseThrow();
    }

    private static Layer read(String module, Map<String, Object> params) {
        return Catalogue.find(module).orElseThrow().read(params);
    }
}
