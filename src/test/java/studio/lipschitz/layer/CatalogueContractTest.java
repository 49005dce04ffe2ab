package studio.lipschitz.layer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.tensor.Shape;

/// What holds for every module of the catalogue, and the catalogue itself against the compatibility table.
class CatalogueContractTest {
    private static final List<Shape> SHAPES = List.of(Shape.of(4, 8, 8), Shape.of(12), Shape.of(4, 6, 6, 6), Shape.of(4, 9));

    /// Spelling, order and defaults of torch.nn and of deel-torchlip 1.0.5; a dash is a parameter without a default that is found or left out.
    private static final Map<String, String> SIGNATURES = Map.ofEntries(
            Map.entry("Input", "shape=[1, 28, 28]"),
            Map.entry("SpectralLinear", "in_features=-, out_features=64, bias=true, k_coef_lip=1.0, eps_spectral=0.001, eps_bjorck=0.001"),
            Map.entry("FrobeniusLinear", "in_features=-, out_features=1, bias=true, disjoint_neurons=true, k_coef_lip=1.0"),
            Map.entry("Linear", "in_features=-, out_features=64, bias=true"),
            Map.entry(
                    "SpectralConv1d",
                    "in_channels=-, out_channels=32, kernel_size=3, stride=1, padding=0, dilation=1, groups=1, bias=true, padding_mode=zeros, k_coef_lip=1.0, eps_spectral=0.001, eps_bjorck=0.001"),
            Map.entry(
                    "Conv1d",
                    "in_channels=-, out_channels=32, kernel_size=3, stride=1, padding=0, dilation=1, groups=1, bias=true, padding_mode=zeros"),
            Map.entry(
                    "Conv3d",
                    "in_channels=-, out_channels=32, kernel_size=3, stride=1, padding=0, dilation=1, groups=1, bias=true, padding_mode=zeros"),
            Map.entry(
                    "SpectralConvTranspose2d",
                    "in_channels=-, out_channels=32, kernel_size=3, stride=1, padding=0, output_padding=0, groups=1, bias=true, dilation=1, padding_mode=zeros, k_coef_lip=1.0, eps_spectral=0.001, eps_bjorck=0.001"),
            Map.entry(
                    "ConvTranspose2d",
                    "in_channels=-, out_channels=32, kernel_size=3, stride=1, padding=0, output_padding=0, groups=1, bias=true, dilation=1, padding_mode=zeros"),
            Map.entry(
                    "SpectralConv2d",
                    "in_channels=-, out_channels=32, kernel_size=3, stride=1, padding=0, dilation=1, groups=1, bias=true, padding_mode=zeros, k_coef_lip=1.0, eps_spectral=0.001, eps_bjorck=0.001"),
            Map.entry(
                    "FrobeniusConv2d",
                    "in_channels=-, out_channels=32, kernel_size=3, stride=1, padding=0, dilation=1, groups=1, bias=true, padding_mode=zeros, k_coef_lip=1.0"),
            Map.entry(
                    "Conv2d",
                    "in_channels=-, out_channels=32, kernel_size=3, stride=1, padding=0, dilation=1, groups=1, bias=true, padding_mode=zeros"),
            Map.entry("MaxPool2d", "kernel_size=2, stride=-, padding=0, dilation=1, ceil_mode=false"),
            Map.entry(
                    "AvgPool2d", "kernel_size=2, stride=-, padding=0, ceil_mode=false, count_include_pad=true, divisor_override=-"),
            Map.entry(
                    "ScaledAvgPool2d",
                    "kernel_size=2, stride=-, padding=0, ceil_mode=false, count_include_pad=true, divisor_override=-, k_coef_lip=1.0"),
            Map.entry("ScaledL2NormPool2d", "kernel_size=2, stride=-, ceil_mode=false, k_coef_lip=1.0"),
            Map.entry("MaxPool1d", "kernel_size=2, stride=-, padding=0, dilation=1, ceil_mode=false"),
            Map.entry("MaxPool3d", "kernel_size=2, stride=-, padding=0, dilation=1, ceil_mode=false"),
            Map.entry("AvgPool1d", "kernel_size=2, stride=-, padding=0, ceil_mode=false, count_include_pad=true"),
            Map.entry(
                    "AvgPool3d", "kernel_size=2, stride=-, padding=0, ceil_mode=false, count_include_pad=true, divisor_override=-"),
            Map.entry("AdaptiveAvgPool1d", "output_size=1"),
            Map.entry("AdaptiveAvgPool3d", "output_size=1"),
            Map.entry("AdaptiveMaxPool1d", "output_size=1"),
            Map.entry("AdaptiveMaxPool2d", "output_size=1"),
            Map.entry("AdaptiveMaxPool3d", "output_size=1"),
            Map.entry("AdaptiveAvgPool2d", "output_size=1"),
            Map.entry("ScaledAdaptiveAvgPool2d", "output_size=1, k_coef_lip=1.0"),
            Map.entry("ScaledAdaptativeL2NormPool2d", "output_size=1, k_coef_lip=1.0"),
            Map.entry("GroupSort", "group_size=-, k_coef_lip=1.0"),
            Map.entry("GroupSort2", "k_coef_lip=1.0"),
            Map.entry("FullSort", "k_coef_lip=1.0"),
            Map.entry("MaxMin", "dim=-, k_coef_lip=1.0"),
            Map.entry("HouseHolder", "channels=-, k_coef_lip=1.0, theta_initializer=-"),
            Map.entry("LPReLU", "num_parameters=1, init=0.25, k_coef_lip=1.0"),
            Map.entry("Abs", ""),
            Map.entry("ReLU", "inplace=false"),
            Map.entry("LeakyReLU", "negative_slope=0.01, inplace=false"),
            Map.entry("PReLU", "num_parameters=1, init=0.25"),
            Map.entry("ELU", "alpha=1.0, inplace=false"),
            Map.entry("SELU", "inplace=false"),
            Map.entry("GELU", "approximate=none"),
            Map.entry("SiLU", "inplace=false"),
            Map.entry("Mish", "inplace=false"),
            Map.entry("Hardswish", "inplace=false"),
            Map.entry("Softplus", "beta=1.0, threshold=20.0"),
            Map.entry("Softsign", ""),
            Map.entry("LogSoftmax", "dim=-"),
            Map.entry("Sigmoid", ""),
            Map.entry("Tanh", ""),
            Map.entry("Softmax", "dim=-"),
            Map.entry("Flatten", "start_dim=1, end_dim=-1"),
            Map.entry("ZeroPad1d", "padding=1"),
            Map.entry("ReflectionPad1d", "padding=1"),
            Map.entry("ReplicationPad1d", "padding=1"),
            Map.entry("CircularPad1d", "padding=1"),
            Map.entry("ConstantPad1d", "padding=1, value=0.0"),
            Map.entry("ZeroPad2d", "padding=1"),
            Map.entry("ReflectionPad2d", "padding=1"),
            Map.entry("ReplicationPad2d", "padding=1"),
            Map.entry("CircularPad2d", "padding=1"),
            Map.entry("ConstantPad2d", "padding=1, value=0.0"),
            Map.entry("ZeroPad3d", "padding=1"),
            Map.entry("ReflectionPad3d", "padding=1"),
            Map.entry("ReplicationPad3d", "padding=1"),
            Map.entry("CircularPad3d", "padding=1"),
            Map.entry("ConstantPad3d", "padding=1, value=0.0"),
            Map.entry("PixelShuffle", "upscale_factor=2"),
            Map.entry("PixelUnshuffle", "downscale_factor=2"),
            Map.entry("InvertibleDownSampling", "kernel_size=2, k_coef_lip=1.0"),
            Map.entry("InvertibleUpSampling", "kernel_size=2, k_coef_lip=1.0"),
            Map.entry("Unflatten", "dim=1, unflattened_size=[2, 2]"),
            Map.entry("Upsample", "size=-, scale_factor=2.0, mode=nearest, align_corners=false, recompute_scale_factor=false"),
            Map.entry("Identity", ""),
            Map.entry("Normalize", "mean=[0.0], std=[1.0]"),
            Map.entry("Dropout", "p=0.5, inplace=false"),
            Map.entry("LipResidual", ""),
            Map.entry("Concatenate", "dim=1, scaled=false"),
            Map.entry("Add", "scaled=false"),
            Map.entry("BatchNorm1d", "num_features=-, eps=1.0E-5, momentum=0.1, affine=true, track_running_stats=true, bias=true"),
            Map.entry("BatchNorm2d", "num_features=-, eps=1.0E-5, momentum=0.1, affine=true, track_running_stats=true, bias=true"),
            Map.entry("BatchNorm3d", "num_features=-, eps=1.0E-5, momentum=0.1, affine=true, track_running_stats=true, bias=true"),
            Map.entry("LayerCentering", "num_features=1, dim=[-2, -1], bias=true"),
            Map.entry("BatchCentering", "num_features=-, dim=-, bias=true"),
            Map.entry("BatchLipNorm", "num_features=-, dim=-, centering=true, bias=true, normalize=true, eps=1.0E-5"),
            Map.entry("LayerNorm", "normalized_shape=-, eps=1.0E-5, elementwise_affine=true, bias=true"),
            Map.entry("GroupNorm", "num_groups=1, num_channels=-, eps=1.0E-5, affine=true, bias=true"));

