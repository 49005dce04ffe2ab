package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.tensor.Shape;

class DatasetsTest {
    @TempDir private Path folder;

    @Test
    void theBundledDigitsAreAllThere() throws Exception {
        Dataset data = Datasets.open("mnist08");
        assertEquals(Shape.of(1, 28, 28), data.shape());
        assertEquals(List.of("0", "8"), data.classes());
        assertEquals(11_774, data.train().size());
        assertEquals(1_954, data.validation().size());
        long zeros = java.util.stream.IntStream.range(0, data.train().size()).filter(i -> data.train().classOf(i) == 0).count();
        assertEquals(5_923, zeros, "zeros among the training digits of MNIST");
        var pixels = new float[784];
        data.train().copy(0, pixels, 0);
        float brightest = 0;
        for (float pixel : pixels) {
            assertTrue(pixel >= 0 && pixel <= 1);
            brightest = Math.max(brightest, pixel);
        }
        assertTrue(brightest > 0.9);
        // Runs of earlier versions can be resumed only while this stays as it is.
        assertEquals("57d81649c5b9a7ebfad75ded90db330680b37968bb4f2cba02a0c1b7f6a9798e", data.hash());
        assertNotEquals(data.hash(), Datasets.open("two-moons").hash());
    }

    @Test
    void anIdxFolderIsReadPlainAndCompressed() throws Exception {
        digits("train", 6, true);
        digits("t10k", 6, false);
        Dataset data = Datasets.open("idx:" + folder + "?classes=2,1");
        assertEquals(List.of("2", "1"), data.classes());
        assertEquals(4, data.train().size());
        assertEquals(1, data.train().classOf(0), "label 1 comes first in the file and is named second");
        var sample = new float[4];
        data.train().copy(0, sample, 0);
        assertArrayEquals(new float[] {10 / 255f, 10 / 255f, 10 / 255f, 10 / 255f}, sample);
        assertEquals(List.of("0", "1", "2"), Datasets.open("idx:" + folder).classes());
    }

    @Test
    void damagedFilesAreRefusedWithTheirPlace() throws Exception {
        assertRefused("idx:" + folder + "/absent", "is not a folder");
        assertRefused("idx:" + folder, "train-images-idx3-ubyte is not there");
        digits("train", 6, false);
        digits("t10k", 6, false);
        assertRefused("idx:" + folder + "?classes=0,9", "no sample has class 9");
        Path images = folder.resolve("train-images-idx3-ubyte");
        byte[] whole = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(whole, whole.length - 3));
        assertRefused("idx:" + folder, "ends after 21 values; its header promises 6 images of 2 × 2");
        Files.write(images, Arrays.copyOf(whole, 10));
        assertRefused("idx:" + folder, "ends at byte 8, within its header");
        whole[3] = 1;
        Files.write(images, whole);
        assertRefused("idx:" + folder, "begins with 0x00000803, this one begins with 0x00000801");
    }

    @Test
    void unknownSourcesAndOptionsAreRefused() {
        assertRefused("cifar", "data must be mnist08, two-moons");
        assertRefused("csv", "csv:FILE or npz:FILE, was csv");
        assertRefused("mnist08:x", "data must be");
        assertRefused("mnist08?size=14", "mnist08 takes no option \"size\"; it takes classes=0,8, samples=1000, split=80/10/10");
        assertRefused("idx:" + folder + "?classes=0&classes=1", "classes stands there twice");
        assertRefused("mnist08?classes=", "classes lacks its value; write classes=0,8");
        assertRefused("mnist08?classes=0,0", "each class may be named once");
        assertRefused("mnist08?classes=0,1", "no sample has class 1; its classes are 0, 8");
        assertRefused("two-moons?noise=-1", "noise must be a number from 0 to 100, was -1");
        assertRefused("two-moons?samples=many", "samples must be a whole number from 8 to 10000000, was many");
        assertRefused("two-moons?seed=x", "seed must be a whole number, was x");
        assertRefused("mnist08?flip=perhaps", "flip must be yes or no, was perhaps");
    }

    @Test
    void ordersArePermutationsThatSeedAndEpochChange() {
        int[] first = Datasets.order(1000, 7, 1);
        assertArrayEquals(first, Datasets.order(1000, 7, 1));
        assertFalse(Arrays.equals(first, Datasets.order(1000, 7, 2)));
        assertFalse(Arrays.equals(first, Datasets.order(1000, 8, 1)));
        int[] sorted = first.clone();
        Arrays.sort(sorted);
        assertArrayEquals(java.util.stream.IntStream.range(0, 1000).toArray(), sorted);
    }

    /// `count` images of 2 × 2, all pixels of image i being 10 i, its label i modulo 3.
    private void digits(String part, int count, boolean gzip) throws IOException {
        var images = ByteBuffer.allocate(16 + 4 * count).putInt(0x803).putInt(count).putInt(2).putInt(2);
        var labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            labels.put((byte) (i % 3));
            for (int j = 0; j < 4; j++) {
                images.put((byte) (10 * i));
            }
        }
        write(part + "-images-idx3-ubyte", images.array(), gzip);
        write(part + "-labels-idx1-ubyte", labels.array(), gzip);
    }

    private void write(String name, byte[] content, boolean gzip) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(gzip ? name + ".gz" : name));
                OutputStream out = gzip ? new GZIPOutputStream(file) : file) {
            out.write(content);
        }
    }

    private static void assertRefused(String source, String expected) {
        String message = String.valueOf(assertThrows(IOException.class, () -> Datasets.open(source)).getMessage());
        assertTrue(message.contains(expected), message);
    }
}
