package studio.lipschitz.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;

class ParamTextTest {

    @Test
    void everyDefaultOfTheCatalogueSurvivesItsText() {
        int seen = 0;
        for (ModuleType type : Catalogue.all()) {
            var raw = type.write(type.defaults());
            for (ParamSpec spec : type.params()) {
                Object value = raw.get(spec.name());
                assertEquals(value, ParamText.parse(spec, ParamText.format(spec, value)), type + "." + spec.name());
                seen++;
            }
        }
        assertTrue(seen > 40, "saw only " + seen);
    }

    @Test
    void pairsAreReadFromOneOrTwoNumbers() {
        ParamSpec kernel = spec("SpectralConv2d", "kernel_size");
        assertEquals(3, ParamText.parse(kernel, "3"));
        assertEquals(List.of(3, 5), ParamText.parse(kernel, "3, 5"));
        assertEquals(List.of(3, 5), ParamText.parse(kernel, "(3,5)"));
        assertEquals("3, 5", ParamText.format(kernel, List.of(3, 5)));
        String rule = message(kernel, "3, 5, 7");
        assertTrue(rule.startsWith("kernel_size must be an integer or a pair of integers"), rule);
    }

    @Test
    void sidesOfAVolumeAreOneOrSixNumbers() {
        ParamSpec padding = spec("ZeroPad3d", "padding");
        assertEquals(2, ParamText.parse(padding, "2"));
        assertEquals(List.of(1, 1, 2, 2, 0, 3), ParamText.parse(padding, "1, 1, 2, 2, 0, 3"));
        assertEquals(
                "padding must be an integer or six of them (left, right, top, bottom, front, back) of at least 0, such as 2 or 1, 1, 2, 2, 0, 0",
                message(padding, "1, 2"));
    }

    @Test
    void sizesAreOneForAllAxesOrOneForEach() {
        ParamSpec size = spec("Upsample", "size");
        assertEquals(5, ParamText.parse(size, "5"));
        assertEquals(List.of(5, 7), ParamText.parse(size, "5, 7"));
        assertEquals(List.of(5, 7, 9), ParamText.parse(size, "5 × 7 × 9"));
        assertEquals("size must be an integer or one for each axis of at least 1, such as 28 or 16, 28, 28", message(size, "1, 2, 3, 4"));
    }

    @Test
    void listsOfNumbersAreReadWithCommasOrBlanks() {
        ParamSpec std = spec("Normalize", "std");
        assertEquals(List.of(0.5, 0.25, 2.0), ParamText.parse(std, "0.5, 0.25 2"));
        assertEquals(List.of(0.3081), ParamText.parse(std, "[0.3081]"));
        assertEquals("0.5, 0.25", ParamText.format(std, List.of(0.5, 0.25)));
        assertEquals("std must be a list of numbers above 0, such as 0.5, 0.25, 0.25", message(std, "wide"));
    }

    @Test
    void emptyTextIsNoneForAnOptionalParameterOnly() {
        assertNull(ParamText.parse(spec("SpectralLinear", "in_features"), " "));
        assertEquals("out_features must be an integer of at least 1", message(spec("SpectralLinear", "out_features"), ""));
    }

    @Test
    void wrongTextGivesTheRuleAsOneSentence() {
        assertEquals("out_features must be an integer of at least 1", message(spec("SpectralLinear", "out_features"), "many"));
        assertEquals("k_coef_lip must be above 0.", ParamText.rule("k_coef_lip must be above 0, was -1", -1));
        assertEquals("k_coef_lip doit dépasser 0.", ParamText.rule("k_coef_lip doit dépasser 0 (valeur\u00a0: -1)", -1));
        assertEquals("groups must divide 6, the channels.", ParamText.rule("groups must divide 6, the channels", 4));
        assertEquals("shape must be a list of integers, such as 1, 28, 28", message(spec("Input", "shape"), "1, x28y"));
    }

    private static String message(ParamSpec spec, String text) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> ParamText.parse(spec, text)).getMessage());
    }

    private static ParamSpec spec(String module, String name) {
        return Catalogue.find(module).orElseThrow().params().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }
}
