package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;

/// What deel-torchlip 1.0.5 accepts in silence although it is steeper than it says, case by case: here the layer is right, or the verdict has the number.
class PublishedCasesTest {
    private static final Device CPU = new Device("cpu");

    /// @param kind verdict here
    /// @param bound of the verdict here
    /// @param slope that inputs reach here, by the whole matrix where the layer is linear, else by ascent
    /// @param there what the published layer comes to, computed here, or its recorded constant where only it can run it
    record Outcome(Verdict.Kind kind, double bound, double slope, double there) {}

    private interface Look {
        Outcome take();
    }

    /// @param claimed what the constant should be
    /// @param published what it is there
    record Case(String name, double claimed, double published, Verdict.Kind kind, Look look) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void load() throws Exception {
        Libtorch.choose("cpu");
    }

    static Stream<Case> cases() {
        return Stream.of(
                convolution(1.333, Map.of("kernel_size", 3, "padding", 1, "padding_mode", "reflect")),
                convolution(1.2, Map.of("kernel_size", 5, "padding", 2, "padding_mode", "reflect")),
                convolution(1.2, Map.of("kernel_size", 5, "padding", 2, "padding_mode", "replicate")),
                convolution(1.428, Map.of("kernel_size", 7, "padding", 3, "padding_mode", "replicate")),
                convolution(1.5, Map.of("kernel_size", 3, "stride", 2, "dilation", 2)),
                convolution(2.5, Map.of("kernel_size", 5, "stride", 3, "dilation", 3)),
                average(2, 2, 5, Map.of("kernel_size", 2, "ceil_mode", true)),
                average(3, 3, 7, Map.of("kernel_size", 3, "ceil_mode", true)),
                average(4, 2, 6, Map.of("kernel_size", 2, "divisor_override", 1)),
                safe("ScaledL2NormPool2d ceil_mode", 2, 1, Shape.of(1, 5, 5), "ScaledL2NormPool2d",
                        Map.of("kernel_size", 2, "ceil_mode", true)),
                new Case("Sequential(k_coef_lip=0.5)", 0.5, 1, Verdict.Kind.SAFE, () -> network(0.5, 1)),
                new Case("Sequential(k_coef_lip=1) of a layer of 5", 1, 5, Verdict.Kind.SAFE, () -> network(1, 5)),
                safe("LPReLU k = 0.5", 1, 0.5, Shape.of(6), "LPReLU", Map.of("k_coef_lip", 0.5)),
                safe("InvertibleUpSampling k = 0.5", 1, 0.5, Shape.of(4, 3, 3), "InvertibleUpSampling", Map.of("k_coef_lip", 0.5)),
                safe("HouseHolder k = 0.5", 1, 0.5, Shape.of(6), "HouseHolder", Map.of("k_coef_lip", 0.5)),
                pool(2, Map.of("kernel_size", 2, "stride", 2, "dilation", 2)),
                pool(Math.sqrt(3), Map.of("kernel_size", List.of(2, 3), "stride", List.of(3, 1))),
                new Case("eps_bjorck=None while training at 1e-2", 1, 1.2, Verdict.Kind.SAFE, PublishedCasesTest::withoutBjorck),
                new Case("BatchLipNorm alone", 1, 316.2, Verdict.Kind.BOUNDED, PublishedCasesTest::batchLipNorm));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatThePublishedLibraryAcceptsInSilenceIsRightOrFlaggedHere(Case one) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Outcome outcome = one.look().take();
            System.out.printf(
                    Locale.ROOT, "published library: %-58s claims %.3g, is %.4g; here %s up to %.5g, reached %.5g%n", one.name(),
                    one.claimed(), outcome.there(), outcome.kind().label(), outcome.bound(), outcome.slope());
            assertTrue(outcome.there() > 1.1 * one.claimed(), "the published layer should break its promise here: " + outcome);
            assertEquals(one.published(), outcome.there(), 2e-3 * one.published(), "what the published layer comes to");
            assertEquals(one.kind(), outcome.kind());
            assertTrue(outcome.slope() <= outcome.bound(), () -> "steeper than it says: " + outcome);
            assertTrue(outcome.slope() > 0.95 * outcome.bound(), () -> "looser than need be, or not looked at: " + outcome);
            if (outcome.kind() == Verdict.Kind.BOUNDED) {
                assertTrue(outcome.bound() > one.claimed(), "flagged, with the number");
            } else {
                assertTrue(outcome.bound() <= one.claimed(), () -> "the promise is kept: " + outcome);
            }
        }
    }

    /// A square orthogonal kernel, which passes every window on as it is, times what either library multiplies it by.
    private static Case convolution(double published, Map<String, Object> params) {
        int kernel = (int) java.util.Objects.requireNonNull(params.get("kernel_size"));
        var all = new java.util.HashMap<>(params);
        all.put("out_channels", kernel * kernel);
        all.put("bias", false);
        Layer layer = Networks.layer("SpectralConv2d", all);
        Shape input = Shape.of(1, params.containsKey("dilation") ? 25 : 11, params.containsKey("dilation") ? 25 : 11);
        return new Case("SpectralConv2d " + new java.util.TreeMap<>(params), 1, published, Verdict.Kind.SAFE, () -> {
            Weight weight = layer.weights(input).getFirst();
            double scale = ((Weight.Constraint.Spectral) weight.constraint()).scale();
            double norm = norm(layer, input);
            return outcome(layer, input, norm, norm * weight.published().scale() / scale);
        });
    }

    private static Case average(double published, int factor, int size, Map<String, Object> params) {
        Shape input = Shape.of(1, size, size);
        return new Case("ScaledAvgPool2d " + new java.util.TreeMap<>(params), 1, published, Verdict.Kind.SAFE, () -> {
            Layer layer = Networks.layer("ScaledAvgPool2d", params);
            return outcome(layer, input, norm(layer, input), factor * norm(Networks.layer("AvgPool2d", params), input));
        });
    }

    private static Case safe(String name, double published, double k, Shape input, String module, Map<String, Object> params) {
        Layer layer = Networks.layer(module, params);
        return new Case(
                name, k, published, Verdict.Kind.SAFE,
                () -> outcome(layer, input, ascended(Network.chain(new Input(input), layer)), published));
    }

    /// There it is called 1-Lipschitz; that it is steeper is seen here, as the module is PyTorch's own.
    private static Case pool(double published, Map<String, Object> params) {
        Shape input = Shape.of(1, 8, 8);
        return new Case("MaxPool2d " + new java.util.TreeMap<>(params), 1, published, Verdict.Kind.BOUNDED, () -> {
            Layer layer = Networks.layer("MaxPool2d", params);
            double slope = ascended(Network.chain(new Input(input), layer));
            return outcome(layer, input, slope, slope);
        });
    }

    /// Two orthogonal layers, the second of constant `inner`; there the product of what the layers say.
    private static Outcome network(double constant, double inner) {
        Network layers = Network.chain(
                new Input(Shape.of(6)), Networks.layer("SpectralLinear", Map.of("out_features", 6)),
                Networks.layer("GroupSort2", Map.of()), Networks.layer("SpectralLinear", Map.of("out_features", 6, "k_coef_lip", inner)));
        Network network = layers.withConstant(OptionalDouble.of(constant));
        Analysis analysis = Analysis.of(network);
        assertTrue(analysis.certified(), () -> analysis.problems().toString());
        return new Outcome(Verdict.Kind.SAFE, analysis.bound().orElseThrow(), ascended(network), ascended(layers));
    }

    /// Steps of the size of Adam's, in directions that steepen the layer; there an estimate of the norm lags behind by a fifth and more.
    private static Outcome withoutBjorck() {
        Layer layer = Catalogue.find("SpectralLinear").orElseThrow().with(
                Networks.layer("SpectralLinear", Map.of("out_features", 64)), "eps_bjorck", null);
        Shape input = Shape.of(256);
        Weight weight = layer.weights(input).getFirst();
        var random = new Random(4);
        Tensor raw = Rows.gaussian(random, 64, 256).mul(new Scalar(0.05)).to(ScalarType.Float);
        double steepest = 0;
        for (int step = 0; step < 40; step++) {
            Tensor sign = step % 2 == 0 ? raw.sign() : Rows.gaussian(random, 64, 256).sign().to(ScalarType.Float);
            raw.add_(sign, new Scalar(1e-2));
            steepest = Math.max(steepest, largest(Effective.of(weight.constraint(), raw).value()));
        }
        return outcome(layer, input, steepest, 1.2);
    }

    /// With a variance as small as its eps allows.
    private static Outcome batchLipNorm() {
        Layer layer = Networks.layer("BatchLipNorm", Map.of());
        Shape input = Shape.of(3);
        double variance = 1.001e-5;
        Shipped shipped = RandomWeights.with(Network.chain(new Input(input), layer), Map.of(
                "batchlipnorm1.bias", new double[3], "batchlipnorm1.running_sum_bmean", new double[3],
                "batchlipnorm1.running_sum_bmeansq", new double[] {variance, variance, variance},
                "batchlipnorm1.running_num_batches", new double[] {1}, "batchlipnorm1.running_mean_sample_per_batches", new double[] {1e6},
                "batchlipnorm1.total_num_samples", new double[] {1e6}));
        double slope = shipped.ascended(shipped.nothing());
        return outcome(layer, input, slope, slope);
    }

    private static Outcome outcome(Layer layer, Shape input, double slope, double there) {
        Verdict verdict = layer.verdict(input);
        return new Outcome(verdict.kind(), verdict.bound().orElseThrow(), slope, there);
    }

    private static double ascended(Network network) {
        Shipped shipped = RandomWeights.of(network, 3).shipped();
        return shipped.ascended(shipped.nothing());
    }

    /// Largest singular value of a linear layer by its whole matrix in float64, with random weights under their constraint.
    private static double norm(Layer layer, Shape input) {
        var weights = new java.util.LinkedHashMap<String, Effective>();
        for (Weight weight : layer.weights(input)) {
            Tensor raw = Rows.gaussian(new Random(5), weight.shape().toLongs()).to(ScalarType.Float);
            Tensor value = Effective.of(weight.constraint(), raw).value().to(ScalarType.Double);
            weights.put("node." + weight.name(), new Effective(value, java.util.function.UnaryOperator.identity()));
        }
        long size = input.size();
        long[] sizes = LinearNode.batchOfOne(input);
        sizes[0] = size;
        Tensor basis = torch.eye(size).to(CPU, ScalarType.Double).reshape(sizes);
        return largest(LinearNode.forward(layer, "node", new TorchOps(), basis, weights).reshape(size, -1));
    }

    private static double largest(Tensor matrix) {
        return torch.linalg_svdvals(matrix.contiguous().to(ScalarType.Double)).max().item_double();
    }
}
