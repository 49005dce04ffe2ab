package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Verdict;

class SignTest {

    @Test
    void everyVerdictButSafeHasAShapeOfItsOwn() {
        var signs = Arrays.stream(Verdict.Kind.values()).map(Sign::of).flatMap(Optional::stream).collect(Collectors.toSet());
        assertEquals(Verdict.Kind.values().length - 1, signs.size());
        assertEquals(Optional.empty(), Sign.of(Verdict.Kind.SAFE));
    }

    /// In the least size, pixel by pixel.
    @Test
    void shapesAreToldApartWithoutColour() {
        for (Sign one : Sign.values()) {
            for (Sign other : Sign.values()) {
                if (one != other) {
                    int[] a = one.mask(3).shape();
                    int[] b = other.mask(3).shape();
                    double differing = 0;
                    double covered = 0;
                    for (int i = 0; i < a.length; i++) {
                        differing += Math.abs(a[i] - b[i]);
                        covered += Math.max(a[i], b[i]);
                    }
                    assertTrue(differing / covered > 0.25, one + " " + other + " " + differing / covered);
                }
            }
        }
    }

    @Test
    void aShapeLiesWithinWhatSetsItOff() {
        for (Sign sign : Sign.values()) {
            for (int radius = 3; radius < 15; radius++) {
                Sign.Mask mask = sign.mask(radius);
                assertEquals(2 * (radius + 1) + 1, mask.side());
                for (int i = 0; i < mask.shape().length; i++) {
                    assertTrue(mask.shape()[i] <= mask.rim()[i]);
                }
                assertTrue(Arrays.stream(mask.shape()).max().orElse(0) == 255, sign + " " + radius);
            }
        }
    }
}
