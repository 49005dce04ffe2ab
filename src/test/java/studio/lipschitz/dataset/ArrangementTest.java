package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrangementTest {
    @TempDir private Path folder;

    @Test
    void eachClassIsDividedByItself() throws Exception {
        Dataset data = Datasets.open(table("a", 100, "b", 20) + "?split=70/20/10");
        assertEquals(List.of(70, 14), counts(data.train()));
        assertEquals(List.of(20, 4), counts(data.validation()));
        assertEquals(List.of(10, 2), counts(data.test()));
        var all = new TreeSet<Float>();
        for (Split split : List.of(data.train(), data.validation(), data.test())) {
            for (int i = 0; i < split.size(); i++) {
                assertTrue(all.add(value(split, i)), "no sample is in two parts");
            }
        }
        assertEquals(120, all.size());
    }

    @Test
    void theSeedDividesAndNothingElse() throws Exception {
        String table = table("a", 50, "b", 50);
        assertEquals(Datasets.open(table + "?seed=3").hash(), Datasets.open(table + "?seed=3").hash());
        assertNotEquals(Datasets.open(table + "?seed=3").hash(), Datasets.open(table + "?seed=4").hash());
        assertEquals(List.of(40, 40), counts(Datasets.open(table).train()));
    }

    @Test
    void sharesAreSaidInEitherWay() throws Exception {
        String table = table("a", 50, "b", 50);
        assertEquals(Datasets.open(table + "?split=70/20/10").hash(), Datasets.open(table + "?validation=0.2&test=0.1").hash());
        assertEquals(20, Datasets.open(table + "?split=4/1").validation().size());
    }

    @Test
    void classesComeInTheOrderAskedFor() throws Exception {
        Dataset data = Datasets.open(table("a", 10, "b", 20, "c d,e", 30) + "?classes=c+d".replace("+", "%20") + "%2Ce,a");
        assertEquals(List.of("c d,e", "a"), data.classes());
        assertEquals(List.of(24, 8), counts(data.train()));
        assertEquals(List.of("b", "a"), Datasets.open(table("a", 10, "b", 20) + "?classes=1,0").classes());
    }

    @Test
    void aLimitKeepsTheSharesOfTheParts() throws Exception {
        Dataset data = Datasets.open("mnist08?samples=1000");
        assertEquals(1000, data.train().size() + data.validation().size());
        assertEquals(857, data.train().size(), 1);
        assertTrue(counts(data.train()).get(1) > 300);
    }

    @Test
    void filesThatAreHeldBackBecomeTheTestWhenTrainingSamplesValidate() throws Exception {
        Dataset data = Datasets.open("mnist08?validation=0.1");
        assertEquals(1_954, data.test().size());
        assertEquals(11_774, data.train().size() + data.validation().size());
        assertEquals(1_177, data.validation().size(), 1);
        Dataset anew = Datasets.open("mnist08?split=80/10/10");
        assertEquals(13_728, anew.train().size() + anew.validation().size() + anew.test().size());
    }

    @Test
    void impossibleDivisionsAreRefused() throws Exception {
        String table = table("a", 10, "b", 3);
        assertRefused(table + "?split=80", "split must be shares of training, validation and, if wanted, test, as in 80/10/10");
        assertRefused(table + "?split=0/1", "split must be shares");
        assertRefused(table + "?split=8/2&test=0.1", "split says all of it; leave out validation and test");
        assertRefused(table + "?validation=0", "validation must be above 0");
        assertRefused(table + "?validation=0.5&test=0.5", "leave samples to train on");
        assertRefused(table + "?validation=0.01", "13 samples leave none to validate on");
        assertRefused(table + "?validation=0.9", "class b has no sample to train on");
        assertRefused(table + "?classes=z", "no sample has class z; its classes are a, b");
        assertRefused("mnist08?test=0.1", "it has files of its own to test on");
    }

    /// A CSV file with the named numbers of samples a class, each of another value.
    private String table(Object... classes) throws IOException {
        var text = new StringBuilder("value,class\n");
        int value = 0;
        for (int i = 0; i < classes.length; i += 2) {
            for (int j = 0; j < (Integer) classes[i + 1]; j++) {
                text.append(value++).append(",\"").append(classes[i]).append("\"\n");
            }
        }
        Path file = folder.resolve("table.csv");
        Files.writeString(file, text);
        return "csv:" + file;
    }

    private static List<Integer> counts(Split split) {
        var counts = new ArrayList<Integer>();
        for (int kind = 0; IntStream.of(split.classIndices()).max().orElse(-1) >= kind; kind++) {
            int wanted = kind;
            counts.add((int) IntStream.of(split.classIndices()).filter(k -> k == wanted).count());
        }
        return counts;
    }

    private static float value(Split split, int index) {
        var sample = new float[1];
        split.copy(index, sample, 0);
        return sample[0];
    }

    static void assertRefused(String source, String expected) {
        String message = String.valueOf(assertThrows(IOException.class, () -> Datasets.open(source)).getMessage());
        assertTrue(message.contains(expected), message);
        assertTrue(!message.contains("\n"), message);
    }
}
