package studio.lipschitz.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.tensor.Shape;

class PythonModulesTest {
    private static final List<Shape> SHAPES = List.of(Shape.of(8), Shape.of(8, 8), Shape.of(8, 8, 8), Shape.of(8, 8, 8, 8));

    static Stream<ModuleType> unary() {
        return Catalogue.all().stream().filter(type -> type.defaults() instanceof UnaryLayer);
    }

    /// Of every parameter alone, at each of its choices or another number.
    static Stream<Layer> variants(ModuleType type) {
        return type.params().stream().flatMap(param -> Stream.concat(
                param.choices().stream(), Stream.<Object>of(1, 2, 3, 0.5, true, false, List.of(1, 2), List.of(0.5), "same"))
                .flatMap(value -> changed(type, param.name(), value)));
    }

    private static Stream<Layer> changed(ModuleType type, String param, Object value) {
        try {
            return Stream.of(type.with(type.defaults(), param, value));
        } catch (RuntimeException refused) {
            return Stream.of();
        }
    }

    @ParameterizedTest
    @MethodSource("unary")
    void everyModuleIsCalledByItsNameOrRefuses(ModuleType type) {
        Shape input = SHAPES.stream().filter(shape -> fits(type.defaults(), shape)).findFirst().orElse(Shape.of(4));
        PythonCall call = PythonModules.of(type.defaults(), input);

        assertTrue(call.expression().contains(type.name() + "("), call.expression());
        for (Layer layer : Stream.concat(Stream.of(type.defaults()), variants(type)).toList()) {
            for (Shape shape : SHAPES) {
                PythonCall one = PythonModules.of(layer, shape);
                assertTrue(one.isMissing() || one.expression().matches("[A-Za-z.]+\\w*\\(.*\\)"), one.expression());
                assertTrue(!one.isMissing() || one.expression().startsWith("missing(\"" + type.name() + ": "), one.expression());
            }
            PythonModules.of(layer, null);
        }
    }

    @Test
    void nothingIsDerivedForTheJoinsThatAreOperators() {
        List<String> joints = Catalogue.all().stream().filter(type -> type.defaults() instanceof Joint).map(ModuleType::name).toList();
        assertEquals(List.of("LipResidual", "Concatenate", "Add").stream().sorted().toList(), joints.stream().sorted().toList());
    }

    @Test
    void parametersAtTheirDefaultAreLeftOut() {
        assertEquals("nn.Conv2d(8, 32, 3)", call("Conv2d", Map.of()));
        assertEquals(
                "nn.Conv2d(8, 16, (3, 5), stride=2, padding=\"valid\", bias=False)",
                call("Conv2d", Map.of("out_channels", 16, "kernel_size", List.of(3, 5), "stride", 2, "padding", "valid", "bias", false)));
        assertEquals("torchlip.SpectralLinear(8, 64, eps_bjorck=None)",
                call("SpectralLinear", java.util.Collections.singletonMap("eps_bjorck", null)));
        assertEquals("torchlip.LayerCentering(8, dim=(-1,))", call("LayerCentering", Map.of("num_features", 8, "dim", List.of(-1))));
        assertEquals("nn.LayerNorm((8, 8, 8))", call("LayerNorm", Map.of()));
        assertEquals("nn.Softmax(dim=1)", call("Softmax", Map.of()));
        assertEquals("nn.Upsample(scale_factor=2.0)", call("Upsample", Map.of()));
        assertEquals("nn.Upsample(size=5)", call("Upsample", Map.of("size", 5)));
        assertEquals("nn.BatchNorm2d(8, eps=1e-6)", call("BatchNorm2d", Map.of("eps", 1e-6)));
        assertEquals("torchlip.ScaledAdaptiveAvgPool2d((1, 1))", call("ScaledAdaptiveAvgPool2d", Map.of()));
    }

    @Test
    void whatTorchlipForgetsToMultiplyByIsWrittenOut() {
        assertEquals("Scaled(torchlip.HouseHolder(8), 0.5)", call("HouseHolder", Map.of("k_coef_lip", 0.5)));
        assertEquals("Scaled(torchlip.InvertibleUpSampling(2), 3.0)", call("InvertibleUpSampling", Map.of("k_coef_lip", 3)));
        assertEquals("ShrinkingPReLU(1, init=0.25, k_coef_lip=0.5)", call("LPReLU", Map.of("k_coef_lip", 0.5)));
        assertEquals("torchlip.LPReLU(k_coef_lip=2.0)", call("LPReLU", Map.of("k_coef_lip", 2)));
        assertTrue(call("ScaledAvgPool2d", Map.of("stride", 1)).startsWith("Scaled(nn.AvgPool2d(2, stride=1), "));
    }

    /// Its own would let a mirrored pixel count for less than it does.
    @Test
    void theConstantMakesUpForTapsThatTorchlipDoesNotCount() {
        PythonCall mirrored = PythonModules.of(layer("SpectralConv2d", Map.of("padding", 1, "padding_mode", "reflect")), Shape.of(8, 8, 8));
        OptionalDouble k = constant(mirrored.expression());

        assertTrue(k.isPresent() && k.getAsDouble() < 1, mirrored.expression());
        assertEquals(
                Optional.of("k_coef_lip is 1.0 in the drawing: torchlip counts otherwise how often a pixel is read."), mirrored.remark());
        assertEquals("torchlip.SpectralConv2d(8, 32, 3, padding=1)", call("SpectralConv2d", Map.of("padding", 1)));
    }

    private static OptionalDouble constant(String call) {
        return java.util.regex.Pattern.compile("k_coef_lip=([0-9.e-]+)").matcher(call).results()
                .mapToDouble(found -> Double.parseDouble(found.group(1))).findFirst();
    }

    private static Layer layer(String module, Map<String, ?> params) {
        return Catalogue.find(module).orElseThrow().read(params);
    }

    private static String call(String module, Map<String, ?> params) {
        return PythonModules.of(layer(module, params), Shape.of(8, 8, 8)).expression();
    }

    private static boolean fits(Layer layer, Shape input) {
        return layer.outputShape(List.of(input)) instanceof Inference.Fits;
    }
}
