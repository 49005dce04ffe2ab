package studio.lipschitz.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.lipschitz.tensor.Shape;

class JointTest {
    private static final Concatenate CAT = Concatenate.DEFAULT;

    @Test
    void constantsOfASumAddUp() {
        assertEquals(2, Add.DEFAULT.constant(1, 1));
        assertEquals(4.5, Add.DEFAULT.constant(1, 3, 0.5));
        assertEquals(3, new Add(true).constant(3, 3, 3));
    }

    @Test
    void squaresOfConstantsSideBySideAddUp() {
        assertEquals(5, CAT.constant(3, 4));
        double root = CAT.constant(1, 1);
        assertTrue(new BigDecimal(root).pow(2).compareTo(BigDecimal.TWO) >= 0);
        assertEquals(Math.sqrt(2), root, 1e-15);
        assertEquals(1, new Concatenate(1, true).constant(1, 1));
    }

    @Test
    void aConvexMixIsAtMostTheLargerWhateverItsShare() {
        assertEquals(3, LipResidual.DEFAULT.constant(1, 3));
        assertEquals(3, LipResidual.DEFAULT.constant(3, 1));
    }

    @Test
    void aKnownShareGivesTheTighterConstantRoundedUpward() {
        var random = new Random(4);
        for (int i = 0; i < 1000; i++) {
            double share = random.nextDouble();
            double x = 3 * random.nextDouble();
            double y = 3 * random.nextDouble();
            double bound = LipResidual.constantOfMix(share, share, x, y);
            BigDecimal exact = new BigDecimal(share).multiply(new BigDecimal(x))
                    .add(BigDecimal.ONE.subtract(new BigDecimal(share)).multiply(new BigDecimal(y)));
            assertTrue(new BigDecimal(bound).compareTo(exact) >= 0, () -> share + " of " + x + " and " + y);
            assertEquals(exact.doubleValue(), bound, 1e-14);
        }
        assertEquals(2, LipResidual.constantOfMix(0.25, 0.75, 1, 2.0) + 0.25, 1e-12); // the end with more of the larger one
        assertTrue(Double.isNaN(LipResidual.constantOfMix(Double.NaN, Double.NaN, 1, 1)));
    }

    @Test
    void roundedRulesAreNeverBelowTheExactOnes() {
        var random = new Random(8);
        for (int i = 0; i < 1000; i++) {
            double[] inputs = random.doubles(2 + random.nextInt(5), 0, 4).toArray();
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (double input : inputs) {
                sum = sum.add(new BigDecimal(input));
                squares = squares.add(new BigDecimal(input).pow(2));
            }
            assertTrue(new BigDecimal(Add.DEFAULT.constant(inputs)).compareTo(sum) >= 0);
            assertTrue(new BigDecimal(CAT.constant(inputs)).pow(2).compareTo(squares) >= 0);
        }
    }

    @Test
    void theVerdictOfASumFollowsItsInputs() {
        Verdict two = Add.DEFAULT.verdictOver(1, 1);
        assertEquals(Verdict.Kind.BOUNDED, two.kind());
        assertEquals(2, two.bound().orElseThrow());
        assertEquals("Its 2 inputs are at most 1, 1-Lipschitz, so their sum is at most 2-Lipschitz.", two.reason());
        assertEquals(Verdict.Kind.SAFE, Add.DEFAULT.verdictOver(0.5, 0.5).kind());
        assertEquals(Verdict.Kind.BOUNDED, CAT.verdictOver(1, 1).kind());
        assertEquals(Verdict.Kind.SAFE, CAT.verdictOver(0.6, 0.6).kind());
    }

    @Test
    void overAnInputWithoutAConstantTheFactorIsTold() {
        Verdict verdict = Add.DEFAULT.verdictOver(1, Double.POSITIVE_INFINITY, 1);
        assertEquals(3, verdict.bound().orElseThrow());
        assertTrue(verdict.reason().contains("3 times as steep"), verdict.reason());
    }

    @Test
    void twoBranchesMayBecomeALipResidualThreeMayBeDivided() {
        var replaced = assertInstanceOf(Fix.Replace.class, Add.DEFAULT.fixesOver(2).getFirst());
        assertEquals(LipResidual.DEFAULT, replaced.layer());
        assertEquals(List.of(new Fix.Replace("Divide by the number of inputs", new Add(true))), Add.DEFAULT.fixesOver(3));
        assertEquals(List.of(), new Add(true).fixesOver(2));
    }

    @Test
    void shapesThatDoNotFitAreBothNamed() {
        List<Shape> shapes = List.of(Shape.of(16, 8, 8), Shape.of(16, 4, 4));
        for (Joint joint : List.of(Add.DEFAULT, LipResidual.DEFAULT, CAT)) {
            var misfit = assertInstanceOf(Inference.Misfit.class, joint.outputShape(shapes));
            assertTrue(misfit.message().contains("16 × 8 × 8 and 16 × 4 × 4"), misfit.message());
        }
    }

    @Test
    void concatenationAddsUpItsAxisCountedFromEitherEnd() {
        List<Shape> shapes = List.of(Shape.of(16, 8, 8), Shape.of(3, 8, 8));
        assertEquals(Inference.fits(Shape.of(19, 8, 8)), CAT.outputShape(shapes));
        assertEquals(Inference.fits(Shape.of(19, 8, 8)), new Concatenate(-3, false).outputShape(shapes));
        assertEquals(
                Inference.fits(Shape.of(4, 8, 5)),
                new Concatenate(3, false).outputShape(List.of(Shape.of(4, 8, 2), Shape.of(4, 8, 3))));
        assertInstanceOf(Inference.Misfit.class, new Concatenate(4, false).outputShape(shapes));
        assertThrows(IllegalArgumentException.class, () -> new Concatenate(0, false));
    }
}
