package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AttackTest {
    private static final Device CPU = new Device("cpu");
    private static final int COUNT = 6;

    @BeforeAll
    static void loadLibtorch() throws Exception {
        Libtorch.choose("cpu");
    }

    @Test
    void takesTheWholeMarginOfALinearMapWithinItsRadiusButNoMore() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            UnaryOperator<Tensor> plane = plane(0.6, 0.8); // slope 1
            Attack attack = attack(plane, 1 - 1e-9);
            assertEquals(0, attack.fallen());
            assertEquals(COUNT, attack.marginTaken(), 1e-6);
            assertEquals(1, attack.steepest(), 1e-6);
        }
    }

    @Test
    void beatsARadiusThatIsAPercentTooLarge() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            assertEquals(COUNT, attack(plane(0.6, 0.8), 1.01).fallen());
        }
    }

    @Test
    void findsASlopeAboveAWrongBound() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            assertEquals(2, attack(plane(1.2, 1.6), 0.5).steepest(), 1e-6);
        }
    }

    @Test
    void movesTheLargestOfSeveralOutputsTowardsItsRival() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            // Outputs x, y and -x of inputs on the first axis: x falls to its rival y along (-1, 1), at x / sqrt 2.
            Tensor rows = Tensors.of(new double[] {1, 0, 0, 1, -1, 0}, CPU, 3, 2);
            UnaryOperator<Tensor> map = x -> torch.mm(x, rows.t());
            Tensor samples = Tensors.of(new double[] {1, 0, 2, 0}, CPU, 2, 2);
            double[] exact = {Math.sqrt(0.5), Math.sqrt(2)};
            int[] classes = {0, 0};
            var within = new Attack(map, samples, exact(exact, 1 - 1e-9), classes);
            within.run();
            var beyond = new Attack(map, samples, exact(exact, 1.01), classes);
            beyond.run();
            assertEquals(0, within.fallen());
            assertTrue(within.marginTaken() > 1.99, "of 2: " + within.marginTaken());
            assertEquals(2, beyond.fallen());
        }
    }

    private static double[] exact(double[] radii, double share) {
        return Arrays.stream(radii).map(radius -> radius * share).toArray();
    }

    private static UnaryOperator<Tensor> plane(double a, double b) {
        Tensor row = Tensors.of(new double[] {a, b}, CPU, 2, 1);
        return x -> torch.mm(x, row);
    }

    /// @param share of each sample's true distance from the boundary of a plane with slope 1
    private static Attack attack(UnaryOperator<Tensor> network, double share) {
        double[] along = {1, 2, 0.5, -1, -3, -0.25};
        var places = new double[2 * COUNT];
        for (int i = 0; i < COUNT; i++) {
            places[2 * i] = 0.6 * along[i] - 0.8 * i;
            places[2 * i + 1] = 0.8 * along[i] + 0.6 * i;
        }
        var attack = new Attack(
                network, Tensors.of(places, CPU, COUNT, 2), Arrays.stream(along).map(a -> Math.abs(a) * share).toArray(),
                IntStream.range(0, COUNT).map(i -> along[i] > 0 ? 0 : 1).toArray());
        attack.run();
        return attack;
    }
}
