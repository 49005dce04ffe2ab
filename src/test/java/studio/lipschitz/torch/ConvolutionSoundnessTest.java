package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.tensor.Shape;

/// The constrained convolutions against the operator norm by a dense SVD in float64, from the weights that ship.
class ConvolutionSoundnessTest {
    private static final Device CPU = new Device(torch.DeviceType.CPU);
    private static final List<String> MODES = List.of("zeros", "reflect", "replicate", "circular", "symmetric");

    @BeforeAll
    static void load() throws IOException {
        Libtorch.load();
    }

    @Test
    void noRandomConvolutionIsSteeperThanItsConstant() {
        var random = new Random(2026);
        int ran = 0;
        double steepest = 0;
        while (ran < 300) {
            boolean transposed = ran % 4 == 3;
            boolean signal = ran % 4 == 2;
            int groups = 1 + random.nextInt(3);
            int in = groups * (1 + random.nextInt(2));
            var params = new HashMap<String, Object>();
            params.put("out_channels", groups * (1 + random.nextInt(3)));
            params.put("groups", groups);
            for (String size : List.of("kernel_size", "stride", "dilation")) {
                int most = size.equals("kernel_size") ? 5 : 3;
                params.put(size,
                        signal ? (Object) (1 + random.nextInt(most)) : List.of(1 + random.nextInt(most), 1 + random.nextInt(most)));
            }
            params.put("padding", signal ? (Object) random.nextInt(4) : List.of(random.nextInt(4), random.nextInt(4)));
            double k = random.nextBoolean() ? 1 : 0.5 + random.nextDouble();
            params.put("k_coef_lip", k);
            String module = transposed ? "SpectralConvTranspose2d"
                    : signal ? "SpectralConv1d" : ran % 4 == 0 ? "SpectralConv2d" : "FrobeniusConv2d";
            if (transposed) {
                params.put("output_padding", random.nextInt(2));
            } else {
                params.put("padding_mode", MODES.get(random.nextInt(MODES.size())));
                if (random.nextInt(6) == 0) {
                    params.put("padding", "same");
                    params.put("stride", 1);
                }
            }
            if (module.startsWith("Spectral") && random.nextInt(3) == 0) {
                params.put("eps_bjorck", null);
            }
            Shape input = signal
                    ? Shape.of(in, 1 + random.nextInt(12))
                    : Shape.of(in, 1 + random.nextInt(7), 1 + random.nextInt(7));
            Layer layer;
            try {
                layer = Catalogue.find(module).orElseThrow().read(params);
            } catch (IllegalArgumentException e) {
                continue; // output_padding with neither stride nor dilation above it
            }
            if (!(layer.outputShape(List.of(input)) instanceof Inference.Fits)) {
                continue;
            }
            double norm = norm(layer, input, random);
            double bound = layer.verdict(input).bound().orElseThrow();
            assertTrue(norm <= bound, () -> layer + " on " + input + ": " + norm + " above " + bound);
            steepest = Math.max(steepest, norm / bound);
            ran++;
        }
        assertTrue(steepest > 0.99, "no kernel came near its constant, only to " + steepest);
    }

    /// The cases of deel-torchlip that are not safe: there an orthogonal kernel is divided by the root of ceil(k / stride) an axis.
    @ParameterizedTest
    @CsvSource({
        "3, 1, 1, 1, reflect, 1.333",
        "5, 2, 1, 1, reflect, 1.2",
        "5, 2, 1, 1, replicate, 1.2",
        "7, 3, 1, 1, replicate, 1.428",
        "3, 0, 2, 2, zeros, 1.5",
        "5, 0, 3, 3, zeros, 2.5",
    })
    void whereThePeerIsTooSteepTheLayerIsRightAndNoMoreThanThat(
            int kernel, int padding, int stride, int dilation, String mode, double excess) {
        Layer layer = Catalogue.find("SpectralConv2d").orElseThrow().read(Map.of(
                "out_channels", kernel * kernel, "kernel_size", kernel, "padding", padding, "stride", stride, "dilation", dilation,
                "padding_mode", mode));
        int size = mode.equals("zeros") ? 25 : 11;
        Shape input = Shape.of(1, size, size);
        Weight weight = layer.weights(input).getFirst();
        double scale = ((Weight.Constraint.Spectral) weight.constraint()).scale();
        double published = weight.published().scale();
        assertEquals(excess, published / scale, 1e-3, "what the peer's layer may reach");
        assertTrue(layer.verdict(input).bound().orElseThrow() <= 1);
        // a square orthogonal kernel passes every window on as it is, so a pixel is stretched by the root of the taps that read it
        double norm = norm(layer, input, new Random(5));
        assertTrue(norm <= 1, layer + " " + norm);
        assertEquals(1, norm, 1e-5, "needlessly flat");
    }

