package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.lipschitz.tensor.Shape;

class ToysTest {

    @Test
    void twoMoonsAreWhatTheyWere() throws Exception {
        Dataset data = Datasets.open("two-moons");
        assertEquals(2000, data.train().size());
        assertEquals(500, data.validation().size());
        assertEquals(0, data.test().size());
        assertEquals(List.of("upper", "lower"), data.classes());
        // Runs of earlier versions can be resumed only while this stays as it is.
        assertEquals("dc33a3275d3628a9b47aa55ed9354b8e2c060b3e2b52f372744b7ffb7325f414", data.hash());
    }

    @Test
    void circlesLieAroundEachOther() throws Exception {
        Dataset data = Datasets.open("circles?noise=0&factor=0.25&samples=40");
        assertEquals(32, data.train().size());
        for (int i = 0; i < data.train().size(); i++) {
            float[] point = sample(data.train(), i);
            assertEquals(data.train().classOf(i) == 0 ? 1 : 0.25, Math.hypot(point[0], point[1]), 1e-6);
        }
    }

    @Test
    void blobsStandAroundTheirCentres() throws Exception {
        Dataset data = Datasets.open("blobs?centres=0:0:1,6:0:1&std=0.5&samples=4000");
        assertEquals(Shape.of(3), data.shape());
        assertEquals(List.of("0", "1"), data.classes());
        double mean = 0;
        double square = 0;
        int count = 0;
        for (int i = 0; i < data.train().size(); i++) {
            if (data.train().classOf(i) == 1) {
                float x = sample(data.train(), i)[0];
                mean += x;
                square += x * x;
                count++;
            }
        }
        mean /= count;
        assertEquals(6, mean, 0.06);
        assertEquals(0.5, Math.sqrt(square / count - mean * mean), 0.04);
        assertEquals(5, Datasets.open("blobs?centres=5").classes().size());
    }

    @Test
    void theSeedMakesTheSamples() throws Exception {
        String hash = Datasets.open("blobs?seed=4").hash();
        assertEquals(hash, Datasets.open("blobs?seed=4").hash());
        assertNotEquals(hash, Datasets.open("blobs?seed=5").hash());
    }

    @Test
    void theWassersteinDistanceOfTheToyIsThirtyFive() throws Exception {
        Dataset data = Datasets.open("wasserstein-toy?samples=200");
        assertEquals(Shape.of(1, 64, 64), data.shape());
        assertEquals(35, Toys.side(64));
        int[] squares = IntStream.range(0, data.train().size()).filter(i -> data.train().classOf(i) == 0).toArray();
        int[] blacks = IntStream.range(0, data.train().size()).filter(i -> data.train().classOf(i) == 1).toArray();
        assertEquals(squares.length, blacks.length);
        var cost = new double[squares.length][blacks.length];
        for (int i = 0; i < squares.length; i++) {
            for (int j = 0; j < blacks.length; j++) {
                cost[i][j] = distance(sample(data.train(), squares[i]), sample(data.train(), blacks[j]));
            }
        }
        assertEquals(35.0, cheapestAssignment(cost) / squares.length);
        assertTrue(IntStream.of(squares).mapToDouble(i -> sample(data.train(), i)[32 * 64 + 32]).distinct().count() == 2);
    }

    @Test
    void theAssignmentIsTheCheapest() {
        double[][] cost = {{4, 1, 3}, {2, 0, 5}, {3, 2, 2}};
        assertEquals(5, cheapestAssignment(cost));
    }

    /// Cost of the best matching of equal weights, which is the optimal transport between them. Source: Kuhn 1955, with shortest augmenting paths.
    private static double cheapestAssignment(double[][] cost) {
        int n = cost.length;
        var rowPrice = new double[n + 1];
        var columnPrice = new double[n + 1];
        var rowOf = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            rowOf[0] = row;
            var least = new double[n + 1];
            var before = new int[n + 1];
            var used = new boolean[n + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            int column = 0;
            while (rowOf[column] != 0) {
                used[column] = true;
                int from = rowOf[column];
                int next = 0;
                double delta = Double.POSITIVE_INFINITY;
                for (int j = 1; j <= n; j++) {
                    if (!used[j]) {
                        double reduced = cost[from - 1][j - 1] - rowPrice[from] - columnPrice[j];
                        if (reduced < least[j]) {
                            least[j] = reduced;
                            before[j] = column;
                        }
                        if (least[j] < delta) {
                            delta = least[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= n; j++) {
                    if (used[j]) {
                        rowPrice[rowOf[j]] += delta;
                        columnPrice[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                column = next;
            }
            while (column != 0) {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }
        double sum = 0;
        for (int j = 1; j <= n; j++) {
            sum += cost[rowOf[j] - 1][j - 1];
        }
        return sum;
    }

    private static double distance(float[] a, float[] b) {
        return Math.sqrt(IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum());
    }

    private static float[] sample(Split split, int index) {
        var sample = new float[split.sampleSize()];
        split.copy(index, sample, 0);
        return sample;
    }
}
