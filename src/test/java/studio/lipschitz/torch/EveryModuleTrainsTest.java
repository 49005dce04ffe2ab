package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.tensor.Shape;

/// A training pass through every module: gradients reach its input and all its weights.
class EveryModuleTrainsTest {
    private static final Device CPU = new Device(torch.DeviceType.CPU);
    private static final List<Shape> SHAPES = List.of(Shape.of(4, 6, 8), Shape.of(12), Shape.of(4, 9), Shape.of(4, 5, 6, 5));
    private static final int SAMPLES = 6;

    @BeforeAll
    static void load() throws IOException {
        Libtorch.load();
    }

    static List<ModuleType> modules() {
        return Catalogue.all().stream().filter(type -> type.defaults() instanceof UnaryLayer).toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void gradientsReachTheInputAndEveryWeight(ModuleType type) {
        var layer = (UnaryLayer) type.defaults();
        Shape input = SHAPES.stream()
                .filter(shape -> layer.outputShape(shape) instanceof Inference.Fits)
                .findFirst()
                .orElseThrow();
        try (var _ = new PointerScope()) {
            var random = new Random(7);
            var weights = new LinkedHashMap<String, Effective>();
            for (Weight weight : layer.weights(input)) {
                Effective effective;
                try (var _ = new NoGraph()) {
                    effective = Effective.of(weight.constraint(), Parameter.start("node", weight, 8, random, CPU).raw());
                }
                if (!(weight.constraint() instanceof Weight.Constraint.Buffer)) {
                    effective.value().set_requires_grad(true);
                }
                weights.put("node." + weight.name(), effective);
            }
            Tensor x = noise(random, input);
            x.set_requires_grad(true);
            Tensor y = TorchTensor.of(
                    layer.forward(new Model.NodeForward(new TorchOps(), "node", weights, true), new TorchTensor(x)));
            Tensor target;
            try (var _ = new NoGraph()) {
                target = torch.rand_like(y);
            }
            y.sub(target).pow(new org.bytedeco.pytorch.Scalar(2)).sum().backward();
            assertReached(type + "'s input", x);
            weights.forEach((name, effective) -> {
                if (effective.value().requires_grad()) {
                    assertReached(type + " " + name, effective.value());
                }
            });
        }
    }

    private static void assertReached(String what, Tensor leaf) {
        Tensor gradient = leaf.grad();
        assertNotNull(gradient, what);
        double norm = gradient.norm().item_double();
        assertTrue(Double.isFinite(norm) && norm > 0, what + " has a gradient of norm " + norm);
    }

    private static Tensor noise(Random random, Shape input) {
        var sizes = new long[input.rank() + 1];
        sizes[0] = SAMPLES;
        System.arraycopy(input.toLongs(), 0, sizes, 1, input.rank());
        var values = new float[SAMPLES * Math.toIntExact(input.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(values, CPU, sizes);
    }
}
