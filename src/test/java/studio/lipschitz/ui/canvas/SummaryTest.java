package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.text.Texts;

class SummaryTest {

    @Test
    void namesSizesAndWhatDiffersFromTheDefaults() {
        assertEquals("1 × 28 × 28", Summary.of(new Input(Shape.of(1, 28, 28))));
        assertEquals("32 · 3×3", Summary.of(SpectralConv2d.DEFAULT));
        assertEquals("32 · 3×3 · pad 1", Summary.of(Catalogue.of(SpectralConv2d.DEFAULT).with(SpectralConv2d.DEFAULT, "padding", 1)));
        assertEquals(
                "8 · 3×5 · stride 2 · no bias · k 0.5",
                Summary.of(new SpectralConv2d(
                        OptionalInt.of(3), 8, new IntPair(3, 5), IntPair.of(2), IntPair.of(0), IntPair.of(1), 1, false, 0.5)));
        assertEquals("256", Summary.of(new SpectralLinear(OptionalInt.of(1568), 256, true, 1)));
        assertEquals(
                "2×2 · stride 1×2",
                Summary.of(new MaxPool2d(IntPair.of(2), Optional.of(new IntPair(1, 2)), IntPair.of(0), IntPair.of(1), false)));
        assertEquals("not in the catalogue", Summary.of(new Unresolved("Fancy", Map.of(), "why", false)));
    }

    @Test
    void everyModuleOfTheCatalogueHasOne() {
        for (ModuleType type : Catalogue.all()) {
            assertEquals(Summary.of(type.defaults()).strip(), Summary.of(type.defaults()), type.name());
        }
    }

    @Test
    void aBoundIsNeverRoundedDown() {
        assertEquals("bounded ×3", Summary.of(Verdict.bounded(Math.nextUp(3.0), "")));
        assertEquals("bounded ×1.4143", Summary.of(Verdict.bounded(Math.sqrt(2), "")));
        assertEquals("bounded ×1234.5", Summary.of(Verdict.bounded(1234.5, "")));
        assertEquals("unconstrained", Summary.of(Verdict.unconstrained("")));
        assertEquals("lossy ×0.5", Summary.of(Verdict.lossy(0.5, "")));
        assertEquals("lossy", Summary.of(Verdict.lossy(1, "")));
        assertEquals("safe", Summary.of(Verdict.safe(1, "")));
    }

    @Test
    void itSpeaksFrench() {
        Texts.use("fr");
        try {
            assertEquals("borné ×3", Summary.of(Verdict.bounded(3, "")));
            assertEquals("absent du catalogue", Summary.of(new Unresolved("Fancy", Map.of(), "why", false)));
            assertEquals("MaxPool2d pool1, sûr, sortie 7, 2 erreurs",
                    Summary.spoken("MaxPool2d", "pool1", Verdict.safe(1, ""), 7, 2));
        } finally {
            Texts.use("en");
        }
    }
}
