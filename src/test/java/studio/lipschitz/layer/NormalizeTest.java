package studio.lipschitz.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Reals;
import studio.lipschitz.tensor.Shape;

class NormalizeTest {
    private static final ModuleType TYPE = Catalogue.find("Normalize").orElseThrow();

    @Test
    void theSmallestDivisorIsTheConstantRoundedUp() {
        var verdict = new Normalize(Reals.of(0.5), Reals.of(0.3, 0.1, 2)).verdict(null);
        assertEquals(Verdict.Kind.BOUNDED, verdict.kind());
        // 0.1 lies above its float32 and the quotient is rounded upward: never below what is computed.
        assertTrue(verdict.bound().orElseThrow() >= 1 / 0.1 && verdict.bound().orElseThrow() >= 1 / (double) 0.1f);
        assertEquals(10, verdict.bound().orElseThrow(), 1e-6);
        assertEquals(Verdict.Kind.SAFE, new Normalize(Reals.of(0.5), Reals.of(1, 4)).verdict(null).kind());
    }

    @Test
    void itCountsInTheConstantOfTheNetwork() {
        var network = Network.chain(
                new Input(Shape.of(1, 28, 28)),
                new Normalize(Reals.of(0.1307), Reals.of(0.5)),
                Flatten.DEFAULT,
                SpectralLinear.DEFAULT);
        Analysis analysis = Analysis.of(network);
        assertTrue(analysis.certified());
        assertEquals(2, analysis.bound().orElseThrow(), 1e-12);
    }

    @Test
    void itHasANumberForEachChannelOrOneForAll() {
        var three = new Normalize(Reals.of(0), Reals.of(1, 2, 3));
        assertInstanceOf(Inference.Fits.class, three.outputShape(Shape.of(3, 4, 4)));
        assertInstanceOf(Inference.Misfit.class, three.outputShape(Shape.of(1, 4, 4)));
        assertInstanceOf(Inference.Fits.class, Normalize.DEFAULT.outputShape(Shape.of(12)));
    }

    @Test
    void itIsReadFromAFileAsListsOrSingleNumbers() {
        assertEquals(
                new Normalize(Reals.of(0.25), Reals.of(0.5, 2)), TYPE.read(Map.of("mean", 0.25, "std", List.of(0.5, 2))));
        assertEquals(Map.of("mean", List.of(0.25), "std", List.of(0.5)), TYPE.write(new Normalize(Reals.of(0.25), Reals.of(0.5))));
        assertRefused(Map.of("std", List.of(1, 0)), "std must be a list of numbers above 0, was 0");
        assertRefused(Map.of("std", List.of()), "std must be a list of numbers above 0, was []");
        assertRefused(Map.of("mean", "much"), "mean must be a list of numbers, was \"much\"");
        assertRefused(Map.of("mean", List.of(1, 2), "std", List.of(1, 2, 3)), "mean and std must hold as many numbers");
    }

    private static void assertRefused(Map<String, Object> params, String expected) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> TYPE.read(params)).getMessage());
        assertTrue(message.startsWith(expected), message);
    }
}
