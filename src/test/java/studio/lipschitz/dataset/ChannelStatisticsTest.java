package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.tensor.Shape;

class ChannelStatisticsTest {
    @TempDir private Path folder;

    @Test
    void eachChannelOfTheTrainingSamplesIsToldByItself() throws Exception {
        Path file = folder.resolve("table.csv");
        // Two channels of 1 × 2: 1, 3 and 5, 5 in each sample.
        Files.writeString(file, "1,3,5,5,a\n1,3,5,5,b\n1,3,5,5,a\n1,3,5,5,b\n");
        var statistics = ChannelStatistics.of(Datasets.open("csv:" + file + "?shape=2x1x2&validation=0.5"));
        assertEquals(List.of(2.0, 5.0), statistics.mean());
        assertEquals(List.of(1.0, 1.0), statistics.std(), "a channel that never changes is not divided");
    }

    @Test
    void theDigitsAreThoseOfMnist() throws Exception {
        var statistics = ChannelStatistics.of(Datasets.open("mnist08"));
        assertEquals(1, statistics.mean().size());
        assertTrue(statistics.mean().getFirst() > 0.12 && statistics.mean().getFirst() < 0.18, statistics::toString);
        assertTrue(statistics.std().getFirst() > 0.28 && statistics.std().getFirst() < 0.36, statistics::toString);
    }

    @Test
    void aPreviewSaysWhatASourceHoldsWithoutADownload() throws Exception {
        assertEquals(
                "11,774 samples to train on, 1,954 to validate · 1 × 28 × 28 · classes 0, 8",
                Datasets.preview("mnist08").words());
        String before = System.getProperty("lipschitz.data");
        System.setProperty("lipschitz.data", folder.toString());
        try {
            DataPreview absent = Datasets.preview("cifar10?grey&crop=28");
            assertEquals(Shape.of(1, 28, 28), absent.shape());
            assertEquals(
                    "50,000 samples to train on, 10,000 to validate · 1 × 28 × 28 · 170.1 MB are downloaded when the training begins",
                    absent.words());
            assertEquals("1 × 28 × 28 · classes 3, 7 · 11.6 MB are downloaded when the training begins",
                    Datasets.preview("mnist?classes=3,7").words());
        } finally {
            if (before == null) {
                System.clearProperty("lipschitz.data");
            } else {
                System.setProperty("lipschitz.data", before);
            }
        }
    }
}
