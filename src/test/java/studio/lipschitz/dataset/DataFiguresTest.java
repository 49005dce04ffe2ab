package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts of classes and figures of channels against sums done by hand.
class DataFiguresTest {
    @TempDir private Path folder;

    @Test
    void classesAreCountedAndAnUnevenOrAbsentOneIsTold() throws Exception {
        Dataset digits = Datasets.open("mnist08");
        ClassBalance even = ClassBalance.of(digits);
        assertEquals(List.of(5923, 5851), even.train());
        assertEquals(List.of(980, 974), even.validation());
        assertEquals(List.of(0, 0), even.test());
        assertEquals(5923 / 11774.0, even.share(DataPart.TRAIN, 0));
        assertEquals(List.of(), even.warnings());
        Path file = folder.resolve("uneven.csv");
        Files.writeString(file, IntStream.range(0, 45).mapToObj(i -> i + "," + (i < 2 ? "few" : "many")).collect(Collectors.joining("\n")));
        ClassBalance uneven = ClassBalance.of(Datasets.open("csv:" + file));
        assertEquals(0, uneven.validation().getFirst(), "a fifth of two is none");
        assertEquals(2, uneven.warnings().size());
        assertTrue(uneven.warnings().getFirst().startsWith("No sample of few in the validation part"), uneven.warnings()::toString);
        assertTrue(uneven.warnings().getLast().startsWith("Class many has 17.0 times the training samples of class few (34 against 2)"),
                uneven.warnings()::toString);
    }

    @Test
    void channelsAreMeasuredAndAScalingMovesTheirFigures() throws Exception {
        Path file = folder.resolve("points.csv");
        Files.writeString(file, "x,y,kind\n" + IntStream.range(0, 20).mapToObj(i -> i / 2 + ",3," + (i % 2 == 0 ? "a" : "b"))
                .collect(Collectors.joining("\n")));
        Dataset data = Datasets.open("csv:" + file + "?validation=0.1");
        ChannelFigures figures = ChannelFigures.of(data);
        assertEquals(2, figures.channels().size());
        ChannelFigures.Channel x = figures.channels().getFirst();
        double mean = IntStream.range(0, data.train().size()).mapToDouble(i -> first(data, i)).average().orElseThrow();
        double variance = IntStream.range(0, data.train().size()).mapToDouble(i -> Math.pow(first(data, i) - mean, 2)).average()
                .orElseThrow();
        assertEquals(mean, x.mean(), 1e-12);
        assertEquals(Math.sqrt(variance), x.std(), 1e-12);
        assertEquals(18, x.counts().stream().mapToInt(Integer::intValue).sum());
        ChannelFigures.Channel still = figures.channels().getLast();
        assertEquals(3, still.min());
        assertEquals(3, still.max());
        assertEquals(0, still.std());
        assertEquals(18, still.counts().getFirst());
        ChannelFigures.Channel moved = x.after(mean, Math.sqrt(variance));
        assertEquals(0, moved.mean(), 1e-12);
        assertEquals(1, moved.std(), 1e-12);
        assertEquals((x.max() - mean) / Math.sqrt(variance), moved.max(), 1e-12);
    }

    private static double first(Dataset data, int sample) {
        var values = new float[2];
        data.train().copy(sample, values, 0);
        return values[0];
    }

    @Test
    void everyLevelOfAPixelHasItsStep() throws Exception {
        ChannelFigures.Channel grey = ChannelFigures.of(Datasets.open("mnist08")).channels().getFirst();
        assertEquals(0, grey.min());
        assertEquals(1, grey.max());
        assertEquals(11774L * 784, grey.counts().stream().mapToLong(Integer::longValue).sum());
        assertTrue(grey.counts().stream().allMatch(count -> count > 0));
    }

    @Test
    void samplesKeepTheirFilesThroughClassesAndParts() throws Exception {
        for (String kind : List.of("a", "b", "c")) {
            for (int i = 0; i < 6; i++) {
                var image = new java.awt.image.BufferedImage(4, 4, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
                image.getRaster().setSample(i % 4, i / 4, 0, 40 * (kind.charAt(0) - 'a' + 1));
                Path file = folder.resolve(kind).resolve(i + ".png");
                Files.createDirectories(file.getParent());
                javax.imageio.ImageIO.write(image, "png", file.toFile());
            }
        }
        Dataset data = Datasets.open("images:" + folder + "?classes=c,a&split=50/25/25&crop=3");
        var seen = new java.util.TreeSet<Path>();
        for (Split split : List.of(data.train(), data.validation(), data.test())) {
            for (int i = 0; i < split.size(); i++) {
                Path file = split.fileOf(i).orElseThrow();
                assertEquals(Objects.requireNonNull(file.getParent()).getFileName().toString(), data.classes().get(split.classOf(i)));
                assertTrue(seen.add(file));
            }
        }
        assertEquals(12, seen.size());
    }
}
