package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;

/// Upper bounds of convolutions of every kind against the largest singular value of their matrix: never below, by any amount.
class RandomOperatorNormsTest {
    private static final int CASES = 10_000;

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
                var bounds = OperatorNorm.structured(one.map());
                assertTrue(upper >= exact, () -> one + ": " + upper + " below " + exact);
                bounds.forEach(
                        (method, bound) -> assertTrue(bound >= exact, () -> one + " by " + method + ": " + bound + " below " + exact));
                if (exact == 0) {
                    continue; // a tap that reads zeros alone
                }
                whole.add(upper / exact);
                double structured = Collections.min(bounds.values());
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

    /// Where the matrix is too large, against the slope that an input reaches, which is a little below the norm.
    @Test
    void boundsOfManyChannelsAreTight() {
        var random = new Random(23);
        var ratios = new ArrayList<Double>();
        int byTorus = 0;
        for (int i = 0; i < 40; i++) {
            int size = 8 + i % 2 * 6 + random.nextInt(5);
            int channels = 24 + random.nextInt(16);
            int taps = random.nextInt(4) == 0 ? 5 : 3;
            Layer layer = Catalogue.find("Conv2d").orElseThrow().read(Map.of(
                    "out_channels", channels + random.nextInt(16), "kernel_size", taps, "padding", taps / 2, "stride", 1 + i % 2));
            Shape input = Shape.of(channels, size, size);
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                Weight weight = layer.weights(input).getFirst();
                var cpu = new org.bytedeco.pytorch.Device("cpu");
                var weights = Map.of(
                        "node.weight",
                        new Effective(Parameter.start("node", weight, 9L * channels, random, cpu).raw(), UnaryOperator.identity()));
                LinearNode linear = LinearNode.of(new Node("node", layer), input, weights).orElseThrow();
                double lower = SteepestInput.slope(linear, weights, Tensors.of(
                        random.doubles(input.size(), -1, 1).toArray(), cpu, LinearNode.batchOfOne(input)));
                OperatorNorm.Upper upper = linear.upper(weights);
                byTorus += upper.method() == OperatorNorm.Method.TORUS ? 1 : 0;
                assertTrue(upper.value() >= lower, () -> upper + " below " + lower);
                ratios.add(upper.value() / lower);
            }
        }
        print("zero padding, many channels, %d by torus and the others by matrix".formatted(byTorus), ratios);
        assertTrue(byTorus >= 20, "small matrices are no proof of the torus");
        assertTrue(median(ratios) <= 1.03);
        assertTrue(ratios.getLast() <= 1.10);
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