    /// Verdicts of the compatibility table for default parameters and an image of 4 × 8 × 8 where the module takes one.
    private static final Map<String, Verdict.Kind> FLAGGED = Map.ofEntries(
            Map.entry("Linear", Verdict.Kind.UNCONSTRAINED),
            Map.entry("Conv1d", Verdict.Kind.UNCONSTRAINED),
            Map.entry("Conv2d", Verdict.Kind.UNCONSTRAINED),
            Map.entry("Conv3d", Verdict.Kind.UNCONSTRAINED),
            Map.entry("ConvTranspose2d", Verdict.Kind.UNCONSTRAINED),
            Map.entry("AvgPool2d", Verdict.Kind.LOSSY),
            Map.entry("AdaptiveAvgPool2d", Verdict.Kind.LOSSY),
            Map.entry("Dropout", Verdict.Kind.BOUNDED),
            Map.entry("BatchNorm1d", Verdict.Kind.UNCONSTRAINED),
            Map.entry("BatchNorm2d", Verdict.Kind.UNCONSTRAINED),
            Map.entry("BatchNorm3d", Verdict.Kind.UNCONSTRAINED),
            Map.entry("Add", Verdict.Kind.BOUNDED),
            Map.entry("Concatenate", Verdict.Kind.BOUNDED),
            Map.entry("ReflectionPad1d", Verdict.Kind.BOUNDED),
            Map.entry("ReflectionPad2d", Verdict.Kind.BOUNDED),
            Map.entry("ReplicationPad1d", Verdict.Kind.BOUNDED),
            Map.entry("ReplicationPad2d", Verdict.Kind.BOUNDED),
            Map.entry("CircularPad1d", Verdict.Kind.BOUNDED),
            Map.entry("CircularPad2d", Verdict.Kind.BOUNDED),
            Map.entry("ReflectionPad3d", Verdict.Kind.BOUNDED),
            Map.entry("ReplicationPad3d", Verdict.Kind.BOUNDED),
            Map.entry("CircularPad3d", Verdict.Kind.BOUNDED),
            Map.entry("Upsample", Verdict.Kind.BOUNDED),
            Map.entry("PReLU", Verdict.Kind.UNCONSTRAINED),
            Map.entry("SELU", Verdict.Kind.BOUNDED),
            Map.entry("GELU", Verdict.Kind.BOUNDED),
            Map.entry("SiLU", Verdict.Kind.BOUNDED),
            Map.entry("Mish", Verdict.Kind.BOUNDED),
            Map.entry("Hardswish", Verdict.Kind.BOUNDED),
            Map.entry("BatchLipNorm", Verdict.Kind.BOUNDED),
            Map.entry("LayerNorm", Verdict.Kind.UNCONSTRAINED),
            Map.entry("GroupNorm", Verdict.Kind.UNCONSTRAINED),
            Map.entry("AvgPool1d", Verdict.Kind.LOSSY),
            Map.entry("AvgPool3d", Verdict.Kind.LOSSY),
            Map.entry("AdaptiveAvgPool1d", Verdict.Kind.LOSSY),
            Map.entry("AdaptiveAvgPool3d", Verdict.Kind.LOSSY),
            Map.entry("LogSoftmax", Verdict.Kind.BOUNDED));

