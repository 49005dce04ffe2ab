package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.tensor.Shape;

/// What holds for every module of the catalogue, run on libtorch.
class LayerContractTest {
    /// A slope is measured in float32: values of size 1 are off by 6e-8 each, and differences are taken of size 1.
    private static final double FLOAT_TOLERANCE = 1e-4;

    private static final List<Shape> SHAPES = List.of(Shape.of(12), Shape.of(4, 11), Shape.of(4, 8, 10), Shape.of(2, 3, 4, 5));

    private Device cpu;

    @BeforeEach
    void load() throws Exception {
        cpu = Libtorch.choose("cpu").device();
    }

    static Stream<Layer> layers() {
        var layers = new ArrayList<Layer>();
        for (ModuleType type : Catalogue.all()) {
            layers.add(type.defaults());
            for (Map<String, Object> variant : List.<Map<String, Object>>of(
                    Map.of("kernel_size", List.of(3, 2), "stride", List.of(2, 1)),
                    Map.of("kernel_size", 3, "stride", 1),
                    Map.of("kernel_size", 3, "stride", 2, "padding", 1, "dilation", 2),
                    Map.of("kernel_size", 2, "ceil_mode", true),
                    Map.of("groups", 2, "out_channels", 6, "kernel_size", 3, "padding", 2),
                    Map.of("kernel_size", 2, "padding", "same"),
                    Map.of("kernel_size", 3, "padding", 1, "padding_mode", "reflect"),
                    Map.of("kernel_size", 3, "padding", 2, "padding_mode", "replicate", "stride", 2),
                    Map.of("kernel_size", 2, "padding", 2, "padding_mode", "circular", "dilation", 2),
                    Map.of("kernel_size", 3, "padding", 2, "padding_mode", "symmetric"),
                    Map.of("eps_bjorck", 0.1, "out_channels", 6),
                    Map.of("kernel_size", 3, "stride", 3, "output_padding", 2, "groups", 2, "out_channels", 6),
                    Map.of("k_coef_lip", 2.5),
                    Map.of("padding", 2),
                    Map.of("padding", List.of(1, 0, 2, 3)),
                    Map.of("padding", List.of(0, 3)),
                    Map.of("output_size", List.of(4, 3)),
                    Map.of("group_size", 4),
                    Map.of("out_features", 3))) {
                var known = type.params().stream().map(p -> p.name()).toList();
                if (known.containsAll(variant.keySet())) {
                    try {
                        layers.add(type.read(variant));
                    } catch (IllegalArgumentException _) {
                        // these values do not go together for this module
                    }
                }
            }
        }
        return layers.stream().filter(UnaryLayer.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shapeIsThatOfLibtorchAndSlopesStayBelowTheBound(Layer layer) {
        int fitted = 0;
        for (Shape input : SHAPES) {
            if (layer.outputShape(List.of(input)) instanceof Inference.Fits fits) {
                fitted++;
                try (var _ = new PointerScope(); var _ = new NoGraph()) {
                    assertContract(layer, input, fits.shape());
                }
            }
        }
        assertTrue(fitted >= 1, () -> layer + " fits none of " + SHAPES);
        assertInstanceOf(Layer.class, layer);
    }

    private void assertContract(Layer layer, Shape input, Shape output) {
        var random = new Random(11);
        var weights = new LinkedHashMap<String, Effective>();
        long fanIn = 1;
        for (Weight weight : layer.weights(input)) {
            fanIn = weight.shape().rank() > 1 ? weight.shape().size() / weight.shape().dim(0) : fanIn;
            weights.put("node." + weight.name(),
                    Effective.of(weight.constraint(), Parameter.start("node", weight, fanIn, random, cpu).raw()));
        }
        var forward = new Model.NodeForward(new TorchOps(), "node", weights, false);
        int pairs = 64;
        Tensor x = gaussian(random, pairs, input);
        for (double distance : new double[] {1, 0.05}) {
            Tensor other = x.add(gaussian(random, pairs, input), new org.bytedeco.pytorch.Scalar(distance));
            Tensor fx = TorchTensor.of(layer.forward(forward, List.of(new TorchTensor(x))));
            Tensor fy = TorchTensor.of(layer.forward(forward, List.of(new TorchTensor(other))));
            var sizes = new long[output.rank() + 1];
            sizes[0] = pairs;
            System.arraycopy(output.toLongs(), 0, sizes, 1, output.rank());
            assertArrayEquals(sizes, Tensors.sizes(fx), () -> layer + " on " + input);
            double[] moved = norms(fx.sub(fy), pairs);
            double[] way = norms(x.sub(other), pairs);
            layer.verdict(input).bound().ifPresent(bound -> {
                for (int i = 0; i < pairs; i++) {
                    double slope = moved[i] / way[i];
                    assertTrue(slope <= bound * (1 + FLOAT_TOLERANCE),
                            () -> layer + " on " + input + ": slope " + slope + " above " + bound);
                }
            });
        }
    }

    private static double[] norms(Tensor batch, int count) {
        Tensor rows = batch.to(torch.ScalarType.Double).reshape(count, -1);
        return Tensors.doubles(Tensors.rowSums(rows.mul(rows)).sqrt());
    }

    private Tensor gaussian(Random random, int count, Shape shape) {
        var sizes = new long[shape.rank() + 1];
        sizes[0] = count;
        System.arraycopy(shape.toLongs(), 0, sizes, 1, shape.rank());
        var values = new float[count * Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(values, cpu, sizes);
    }
}
