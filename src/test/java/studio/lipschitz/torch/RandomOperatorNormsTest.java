package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.lipschitz.tensor.PaddingMode;

/// Upper bounds of convolutions of every kind against the largest singular value of their matrix: never below, by any amount.
class RandomOperatorNormsTest {
    private static final int CASES = Integer.getInteger("cases", 10_000);

    @BeforeAll
    static void load() throws Exception {
        Libtorch.load();
    }

    @Test
    void noBoundIsBelowTheNormOfTenThousandConvolutions() {
        var draw = new RandomWindows(17);
        var whole = new ArrayList<Double>();
        var zeros = new ArrayList<Double>();
        var circular = new ArrayList<Double>();
        var others = new ArrayList<Double>();
        for (int i = 0; i < CASES; i++) {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                RandomWindows.Case one = i % 4 == 0 ? draw.draw(8, 9) : draw.draw(1, 7);
                double exact = RandomWindows.norm(one);
                double upper = OperatorNorm.convolution(one.map()).value();
                assertTrue(upper >= exact, () -> one + ": " + upper + " below " + exact);
                whole.add(upper / exact);
                double structured = Collections.min(OperatorNorm.structured(one.map()).values());
                OperatorNorm.structured(one.map()).forEach(
                        (method, bound) -> assertTrue(bound >= exact, () -> one + " by " + method + ": " + bound + " below " + exact));
                if (one.zeros() && i % 4 == 0) {
                    zeros.add(structured / exact);
                } else if (one.only(PaddingMode.CIRCULAR)) {
                    circular.add(structured / exact);
                } else if (!one.zeros()) {
                    others.add(structured / exact);
                }
            }
        }
        System.out.printf(Locale.ROOT, "operator norms at random: %d convolutions, upper over exact at most %.9f%n", CASES,
                Collections.max(whole));
        print("zero padding, 8 pixels and more, by torus and taps alone", zeros);
        print("circular padding, by torus and taps alone", circular);
        print("other padding, by torus and taps alone", others);
        assertTrue(Collections.max(whole) <= 1 + 1e-6);
        assertTrue(median(zeros) <= 1.03, () -> "median " + median(zeros));
    }

    private static void print(String what, List<Double> ratios) {
        Collections.sort(ratios);
        System.out.printf(Locale.ROOT, "  %s: %d, median %.6f, 95 %% %.4f, largest %.4f%n", what, ratios.size(), median(ratios),
                ratios.get(ratios.size() * 95 / 100), ratios.getLast());
    }

    private static double median(List<Double> ratios) {
        Collections.sort(ratios);
        return ratios.get(ratios.size() / 2);
    }
}
