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

    static List<ModuleType> modules() {
        return Catalogue.all();
    }

    @Test
    void everyModuleHasTheSignatureOfItsPeer() {
        assertEquals(PeerTable.SIGNATURES.keySet(), Catalogue.all().stream().map(ModuleType::name).collect(Collectors.toSet()));
        assertAll(Catalogue.all().stream()
                .map(type -> () -> assertEquals(PeerTable.SIGNATURES.get(type.name()), signature(type), type.name())));
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
        assertEquals(PeerTable.FLAGGED.getOrDefault(type.name(), Verdict.Kind.SAFE), verdict.kind());
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
                flagged && !PeerTable.WITHOUT_FIX.contains(type.name()),
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
