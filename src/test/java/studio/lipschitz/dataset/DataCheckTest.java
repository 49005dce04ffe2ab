package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Broken files and equal samples, each named.
class DataCheckTest {
    @TempDir private Path folder;

    /// A grey image that differs from every other by `number`, and another file where the format allows it.
    private Path image(String name, int side, int number) throws IOException {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(number % side, number / side, 0, 200);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    private DataCheck check(Optional<Dataset> data) throws Exception {
        return DataCheck.of("images:" + folder, data, CheckWatch.NONE);
    }

    @Test
    void everyFaultOfAFolderIsNamedNotOnlyTheFirst() throws Exception {
        for (int i = 0; i < 4; i++) {
            image("cat/" + i + ".png", 6, i);
            image("dog/" + i + ".png", 6, 10 + i);
        }
        Path large = image("cat/large.png", 8, 3);
        Path torn = image("dog/torn.png", 6, 20);
        byte[] bytes = Files.readAllBytes(torn);
        Files.write(torn, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Path empty = Files.createFile(folder.resolve("cat/empty.png"));
        Path notes = Files.writeString(folder.resolve("cat/notes.txt"), "no image");
        Path loose = image("loose.png", 6, 30);
        Path none = Files.createDirectory(folder.resolve("bird"));
        assertThrows(DataException.class, () -> Datasets.open("images:" + folder));
        DataCheck check = check(Optional.empty());
        assertEquals(
                List.of("EMPTY_FOLDER " + none, "NO_IMAGE " + notes, "OTHER_SIZE " + large, "OUTSIDE " + loose, "UNREADABLE " + empty,
                        "UNREADABLE " + torn),
                check.flaws().stream().map(flaw -> flaw.kind() + " " + flaw.file()).sorted().toList());
        check.flaws().forEach(flaw -> assertTrue(flaw.reason().startsWith(flaw.file().toString()), flaw.reason()));
        assertEquals(11, check.looked());
        assertEquals(List.of(), check.duplicates());
    }

    @Test
    void equalImagesAreFoundAcrossFormatsFoldersAndClasses() throws Exception {
        Path a = image("train/cat/a.png", 6, 1);
        Path same = image("train/cat/same.bmp", 6, 1);
        image("train/cat/b.png", 6, 2);
        image("train/dog/c.png", 6, 3);
        Path twice = image("train/dog/d.png", 6, 4);
        Path leaked = image("validation/dog/leaked.bmp", 6, 4);
        image("validation/cat/e.png", 6, 5);
        DataCheck whole = check(Optional.of(Datasets.open("images:" + folder)));
        assertEquals(List.of(), whole.flaws());
        assertEquals(7, whole.looked());
        assertEquals(2, whole.duplicates().size());
        assertTrue(whole.duplicates().getFirst().leaks(), "leaks come first");
        assertEquals(List.of(twice, leaked), files(whole.duplicates().getFirst()));
        assertEquals(List.of(a, same), files(whole.duplicates().getLast()));
        assertFalse(whole.duplicates().getLast().leaks());
        assertEquals(1, whole.leaks());
        Path wrong = image("train/cat/wrong.bmp", 6, 4);
        image("validation/cat/odd.png", 9, 5);
        DataCheck torn = check(Optional.empty());
        assertEquals(1, torn.contradictions());
        assertEquals(List.of(wrong, twice, leaked), files(torn.duplicates().getFirst()));
        assertTrue(torn.duplicates().getFirst().leaks());
    }

    private static List<Path> files(Duplicate duplicate) {
        return duplicate.copies().stream().flatMap(copy -> copy.file().stream()).toList();
    }

    @Test
    void rowsOfATableThatAreEqualAreFoundWhereverTheyWentWithTheirPlaceInIt() throws Exception {
        Path file = folder.resolve("points.csv");
        String rows = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> (i == 39 ? "0,0,a" : i + "," + -i + "," + (i % 2 == 0 ? "a" : "b")))
                .collect(Collectors.joining("\n"));
        Files.writeString(file, "x,y,kind\n" + rows + "\n");
        Dataset data = Datasets.open("csv:" + file + "?split=50/25/25");
        DataCheck check = DataCheck.of(data.source(), Optional.of(data), CheckWatch.NONE);
        Duplicate only = check.duplicates().getFirst();
        assertEquals(1, check.duplicates().size());
        assertEquals(List.of(0, 39), only.copies().stream().map(copy -> copy.part().orElseThrow().of(data).placeOf(copy.index())).sorted()
                .toList());
    }

    @Test
    void theBundledDigitsHoldNoDigitTwiceInTraining() throws Exception {
        Dataset digits = Datasets.open("mnist08");
        DataCheck check = DataCheck.of("mnist08", Optional.of(digits), CheckWatch.NONE);
        assertEquals(digits.train().size() + digits.validation().size(), check.looked());
        assertEquals(0, check.contradictions());
    }

    @Test
    void aCheckEndsWhenNobodyWaitsForIt() throws Exception {
        Dataset moons = Datasets.open("two-moons");
        var watch = new CheckWatch() {
            int told;

            @Override
            public void progress(long done, long total) {
                told++;
            }

            @Override
            public boolean cancelled() {
                return told > 1;
            }
        };
        assertThrows(CheckCancelledException.class, () -> DataCheck.of("two-moons", Optional.of(moons), watch));
        assertEquals(2, watch.told);
    }

    @Test
    void croppedImagesAreComparedAsTheNetworkSeesThem() throws Exception {
        for (int i = 0; i < 4; i++) {
            image("train/a/" + i + ".png", 6, 14 + i % 2); // in the middle
            image("train/b/" + i + ".png", 6, i); // on the rim, which the crop takes away
        }
        image("validation/a/0.png", 6, 20);
        Dataset data = Datasets.open("images:" + folder + "?crop=4");
        DataCheck check = DataCheck.of(data.source(), Optional.of(data), CheckWatch.NONE);
        assertEquals(List.of(2, 2, 4), check.duplicates().stream().map(each -> each.copies().size()).sorted().toList());
    }

    @Test
    void whatIsDroppedIsSpelledAsASource() throws Exception {
        Path image = image("cat/a.png", 6, 1);
        assertEquals("images:" + folder, DroppedData.source(folder));
        assertEquals("images:" + folder.toAbsolutePath(), DroppedData.source(image));
        Path table = Files.writeString(folder.resolve("what?.csv"), "1,a");
        assertEquals("csv:" + table + "?seed=0", DroppedData.source(table));
        Path arrays = Files.createFile(folder.resolve("a.NPZ"));
        assertEquals("npz:" + arrays, DroppedData.source(arrays));
        Path digits = Files.createDirectory(folder.resolve("digits"));
        Path part = Files.createFile(digits.resolve("train-images-idx3-ubyte.gz"));
        assertEquals("idx:" + digits, DroppedData.source(digits));
        assertEquals("idx:" + digits.toAbsolutePath(), DroppedData.source(part));
        Path odd = Files.createFile(folder.resolve("model.onnx"));
        assertTrue(Objects.requireNonNull(assertThrows(DataException.class, () -> DroppedData.source(odd)).getMessage())
                .startsWith(odd + " holds no data"));
        assertThrows(DataException.class, () -> DroppedData.source(folder.resolve("gone.csv")));
    }
}
