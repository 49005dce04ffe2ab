package studio.lipschitz.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.text.Texts;

/// What modules say in French: of the moment, with the figures in their places.
class LayerTextsTest {

    @BeforeEach
    void french() {
        Texts.use("fr");
    }

    @AfterEach
    void english() {
        Texts.use("en");
    }

    @Test
    void everyModuleIsToldInTheLanguageOfTheMoment() {
        for (ModuleType type : Catalogue.all()) {
            List<String> french = said(type);
            Texts.use("en");
            List<String> english = said(type);
            Texts.use("fr");
            for (int i = 0; i < french.size(); i++) {
                assertNotEquals(english.get(i), french.get(i), type.name());
                assertTrue(!french.get(i).startsWith("layer."), french.get(i));
            }
        }
    }

    private static List<String> said(ModuleType type) {
        var said = new ArrayList<>(List.of(type.info().summary()));
        if (!type.info().comment().isEmpty()) {
            said.add(type.info().comment());
        }
        type.params().forEach(param -> said.add(param.doc()));
        return said;
    }

    @Test
    void figuresStandInTheirPlaces() {
        assertEquals("Forme", Group.SHAPE.title());
        assertEquals(
                "Ses fenêtres se recouvrent\u00a0: un pixel peut être le maximum de 9 fenêtres, donc la constante est √9.",
                MaxPools.verdict(9).reason());
        assertEquals(
                "Linear attend 3 caractéristiques en entrée mais reçoit 4, dont la dernière taille est 4\u202f; mettez in_features à 4 ou laissez-le vide.",
                ((Inference.Misfit) Shapes.linear("Linear", Shape.of(4), java.util.OptionalInt.of(3), 2)).message());
        assertEquals("Remplacer par ReLU", Fix.replaceBy(ReLU.DEFAULT).label());
    }

    @Test
    void refusalsNameTheRuleAndTheValue() {
        ModuleType linear = Catalogue.find("SpectralLinear").orElseThrow();
        assertEquals(
                "out_features doit être un entier d’au moins 1 (valeur\u00a0: 0)",
                assertThrows(IllegalArgumentException.class, () -> linear.with(linear.defaults(), "out_features", 0)).getMessage());
        ModuleType convolution = Catalogue.find("SpectralConv2d").orElseThrow();
        assertEquals(
                "out_channels doit être un multiple de groups (valeur\u00a0: 32, avec groups 3)",
                assertThrows(IllegalArgumentException.class, () -> convolution.with(convolution.defaults(), "groups", 3)).getMessage());
    }

    @Test
    void whatIsHeldByDesignCanBeOnlyAimedAt() {
        Why why = SpectralLinear.DEFAULT.why(null);
        assertEquals("L = σ₁(W) = k_coef_lip, imposé", why.formula());
        assertEquals("L = σ₁(W) = k_coef_lip, visé", why.aimedAt().formula());
        assertEquals(why.numbers(), why.aimedAt().numbers());
    }

    /// Keys that stand in annotations or go through a method of ours: a mistyped one would be shown as it stands.
    @Test
    void everyKeyHasAText() throws IOException {
        var missing = new ArrayList<String>();
        int found = 0;
        for (String area : List.of("layer", "tensor", "torch")) {
            Pattern key = Pattern.compile("\"(" + area + "\\.[A-Za-z]+\\.[A-Za-z0-9]+)\"");
            try (Stream<Path> files = Files.list(Path.of("src/main/java/studio/lipschitz", area))) {
                for (Path file : files.toList()) {
                    for (String each : key.matcher(Files.readString(file)).results().map(one -> one.group(1)).toList()) {
                        found++;
                        if (Texts.text(each).equals(each)) {
                            missing.add(each + " in " + file);
                        }
                    }
                }
            }
        }
        assertTrue(found > 500, "only " + found + " keys were found");
        assertTrue(missing.isEmpty(), () -> String.join("\n", missing));
    }
}
