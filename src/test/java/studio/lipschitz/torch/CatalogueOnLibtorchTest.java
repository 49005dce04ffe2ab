package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Normalization;

/// Every module, and many parameters of the ones with windows, run by libtorch: the shape is the inferred one, the slope within the verdict.
class CatalogueOnLibtorchTest {
    private static final List<Shape> SHAPES = List.of(Shape.of(4, 7, 8), Shape.of(12), Shape.of(4, 5, 6, 5), Shape.of(4, 9));
    private static final Device CPU = new Device(torch.DeviceType.CPU);

    /// Of a slope in float32.
    private static final double ROUNDING = 2e-5;

    record Case(Layer layer, Shape input) {
        @Override
        public String toString() {
            return layer + " on " + input;
        }
    }

    @BeforeAll
    static void load() throws IOException {
        Libtorch.load();
    }

    static List<Case> cases() {
        var layers = new ArrayList<Layer>();
        for (var type : Catalogue.all()) {
            if (type.defaults() instanceof UnaryLayer) {
                layers.add(type.defaults());
            }
        }
        layers.add(read("SpectralLinear", Map.of("out_features", 30, "k_coef_lip", 1.7)));
        layers.add(Catalogue.find("SpectralLinear").orElseThrow().with(SpectralLinear.DEFAULT, "eps_bjorck", null));
        layers.add(Catalogue.find("SpectralConv2d").orElseThrow().with(SpectralConv2d.DEFAULT, "eps_bjorck", null));
        layers.add(read("FrobeniusLinear", Map.of("out_features", 5)));
        layers.add(read("FrobeniusLinear", Map.of("out_features", 5, "disjoint_neurons", false)));
        for (String conv : List.of("SpectralConv2d", "FrobeniusConv2d")) {
            layers.add(read(conv, Map.of("out_channels", 6, "padding", 1, "stride", 2)));
            layers.add(read(conv, Map.of("out_channels", 6, "groups", 2, "dilation", 2, "padding", 2, "k_coef_lip", 0.5)));
            layers.add(read(conv, Map.of("out_channels", 1, "stride", 2, "dilation", 2, "padding", 2)));
        }
        for (String conv : List.of("SpectralConv1d", "SpectralConv2d", "FrobeniusConv2d", "Conv1d", "Conv2d", "Conv3d")) {
            for (String mode : List.of("zeros", "reflect", "replicate", "circular", "symmetric")) {
                if (!mode.equals("symmetric") || !conv.startsWith("Conv")) {
                    layers.add(read(conv, Map.of("out_channels", 6, "kernel_size", 3, "padding", 2, "padding_mode", mode)));
                    layers.add(read(conv, Map.of("kernel_size", 2, "padding", "same", "dilation", 3, "padding_mode", mode)));
                    layers.add(read(conv, Map.of("kernel_size", 4, "padding", 1, "stride", 3, "groups", 2, "padding_mode", mode)));
                }
            }
        }
        for (String conv : List.of("SpectralConvTranspose2d", "ConvTranspose2d")) {
            layers.add(read(conv, Map.of("out_channels", 6, "kernel_size", List.of(3, 2), "stride", 2, "padding", 1, "output_padding", 1)));
            layers.add(read(conv, Map.of("out_channels", 6, "groups", 2, "dilation", 2, "output_padding", 1)));
        }
        layers.add(read("Conv3d", Map.of("kernel_size", List.of(1, 2, 3), "padding", List.of(0, 1, 2), "stride", List.of(1, 1, 2))));
        for (Object stride : List.of(1, 2, 3, List.of(3, 1))) {
            layers.add(read("MaxPool2d", Map.of("kernel_size", List.of(2, 3), "stride", stride, "ceil_mode", true)));
            layers.add(read("MaxPool2d", Map.of("kernel_size", 2, "stride", stride, "dilation", 2, "padding", 1)));
            for (boolean ceil : List.of(true, false)) {
                layers.add(read("ScaledL2NormPool2d", Map.of("kernel_size", List.of(2, 3), "stride", stride, "ceil_mode", ceil)));
                for (String pool : List.of("AvgPool2d", "ScaledAvgPool2d")) {
                    var params = Map.<String, Object>of("kernel_size", List.of(3, 2), "stride", stride, "padding", 1, "ceil_mode", ceil);
                    layers.add(read(pool, params));
                    layers.add(read(pool, with(params, "count_include_pad", false)));
                    layers.add(read(pool, with(params, "divisor_override", 2)));
                }
            }
        }
        for (int stride : new int[] {1, 2, 3}) {
            for (boolean ceil : List.of(true, false)) {
                for (String axes : List.of("1d", "3d")) {
                    var params = Map.<String, Object>of("kernel_size", 3, "stride", stride, "padding", 1, "ceil_mode", ceil);
                    layers.add(read("MaxPool" + axes, params));
                    layers.add(read("MaxPool" + axes, Map.of("kernel_size", 2, "stride", stride, "dilation", 2, "ceil_mode", ceil)));
                    layers.add(read("AvgPool" + axes, params));
                    layers.add(read("AvgPool" + axes, with(params, "count_include_pad", false)));
                }
                layers.add(read("AvgPool3d", Map.of("kernel_size", List.of(1, 2, 3), "stride", stride, "divisor_override", 2)));
            }
        }
        for (int size : new int[] {2, 3, 5, 7}) {
            for (String axes : List.of("1d", "2d", "3d")) {
                layers.add(read("AdaptiveAvgPool" + axes, Map.of("output_size", size)));
                layers.add(read("AdaptiveMaxPool" + axes, Map.of("output_size", size)));
            }
        }
        for (Object size : List.of(3, List.of(7, 2), List.of(9, 5))) {
            for (String pool : List.of("AdaptiveAvgPool2d", "ScaledAdaptiveAvgPool2d", "ScaledAdaptativeL2NormPool2d")) {
                layers.add(read(pool, Map.of("output_size", size)));
            }
        }
        layers.add(read("GroupSort", Map.of("group_size", 4, "k_coef_lip", 2.5)));
        layers.add(read("MaxMin", Map.of("dim", -1)));
        layers.add(read("LayerCentering", Map.of("dim", -1)));
        layers.add(read("LayerCentering", Map.of("num_features", 4, "dim", List.of(1, 2, 3))));
        layers.add(read("LayerNorm", Map.of("elementwise_affine", false)));
        layers.add(read("LayerNorm", Map.of("normalized_shape", List.of(7, 8), "bias", false)));
        layers.add(read("GroupNorm", Map.of("num_groups", 2, "affine", false)));
        layers.add(read("BatchNorm2d", Map.of("affine", false)));
        layers.add(read("BatchLipNorm", Map.of("normalize", false, "centering", false)));
        layers.add(read("BatchLipNorm", Map.of("dim", List.of(0, -1, -2), "bias", false)));
        layers.add(read("Normalize", Map.of("mean", List.of(0.1, 0.2, 0.3, 0.4), "std", List.of(0.5, 0.3, 2.0, 0.7))));
        layers.add(read("Normalize", Map.of("mean", 0.5, "std", List.of(0.1))));
        for (String pad : List.of("ZeroPad", "ConstantPad", "ReflectionPad", "ReplicationPad", "CircularPad")) {
            for (Object sides : List.of(0, 3, List.of(2, 1, 0, 3))) {
                layers.add(read(pad + "2d", Map.of("padding", sides)));
            }
            layers.add(read(pad + "1d", Map.of("padding", List.of(2, 3))));
            layers.add(read(pad + "3d", Map.of("padding", List.of(2, 1, 0, 3, 1, 2))));
        }
        for (Object factor : List.of(0.5, 1.5, 2, 2.7, 3)) {
            for (String mode : List.of("nearest", "nearest-exact", "linear", "bilinear", "bicubic", "trilinear")) {
                var params = Map.<String, Object>of("scale_factor", factor, "mode", mode);
                layers.add(read("Upsample", params));
                layers.add(read("Upsample", with(params, "recompute_scale_factor", true)));
                if (!mode.startsWith("nearest")) {
                    layers.add(read("Upsample", with(params, "align_corners", true)));
                }
                for (Object size : List.of(11, List.of(11, 5), List.of(2, 7, 9))) {
                    layers.add(read("Upsample", Map.of("size", size, "mode", mode)));
                }
            }
        }
        layers.add(read("InvertibleUpSampling", Map.of("kernel_size", 2, "k_coef_lip", 0.5)));
        layers.add(read("InvertibleDownSampling", Map.of("kernel_size", 1, "k_coef_lip", 0.5)));
        layers.add(read("Unflatten", Map.of("dim", -1, "unflattened_size", List.of(4, 2))));
        layers.add(read("LeakyReLU", Map.of("negative_slope", -2)));
        layers.add(read("PReLU", Map.of("num_parameters", 4)));
        layers.add(read("LPReLU", Map.of("num_parameters", 4, "init", -3, "k_coef_lip", 0.5)));
        layers.add(read("LPReLU", Map.of("init", 3, "k_coef_lip", 2.5)));
        layers.add(read("ELU", Map.of("alpha", 1.5)));
        layers.add(read("GELU", Map.of("approximate", "tanh")));
        layers.add(read("Softplus", Map.of("beta", 3, "threshold", 15)));
        layers.add(read("LogSoftmax", Map.of("dim", -1)));
        for (String start : List.of("zeros", "ones", "normal")) {
            layers.add(read("HouseHolder", Map.of("theta_initializer", start, "k_coef_lip", 0.5)));
        }
        layers.add(read("Flatten", Map.of("start_dim", 2)));
        var cases = new ArrayList<Case>();
        for (Layer layer : layers) {
            for (Shape input : SHAPES) {
                if (layer.outputShape(List.of(input)) instanceof Inference.Fits) {
                    cases.add(new Case(layer, input));
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theShapeIsInferredAndTheSlopeIsWithinTheVerdict(Case one) {
        Analysis analysis = Analysis.of(Network.chain(new Input(one.input()), one.layer()));
        assertTrue(analysis.runnable(), () -> analysis.problems().toString());
        double slope = slope(one.layer(), one.input(), analysis.outputShape().orElseThrow());
        assertTrue(slope > 0, "the output should follow the input");
        analysis.bound().ifPresent(bound -> assertTrue(slope <= bound * (1 + ROUNDING), () -> "slope " + slope + ", bound " + bound));
    }

    @Test
    void theWindowsOfTheModulesThatMustNotBeCalledSafeAreReached() {
        // true constants of SOUNDNESS, attained by pixels that all windows share
        assertEquals(2, slope(read("MaxPool2d", Map.of("kernel_size", 3, "stride", 2, "padding", 1))), 1e-5);
        assertEquals(2, slope(read("MaxPool2d", Map.of("kernel_size", 2, "stride", 2, "dilation", 2))), 1e-5);
        assertEquals(Math.sqrt(3), slope(read("MaxPool2d", Map.of("kernel_size", List.of(2, 3), "stride", List.of(3, 1)))), 1e-5);
        // and the layers that divide by them
        assertEquals(1, slope(read("ScaledAvgPool2d", Map.of("kernel_size", 2, "ceil_mode", true))), 1e-5);
        assertEquals(1, slope(read("ScaledL2NormPool2d", Map.of("kernel_size", 2, "ceil_mode", true))), 1e-5);
    }

    private static double slope(Layer layer) {
        Shape input = Shape.of(1, 9, 9);
        return slope(layer, input, Analysis.of(Network.chain(new Input(input), layer)).outputShape().orElseThrow());
    }

    /// Largest ratio of distances over all pairs, which go through the layer as one batch a side.
    private static double slope(Layer layer, Shape input, Shape output) {
        Network network = Network.chain(new Input(input), layer);
        List<float[][]> pairs = pairs(input);
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var model = new Model(network, Analysis.of(network), Normalization.EXACT, CPU, 3);
            Map<String, Effective> weights = model.effective();
            Tensor before = model.forward(batch(pairs, 0, input), weights, false);
            Tensor after = model.forward(batch(pairs, 1, input), weights, false);
            assertArrayEquals(sizes(pairs.size(), output), Tensors.sizes(before));
            float[] from = Tensors.floats(before);
            float[] to = Tensors.floats(after);
            int length = Math.toIntExact(output.size());
            double steepest = 0;
            for (int i = 0; i < pairs.size(); i++) {
                double moved = distance(
                        Arrays.copyOfRange(from, i * length, (i + 1) * length), Arrays.copyOfRange(to, i * length, (i + 1) * length));
                steepest = Math.max(steepest, moved / distance(pairs.get(i)[0], pairs.get(i)[1]));
            }
            return steepest;
        }
    }

    /// Pairs of inputs that are hard in one way or another: far, near, one pixel raised above all others, all of them alike.
    private static List<float[][]> pairs(Shape input) {
        var random = new Random(12);
        int size = Math.toIntExact(input.size());
        var pairs = new ArrayList<float[][]>();
        for (double step : new double[] {10, 1, 0.1}) {
            float[] x = noise(random, size, 1);
            pairs.add(new float[][] {x, sum(x, noise(random, size, step))});
            var constant = new float[size];
            Arrays.fill(constant, (float) step);
            pairs.add(new float[][] {new float[size], constant});
            pairs.add(new float[][] {x, sum(x, constant)});
        }
        for (int i = 0; i < size; i++) {
            var low = new float[size];
            var high = new float[size];
            low[i] = 100;
            high[i] = 101;
            pairs.add(new float[][] {low, high});
        }
        return pairs;
    }

    private static float[] noise(Random random, int size, double scale) {
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    private static float[] sum(float[] a, float[] b) {
        var sum = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    private static double distance(float[] a, float[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
        }
        return Math.sqrt(squares);
    }

    private static Tensor batch(List<float[][]> pairs, int side, Shape shape) {
        int length = Math.toIntExact(shape.size());
        var values = new float[pairs.size() * length];
        for (int i = 0; i < pairs.size(); i++) {
            System.arraycopy(pairs.get(i)[side], 0, values, i * length, length);
        }
        return Tensors.of(values, CPU, sizes(pairs.size(), shape));
    }

    private static long[] sizes(int samples, Shape shape) {
        long[] sizes = new long[shape.rank() + 1];
        sizes[0] = samples;
        System.arraycopy(shape.toLongs(), 0, sizes, 1, shape.rank());
        return sizes;
    }

    private static Layer read(String module, Map<String, Object> params) {
        return Catalogue.find(module).orElseThrow().read(params);
    }

    private static Map<String, Object> with(Map<String, Object> params, String name, Object value) {
        var all = new java.util.HashMap<>(params);
        all.put(name, value);
        return all;
    }
}