    /// Flagged without an equivalent.
    private static final Set<String> WITHOUT_FIX = Set.of("Conv3d");

    static List<ModuleType> modules() {
        return Catalogue.all();
    }

    @Test
    void everyModuleHasTheSignatureOfItsPeer() {
        assertEquals(SIGNATURES.keySet(), Catalogue.all().stream().map(ModuleType::name).collect(Collectors.toSet()));
        assertAll(Catalogue.all().stream().map(type -> () -> assertEquals(SIGNATURES.get(type.name()), signature(type), type.name())));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void isDocumented(ModuleType type) {
        assertFalse(type.info().summary().isBlank());
        assertTrue(type.info().summary().endsWith("."));
        for (ParamSpec param : type.params()) {
            assertFalse(param.doc().isBlank(), param.name());
            assertFalse(param.expectation().isBlank(), param.name());
        }
        assertTrue(type.name().equals("Input") || !type.info().comment().isBlank(), "the comment of the palette is missing");
        for (String replaced : type.info().replaces()) {
            assertTrue(Catalogue.find(replaced).isPresent(), replaced);
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void defaultsSurviveWritingAndReading(ModuleType type) {
        assertEquals(type.defaults(), type.read(type.write(type.defaults())));
        assertEquals(type.defaults(), type.read(Map.of()));
        assertEquals(type.defaults(), type.from(type.defaults()));
        assertEquals(type.name(), type.defaults().module());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void takesAnInputAndDeclaresWeightsOfItsOutput(ModuleType type) {
        Layer layer = type.defaults();
        List<Shape> fitting = fitting(layer);
        assertFalse(fitting.isEmpty(), "no shape fits");
        for (Shape input : fitting) {
            Set<String> names = layer.weights(input).stream().map(Weight::name).collect(Collectors.toSet());
            assertEquals(layer.weights(input).size(), names.size(), "two weights share a name");
            for (Weight weight : layer.weights(input)) {
                assertTrue(weight.shape().size() > 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aMisfitSaysWhatArrivedAndWhatToDo(ModuleType type) {
        for (Shape input : SHAPES) {
            if (type.defaults().outputShape(List.of(input)) instanceof Inference.Misfit(String message)) {
                assertTrue(message.contains(input.toString()) && message.contains(";"), message);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theVerdictIsThatOfTheTableWithAReason(ModuleType type) {
        Shape input = fitting(type.defaults()).getFirst();
        Verdict verdict = type.defaults().verdict(input);
        assertEquals(FLAGGED.getOrDefault(type.name(), Verdict.Kind.SAFE), verdict.kind());
        for (Verdict each : List.of(verdict, type.defaults().verdict(null))) {
            assertTrue(each.reason().endsWith("."), each.reason());
            assertEquals(each.kind() != Verdict.Kind.UNCONSTRAINED, each.bound().isPresent());
            switch (each.kind()) {
                case SAFE, LOSSY -> assertTrue(each.bound().orElseThrow() <= 1);
                case BOUNDED -> assertTrue(each.bound().orElseThrow() > 1);
                case UNCONSTRAINED, UNBOUNDED, UNKNOWN -> assertTrue(each.bound().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatHoldsForEveryInputHoldsForEachOne(ModuleType type) {
        Verdict always = type.defaults().verdict(null);
        if (always.bound().isPresent()) {
            for (Shape input : fitting(type.defaults())) {
                assertTrue(type.defaults().verdict(input).bound().orElseThrow() <= always.bound().orElseThrow());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void valuesOutOfRangeAreRefusedByName(ModuleType type) {
        for (ParamSpec param : type.params()) {
            outOfRange(param).forEach(value -> {
                var refused = assertThrows(
                        IllegalArgumentException.class, () -> type.with(type.defaults(), param.name(), value), param.name() + " " + value);
                assertTrue(String.valueOf(refused.getMessage()).contains(param.name()), refused.getMessage());
                assertFalse(refused instanceof WrongTypeException, refused.getMessage());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void valuesOfAnotherTypeAreRefusedAsSuch(ModuleType type) {
        for (ParamSpec param : type.params()) {
            Object wrong = switch (param.type()) {
                case CHOICE -> 3;
                case PADDING -> true;
                case INT, REAL, BOOL, PAIR, TRIPLE, SIZES, MARGINS, VOLUME_MARGINS, SHAPE, AXES, REALS -> "three";
            };
            assertThrows(WrongTypeException.class, () -> type.with(type.defaults(), param.name(), wrong), param.name());
            if (!param.optional()) {
                assertThrows(WrongTypeException.class, () -> type.with(type.defaults(), param.name(), null), param.name());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> type.with(type.defaults(), "no_such_parameter", 1));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aConstantAboveOneIsFlaggedAndMended(ModuleType type) {
        if (type.params().stream().noneMatch(p -> p.name().equals("k_coef_lip"))) {
            return;
        }
        Layer loose = type.with(type.defaults(), "k_coef_lip", 2.5);
        assertEquals(Verdict.Kind.BOUNDED, loose.verdict(null).kind());
        assertEquals(2.5, loose.verdict(null).bound().orElseThrow());
        var fix = assertInstanceOf(Fix.Replace.class, loose.fixes(null).getFirst());
        assertEquals(type.defaults(), fix.layer());
        Layer tight = type.with(type.defaults(), "k_coef_lip", 0.5);
        assertEquals(Verdict.Kind.SAFE, tight.verdict(null).kind());
        assertEquals(0.5, tight.verdict(null).bound().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aFixKeepsEveryParameterThatBothHave(ModuleType type) {
        for (Fix fix : type.defaults().fixes(null)) {
            if (fix instanceof Fix.Replace(String label, Layer replacement)) {
                var before = new HashMap<>(type.write(type.defaults()));
                var after = Catalogue.of(replacement).write(replacement);
                before.keySet().retainAll(after.keySet());
                before.keySet().remove("scaled"); // what the fix of a joint sets
                before.forEach((name, value) -> assertEquals(value, after.get(name), label + ": " + name));
                assertEquals(Verdict.Kind.SAFE, replacement.verdict(null).kind(), label);
            }
        }
        boolean flagged = type.defaults().verdict(null).kind() != Verdict.Kind.SAFE;
        assertEquals(
                flagged && !WITHOUT_FIX.contains(type.name()),
                !type.defaults().fixes(null).isEmpty(),
                "flagged modules have fixes, others none");
    }

    @Test
    void aPaddingModeThatThePeerLacksIsRefusedAndNeverIgnored() {
        assertEquals(
                "padding_mode must be one of zeros, reflect, replicate, circular, was \"symmetric\"",
                refusal("Conv2d", Map.of("padding_mode", "symmetric")));
        assertEquals(
                "padding_mode must be one of zeros, was \"reflect\"",
                refusal("SpectralConvTranspose2d", Map.of("padding_mode", "reflect")));
        for (String module : List.of("SpectralConv1d", "SpectralConv2d", "FrobeniusConv2d")) {
            ModuleType type = Catalogue.find(module).orElseThrow();
            for (String mode : List.of("zeros", "reflect", "replicate", "circular", "symmetric")) {
                assertEquals(mode, type.write(type.read(Map.of("padding_mode", mode))).get("padding_mode"));
            }
        }
    }

    @Test
    void paddingIsANumberForEachAxisOrAWord() {
        ModuleType type = Catalogue.find("Conv2d").orElseThrow();
        for (Object padding : List.of(2, List.of(1, 2), "same", "valid")) {
            assertEquals(padding, type.write(type.read(Map.of("padding", padding))).get("padding"));
        }
        assertEquals(type.read(Map.of("padding", 2)), type.read(Map.of("padding", List.of(2, 2))));
        assertEquals("padding must be one integer or 2, was [1, 2, 3]", refusal("Conv2d", Map.of("padding", List.of(1, 2, 3))));
        assertEquals("padding must be one integer, was [1, 2]", refusal("Conv1d", Map.of("padding", List.of(1, 2))));
        assertEquals(
                "padding must not be same where stride is above 1, was same with stride 2",
                refusal("SpectralConv2d", Map.of("padding", "same", "stride", 2)));
    }

    @Test
    void sidesOfAVolumeAndSizesSurviveWriting() {
        ModuleType pad = Catalogue.find("ZeroPad3d").orElseThrow();
        for (Object padding : List.of(2, List.of(1, 2, 3, 4, 5, 6))) {
            assertEquals(padding, pad.write(pad.read(Map.of("padding", padding))).get("padding"));
        }
        assertEquals(pad.read(Map.of("padding", 2)), pad.read(Map.of("padding", List.of(2, 2, 2, 2, 2, 2))));
        assertThrows(WrongTypeException.class, () -> pad.read(Map.of("padding", List.of(1, 2, 3, 4))));
        ModuleType upsample = Catalogue.find("Upsample").orElseThrow();
        for (Object size : List.of(2, List.of(1, 2), List.of(1, 2, 3))) {
            assertEquals(size, upsample.write(upsample.read(Map.of("size", size))).get("size"));
        }
        assertThrows(WrongTypeException.class, () -> upsample.read(Map.of("size", List.of(1, 2, 3, 4))));
        assertThrows(WrongTypeException.class, () -> upsample.read(Map.of("size", List.of())));
        for (String mode : List.of("nearest", "nearest-exact", "trilinear")) {
            assertEquals(mode, upsample.write(upsample.read(Map.of("mode", mode))).get("mode"));
        }
        assertEquals(
                "align_corners must be false with mode nearest-exact, was true",
                refusal("Upsample", Map.of("mode", "nearest-exact", "align_corners", true)));
    }

    /// Left out it means its default, so what is switched off must be written.
    @Test
    void bjorckSwitchedOffSurvivesWritingAndReading() {
        for (String module : List.of("SpectralLinear", "SpectralConv1d", "SpectralConv2d", "SpectralConvTranspose2d")) {
            ModuleType type = Catalogue.find(module).orElseThrow();
            Layer off = type.with(type.defaults(), "eps_bjorck", null);
            assertTrue(type.write(off).containsKey("eps_bjorck"));
            assertNotEquals(type.defaults(), off);
            assertEquals(off, type.read(type.write(off)));
            assertEquals(off, type.from(off));
            assertEquals(off, type.with(off, "k_coef_lip", 1));
            assertEquals(type.defaults(), type.with(off, "eps_bjorck", 1e-3));
        }
    }

    private static String refusal(String module, Map<String, Object> params) {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> Catalogue.find(module).orElseThrow().read(params));
        assertFalse(refused instanceof WrongTypeException);
        return String.valueOf(refused.getMessage());
    }

    @Test
    void theSafeOnesStandBeforeTheOnesTheyReplace() {
        List<String> names = Catalogue.all().stream().map(ModuleType::name).toList();
        for (ModuleType type : Catalogue.all()) {
            for (String replaced : type.info().replaces()) {
                assertTrue(names.indexOf(type.name()) < names.indexOf(replaced), type + " and " + replaced);
                assertNotEquals(type.name(), replaced);
            }
        }
    }

    private static String signature(ModuleType type) {
        var defaults = type.write(type.defaults());
        return type.params().stream()
                .map(p -> p.name() + "=" + defaults.getOrDefault(p.name(), "-"))
                .collect(Collectors.joining(", "));
    }

    private static List<Shape> fitting(Layer layer) {
        return SHAPES.stream().filter(s -> layer.outputShape(List.of(s)) instanceof Inference.Fits).toList();
    }

    private static Stream<Object> outOfRange(ParamSpec param) {
        Stream<Object> below = param.min() == Double.NEGATIVE_INFINITY
                ? Stream.of()
                : Stream.of(number(param, param.minExclusive() ? param.min() : param.min() - 1));
        Stream<Object> above = param.max() == Double.POSITIVE_INFINITY ? Stream.of() : Stream.of(number(param, param.max() + 1));
        Stream<Object> unusable = switch (param.type()) {
            case REAL -> Stream.of(Double.NaN, Double.POSITIVE_INFINITY);
            case INT -> Stream.of(1L << 40);
            case CHOICE, PADDING -> Stream.of("nothing");
            case BOOL, PAIR, TRIPLE, SIZES, MARGINS, VOLUME_MARGINS, SHAPE, AXES -> Stream.of();
            case REALS -> Stream.of(List.of(0.5, Double.NaN));
        };
        return Stream.of(below, above, unusable).flatMap(s -> s);
    }

    private static Object number(ParamSpec param, double value) {
        return param.type() == ParamSpec.Kind.REAL ? (Object) value : (Object) (int) value;
    }
}