    @ParameterizedTest
    @CsvSource({"3, 1, reflect", "5, 2, reflect", "5, 2, replicate", "7, 3, replicate", "5, 4, symmetric", "3, 2, circular"})
    void theCountOfTapsIsNoMoreThanWhatAPixelReaches(int kernel, int padding, String mode) {
        Layer layer = Catalogue.find("SpectralConv1d").orElseThrow().read(
                Map.of("out_channels", kernel, "kernel_size", kernel, "padding", padding, "padding_mode", mode));
        assertEquals(1, norm(layer, Shape.of(1, 11), new Random(1)), 1e-5);
    }

    @Test
    void withoutDilationAndWithZerosTheScaleIsThePeers() {
        for (int kernel = 1; kernel <= 7; kernel++) {
            for (int stride = 1; stride <= 4; stride++) {
                for (String module : List.of("SpectralConv2d", "FrobeniusConv2d", "SpectralConvTranspose2d")) {
                    Layer layer = Catalogue.find(module).orElseThrow().read(Map.of("kernel_size", kernel, "stride", stride, "padding", 1));
                    Weight weight = layer.weights(Shape.of(2, 9, 9)).getFirst();
                    assertEquals(weight.published().scale(), scale(weight), 1e-12, layer::toString);
                }
                Layer signal = Catalogue.find("SpectralConv1d").orElseThrow().read(Map.of("kernel_size", kernel, "stride", stride));
                Weight weight = signal.weights(Shape.of(2, 9)).getFirst();
                assertEquals(Math.sqrt(weight.published().scale()), scale(weight), 1e-12, signal::toString);
            }
        }
    }

    private static double scale(Weight weight) {
        return switch (weight.constraint()) {
            case Weight.Constraint.Spectral(double scale, int _, boolean _) -> scale;
            case Weight.Constraint.Frobenius(double scale, boolean _) -> scale;
            case Weight.Constraint.None _,Weight.Constraint.Buffer _ -> Double.NaN;
        };
    }

    /// Largest singular value of the layer with random weights, from its matrix: the images of all unit inputs in float64.
    private static double norm(Layer layer, Shape input, Random random) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var weights = new LinkedHashMap<String, Effective>();
            for (Weight weight : layer.weights(input)) {
                if (weight.name().equals("weight")) {
                    var raw = new float[Math.toIntExact(weight.shape().size())];
                    for (int i = 0; i < raw.length; i++) {
                        raw[i] = (float) random.nextGaussian();
                    }
                    Tensor parameter = Tensors.of(raw, CPU, weight.shape().toLongs());
                    Tensor value = Effective.of(weight.constraint(), parameter).value().to(ScalarType.Double);
                    weights.put("node.weight", new Effective(value, UnaryOperator.identity()));
                }
            }
            int size = Math.toIntExact(input.size());
            var sizes = new long[input.rank() + 1];
            sizes[0] = size;
            System.arraycopy(input.toLongs(), 0, sizes, 1, input.rank());
            var unit = new double[size * size];
            for (int i = 0; i < size; i++) {
                unit[i * size + i] = 1;
            }
            Tensor x = Tensors.of(unit, CPU, sizes);
            var forward = new Model.NodeForward(new TorchOps(), "node", weights, false);
            Tensor y = TorchTensor.of(layer.forward(forward, List.of(new TorchTensor(x)))).reshape(size, -1);
            return torch.linalg_svdvals(y).max().item_double();
        }
    }
}
