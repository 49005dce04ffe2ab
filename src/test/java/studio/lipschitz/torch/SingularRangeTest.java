package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Weight;

/// The cheap bound against dense float64 decompositions, without tolerance.
class SingularRangeTest {
    private static final int CASES = 400;

    private final Random random = new Random(11);
    private Device cpu;

    @BeforeEach
    void load() throws Exception {
        cpu = Libtorch.choose("cpu").device();
    }

    private enum Kind {
        GAUSSIAN, ORTHOGONAL, NEARLY_ORTHOGONAL, RANK_ONE, CLUSTERED, ONE_LARGE, ZERO_ROWS, SPREAD
    }

    private Tensor gaussian(long... sizes) {
        var values = new double[Math.toIntExact(java.util.Arrays.stream(sizes).reduce(1, (a, b) -> a * b))];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensors.of(values, cpu, sizes);
    }

    private Tensor orthogonal(long groups, long rows, long columns) {
        return PolarFactor.of(gaussian(groups, rows, columns)).factor();
    }

    /// Float32 values, as weights are, in float64.
    private Tensor draw(Kind kind, long groups, long rows, long columns) {
        long side = Math.min(rows, columns);
        Tensor matrix = switch (kind) {
            case GAUSSIAN -> gaussian(groups, rows, columns);
            case ORTHOGONAL -> orthogonal(groups, rows, columns);
            case NEARLY_ORTHOGONAL -> orthogonal(groups, rows, columns)
                    .add(gaussian(groups, rows, columns).mul(new Scalar(Math.pow(10, -1 - 8 * random.nextDouble()))));
            case RANK_ONE -> torch.bmm(gaussian(groups, rows, 1), gaussian(groups, 1, columns));
            case CLUSTERED -> spectrum(groups, rows, columns, i -> i < side / 2 ? 1 : 1 - 1e-7 * random.nextDouble());
            case ONE_LARGE -> spectrum(groups, rows, columns, i -> i == 0 ? 1 + 1e-6 * random.nextDouble() : 1);
            case ZERO_ROWS -> gaussian(groups, rows, columns).mul(gaussian(groups, rows, 1).gt(new Scalar(0)).to(ScalarType.Double));
            case SPREAD -> spectrum(groups, rows, columns, i -> Math.pow(10, -8.0 * i / side));
        };
        double scale = Math.pow(10, new int[] {0, 0, 30, -30}[random.nextInt(4)]);
        return matrix.mul(new Scalar(scale)).to(ScalarType.Float).to(ScalarType.Double);
    }

    private Tensor spectrum(long groups, long rows, long columns, java.util.function.IntToDoubleFunction value) {
        long side = Math.min(rows, columns);
        var values = new double[Math.toIntExact(side)];
        java.util.Arrays.setAll(values, value);
        Tensor left = orthogonal(groups, rows, side).mul(Tensors.of(values, cpu, 1, 1, side));
        return torch.bmm(left, orthogonal(groups, side, columns));
    }

    @Test
    void theBoundHoldsTheLargestSingularValueWithoutTolerance() {
        double loosest = 1;
        for (int i = 0; i < CASES; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            long groups = 1L + random.nextInt(3);
            long rows = 1L + random.nextInt(i % 10 == 0 ? 200 : 40);
            long columns = 1L + random.nextInt(i % 10 == 1 ? 300 : 60);
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                Tensor matrix = draw(kind, groups, rows, columns);
                Tensor sigma = torch.linalg_svdvals(matrix);
                double exact = sigma.max().item_double();
                double smallest = sigma.min().item_double();
                SingularRange range = SingularRange.of(matrix);
                String what = kind + " " + groups + " × " + rows + " × " + columns + ": " + range;
                assertTrue(range.upper() >= exact, () -> what + " below " + exact);
                assertTrue(range.upper() <= exact * (1 + 1e-6), () -> what + " loose for " + exact);
                boolean orthogonal = kind == Kind.ORTHOGONAL;
                assertEquals(smallest, range.smallest(), 1e-6 * (orthogonal ? smallest : exact), what);
                assertTrue(!orthogonal || range.smallest() <= smallest * (1 + 1e-15), () -> what + " above " + smallest);
                loosest = Math.max(loosest, exact == 0 ? 1 : range.upper() / exact);
            }
        }
        System.out.printf("cheap bounds: %d batches of matrices, the loosest %.9f of the largest singular value%n", CASES, loosest);
    }

    /// As large layers get it, by Gram iteration alone.
    @Test
    void aLargeMatrixIsBoundedWithoutItsSpectrum() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            for (Kind kind : new Kind[] {Kind.GAUSSIAN, Kind.RANK_ONE}) {
                Tensor matrix = draw(kind, 1, 1100, 1030);
                double exact = torch.linalg_svdvals(matrix).max().item_double();
                SingularRange range = SingularRange.of(matrix);
                assertTrue(range.upper() >= exact && range.upper() <= 1.25 * exact, () -> kind + ": " + range + " for " + exact);
                assertTrue(Double.isNaN(range.smallest()), "left out");
            }
        }
    }

    /// No orthogonal layer is called unsafe for the looseness of the bound: its effective weight aims 3e-7 below its constant.
    @Test
    void theBoundOfAConstrainedWeightStaysBelowItsConstant() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            for (long[] sizes : new long[][] {{16, 2}, {1, 256}, {64, 64}, {256, 1568}, {700, 700}, {10, 1100}}) {
                var constraint = new Weight.Constraint.Spectral(1, 1, true);
                Tensor weight = Effective.of(constraint, gaussian(sizes).to(ScalarType.Float)).value();
                SingularRange range = SingularRange.of(weight.to(ScalarType.Double).unsqueeze(0));
                assertTrue(range.upper() < 1 && range.upper() > 1 - 6e-7, range::toString);
                assertTrue(range.smallest() <= range.upper() && range.smallest() > 1 - 2e-6, range::toString);
            }
        }
    }

    @Test
    void whatIsNotFiniteHasNoBoundAndZeroHasNone() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            assertEquals(new SingularRange(0, 0), SingularRange.of(torch.zeros(1, 3, 4).to(ScalarType.Double)));
            for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                Tensor matrix = gaussian(2, 3, 4);
                matrix.select(0, 1).select(0, 2).select(0, 3).fill_(new Scalar(odd));
                assertEquals(Double.POSITIVE_INFINITY, SingularRange.of(matrix).upper());
            }
        }
    }

    /// Of convolutions of every kind: never below the norm of the whole map.
    @Test
    void aKernelsBoundHoldsTheNormOfItsConvolution() {
        var draw = new RandomWindows(23);
        for (int i = 0; i < 300; i++) {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                RandomWindows.Case one = draw.draw(1, 7);
                double exact = RandomWindows.norm(one);
                WindowMap map = one.map();
                double upper = SingularRange.of(map.blocks()).upper() * OperatorNorm.rootOfReads(map);
                assertTrue(upper * (1 + 0x1p-52) >= exact, () -> one + ": " + upper + " below " + exact);
            }
        }
    }
}
