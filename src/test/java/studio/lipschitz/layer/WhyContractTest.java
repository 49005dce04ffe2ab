package studio.lipschitz.layer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.tensor.Shape;

/// What the window and `check` say of a number, against the number: for every module, with many parameters, over many inputs.
class WhyContractTest {
    /// Numbers in formulas are rounded to so many, and a few of them are multiplied.
    private static final double SIX_DIGITS = 2e-5;

    private static final double FIVE_DIGITS_UP = 1.001e-4;
    private static final double NOISE = 1e-11;

    private static final List<Shape> SHAPES = List.of(
            Shape.of(4, 8, 8), Shape.of(4, 7, 5), Shape.of(1, 1, 1), Shape.of(12), Shape.of(1), Shape.of(4, 6, 6, 6), Shape.of(4, 9));

    /// Values that move a constant, tried one at a time wherever a module takes them.
    private static final Map<String, List<Object>> VALUES = Map.ofEntries(
            Map.entry("k_coef_lip", List.of(0.3, 7.25, 1e-9)),
            Map.entry("kernel_size", List.of(1, 3, 5)),
            Map.entry("stride", List.of(1, 2, 3)),
            Map.entry("dilation", List.of(2, 3)),
            Map.entry("padding", List.of(1, 2)),
            Map.entry("padding_mode", List.of("reflect", "replicate", "circular")),
            Map.entry("ceil_mode", List.of(true)),
            Map.entry("count_include_pad", List.of(false)),
            Map.entry("divisor_override", List.of(1, 7)),
            Map.entry("output_size", List.of(2, 3, 5)),
            Map.entry("disjoint_neurons", List.of(false)),
            Map.entry("out_features", List.of(10)),
            Map.entry("negative_slope", List.of(-3.5, 0.0)),
            Map.entry("alpha", List.of(0.2, 2.5)),
            Map.entry("threshold", List.of(3.0)),
            Map.entry("dim", List.of(2, -1)),
            Map.entry("approximate", List.of("tanh")),
            Map.entry("normalize", List.of(false)),
            Map.entry("eps", List.of(0.01, 2.0, 1e-12)),
            Map.entry("affine", List.of(false)),
            Map.entry("elementwise_affine", List.of(false)),
            Map.entry("track_running_stats", List.of(false)),
            Map.entry("std", List.of(List.of(0.25), List.of(3.0))),
            Map.entry("p", List.of(0.0, 0.1, 1.0)),
            Map.entry("size", List.of(4, List.of(3, 5), List.of(2, 3, 5))),
            Map.entry("scale_factor", List.of(0.5, 1.0, 2.7)),
            Map.entry("mode", List.of("nearest-exact", "linear", "bilinear", "bicubic", "trilinear")),
            Map.entry("align_corners", List.of(true)),
            Map.entry("scaled", List.of(true)));

