package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.layer.Weight;

class PolarFactorTest {
    private PointerScope scope;
    private NoGraph noGraph;
    private Device cpu;

    @BeforeEach
    void open() throws Exception {
        cpu = Libtorch.choose("cpu").device();
        scope = new PointerScope();
        noGraph = new NoGraph();
    }

    @AfterEach
    void close() {
        noGraph.close();
        scope.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 8, 1", "1, 5, 40, 1", "1, 40, 5, 1", "4, 6, 9, 1", "1, 32, 288, 1e30", "1, 32, 32, 1e-30", "2, 3, 2, 1e3"})
    void singularValuesAreAllOne(int groups, int rows, int columns, double size) {
        Tensor factor = PolarFactor.of(gaussian(1, size, groups, rows, columns)).factor();
        for (double sigma : Tensors.doubles(torch.linalg_svdvals(factor))) {
            assertEquals(1, sigma, 1e-10);
        }
    }

    @Test
    void anIllConditionedMatrixKeepsItsConstant() {
        Tensor matrix = gaussian(2, 1, 1, 24, 60);
        double[] values = Tensors.doubles(matrix);
        for (int i = 0; i < 24; i++) {
            for (int j = 0; j < 60; j++) {
                values[i * 60 + j] *= Math.pow(10, -i / 4.0); // rows of norm 1 down to 2e-6
            }
        }
        Tensor factor = PolarFactor.of(Tensors.of(values, cpu, 1, 24, 60)).factor();
        for (double sigma : Tensors.doubles(torch.linalg_svdvals(factor))) {
            assertEquals(1, sigma, 1e-8);
        }
    }

    @Test
    void aMatrixWithoutFullRankStaysFiniteAndBelowOne() {
        var values = new double[6 * 9];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i / 9 + 1) * (i % 9 - 3.5); // rank one
        }
        for (double[] matrix : new double[][] {values, new double[6 * 9]}) {
            PolarFactor polar = PolarFactor.of(Tensors.of(matrix, cpu, 1, 6, 9));
            for (double sigma : Tensors.doubles(torch.linalg_svdvals(polar.factor()))) {
                assertTrue(sigma >= 0 && sigma <= 1 + 1e-8, () -> "sigma " + sigma);
            }
            for (double gradient : Tensors.doubles(polar.pullback(gaussian(3, 1, 1, 6, 9)))) {
                assertTrue(Double.isFinite(gradient), () -> "gradient " + gradient);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 7", "1, 7, 4", "2, 3, 5", "1, 5, 5"})
    void pullbackIsTheDerivative(int groups, int rows, int columns) {
        double[] at = Tensors.doubles(gaussian(4, 1, groups, rows, columns));
        Tensor cotangent = gaussian(5, 1, groups, rows, columns);
        double[] exact = Tensors.doubles(PolarFactor.of(Tensors.of(at, cpu, groups, rows, columns)).pullback(cotangent));
        double step = 1e-6;
        for (int i = 0; i < at.length; i++) {
            double[] above = at.clone();
            double[] below = at.clone();
            above[i] += step;
            below[i] -= step;
            double slope = (along(above, cotangent, groups, rows, columns) - along(below, cotangent, groups, rows, columns)) / (2 * step);
            assertEquals(slope, exact[i], 1e-7 * (1 + Math.abs(slope)));
        }
    }

    @ParameterizedTest
    @CsvSource({"256, 1568, 1, 1", "32, 288, 0.3333333333, 1", "64, 27, 2, 4", "1, 50, 1, 1", "7, 1, 1, 1"})
    void effectiveWeightsMeetTheirConstantInFloat32(int rows, int columns, double scale, int groups) {
        Tensor parameter = gaussian(6, 3, rows, columns).to(torch.ScalarType.Float);
        Tensor value = Effective.of(new Weight.Constraint.Spectral(scale, groups, true), parameter).value();
        Tensor blocks = value.to(torch.ScalarType.Double).reshape(groups, rows / groups, columns);
        for (double sigma : Tensors.doubles(torch.linalg_svdvals(blocks))) {
            assertEquals(scale, sigma, 1e-5 * scale);
            assertTrue(sigma <= scale, () -> "sigma " + sigma + " above " + scale);
        }
    }

    @Test
    void frobeniusGradientIsTheDerivative() {
        float[] at = Tensors.floats(gaussian(7, 1, 3, 5));
        Tensor cotangent = gaussian(8, 1, 3, 5);
        for (boolean perRow : new boolean[] {true, false}) {
            var constraint = new Weight.Constraint.Frobenius(1.5, perRow);
            float[] exact = Tensors.floats(Effective.of(constraint, Tensors.of(at, cpu, 3, 5)).pullback().apply(cotangent));
            for (int i = 0; i < at.length; i++) {
                float[] above = at.clone();
                float[] below = at.clone();
                above[i] += 1e-2f;
                below[i] -= 1e-2f;
                double rise = product(Effective.of(constraint, Tensors.of(above, cpu, 3, 5)).value(), cotangent)
                        - product(Effective.of(constraint, Tensors.of(below, cpu, 3, 5)).value(), cotangent);
                assertEquals(rise / (above[i] - (double) below[i]), exact[i], 2e-3); // float32 values, a step of 0.01
            }
        }
    }

    private double along(double[] matrix, Tensor cotangent, int groups, int rows, int columns) {
        return product(PolarFactor.of(Tensors.of(matrix, cpu, groups, rows, columns)).factor(), cotangent);
    }

    private static double product(Tensor a, Tensor b) {
        return a.to(torch.ScalarType.Double).mul(b).sum().item_double();
    }

    private Tensor gaussian(int seed, double size, long... sizes) {
        var random = new Random(seed);
        long count = 1;
        for (long s : sizes) {
            count *= s;
        }
        var values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = size * random.nextGaussian();
        }
        return Tensors.of(values, cpu, sizes);
    }
}