    static Stream<ModuleType> modules() {
        return Catalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyNumberHasAFormulaAndASourceAndFollowsFromThem(ModuleType type) {
        for (Layer layer : variants(type)) {
            for (@Nullable Shape input : inputs()) {
                Why why = layer.why(input);
                OptionalDouble bound = layer instanceof Joint joint ? OptionalDouble.of(joint.constant(1, 1))
                        : layer.verdict(input).bound();
                check(layer + " over " + input, why, bound);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aJointIsToldOverTheConstantsOfItsInputs(ModuleType type) {
        for (Layer layer : variants(type)) {
            if (layer instanceof Joint joint) {
                for (double[] inputs : List.of(new double[] {2, 0.7}, new double[] {1, Double.POSITIVE_INFINITY})) {
                    check(layer + " over " + inputs[0] + " and " + inputs[1], joint.whyOver(inputs),
                            OptionalDouble.of(joint.constant(inputs)));
                }
            }
        }
    }

    @Test
    void numbersAreThoseOfTheParameters() {
        var pool = Catalogue.find("MaxPool2d").orElseThrow();
        Layer overlapping = pool.with(pool.with(pool.defaults(), "kernel_size", 3), "stride", 2);
        assertEquals("L = √(⌈3/2⌉·⌈3/2⌉) = 2", overlapping.why(null).numbers());
        assertEquals("L = 1/√(2·2) = 0.5", AvgPool2d.DEFAULT.why(null).numbers());
        assertEquals("L ≤ 0.333333·√(3·3) = 1", SpectralConv2d.DEFAULT.why(null).numbers());
        assertEquals("L ≤ 1·√10 ≤ 3.1623", variant("FrobeniusLinear", "out_features", 10).why(null).numbers());
        assertEquals("L = 1/√0.00001 ≤ 316.23", variant("LayerNorm", "elementwise_affine", false).why(null).numbers());
        assertEquals("L ≤ 2 + 1 = 3", Add.DEFAULT.whyOver(2, 1).numbers());
        assertEquals("L ≤ 1 + ∞ = ∞", Add.DEFAULT.whyOver(1, Double.POSITIVE_INFINITY).numbers());
    }

    @Test
    void whatWeightsDecideKeepsItsName() {
        assertEquals("", Linear.DEFAULT.why(null).numbers());
        assertEquals("L = σ₁(A) ≤ σ₁(W)·√(3·3)", Conv2d.DEFAULT.why(Shape.of(4, 8, 8)).numbers());
        assertEquals("L ≤ max |γᵢ|/√0.00001", LayerNorm.DEFAULT.why(null).numbers());
    }

    private static Layer variant(String module, String param, Object value) {
        ModuleType type = Catalogue.find(module).orElseThrow();
        return type.with(type.defaults(), param, value);
    }

    private static List<@Nullable Shape> inputs() {
        var inputs = new ArrayList<@Nullable Shape>(SHAPES);
        inputs.add(null);
        return inputs;
    }

    private static void check(String where, Why why, OptionalDouble bound) {
        assertFalse(why.source().isBlank(), where + " has no source");
        assertTrue(why.formula().startsWith("L "), () -> where + ": " + why.formula());
        assertFalse((why.formula() + why.numbers() + why.source()).contains("%s"), () -> where + ": " + why);
        if (bound.isEmpty()) {
            return;
        }
        String[] sides = why.numbers().split(" [=≤] ", -1);
        assertTrue(sides.length >= 2, () -> where + ": " + why.numbers());
        double told = Arithmetic.of(sides[sides.length - 1]);
        assertAll(
                where + ": " + why.numbers(),
                () -> assertClose(bound.getAsDouble(), Arithmetic.of(sides[1]), SIX_DIGITS),
                () -> assertClose(bound.getAsDouble(), told, FIVE_DIGITS_UP),
                () -> assertTrue(told >= bound.getAsDouble() * (1 - NOISE), "a bound must not shrink by being written"));
    }

    private static void assertClose(double bound, double told, double digits) {
        if (Double.isInfinite(bound)) {
            assertEquals(bound, told);
        } else {
            assertEquals(bound, told, digits * bound + Double.MIN_VALUE);
        }
    }

    /// The module as it comes, and with each value of [#VALUES], and with each pair of them that it takes.
    private static List<Layer> variants(ModuleType type) {
        var once = with(type, List.of(type.defaults()));
        var all = new ArrayList<>(List.of(type.defaults()));
        all.addAll(once);
        all.addAll(with(type, once));
        return all;
    }

    private static List<Layer> with(ModuleType type, List<Layer> layers) {
        var all = new ArrayList<Layer>();
        for (Layer layer : layers) {
            for (ParamSpec param : type.params()) {
                for (Object value : VALUES.getOrDefault(param.name(), List.of())) {
                    try {
                        all.add(type.with(layer, param.name(), value));
                    } catch (IllegalArgumentException outOfRange) {
                        // another module's value
                    }
                }
            }
        }
        return all;
    }
}
