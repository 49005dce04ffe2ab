package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static studio.lipschitz.dataset.ArrangementTest.assertRefused;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.tensor.Shape;

class ImageFolderTest {
    @TempDir private Path folder;

    @Test
    void foldersAreClassesAndEveryFormatIsRead() throws Exception {
        for (String kind : List.of("cat", "dog")) {
            for (String format : List.of("png", "bmp", "jpg")) {
                colour("%s/%s.%s".formatted(kind, format, format), 6, 4, kind.equals("cat") ? new Color(200, 100, 50) : Color.BLUE);
            }
        }
        Files.writeString(folder.resolve("cat/.DS_Store"), "left behind");
        Dataset data = Datasets.open("images:" + folder + "?validation=0.34");
        assertEquals(List.of("cat", "dog"), data.classes());
        assertEquals(Shape.of(3, 4, 6), data.shape());
        assertEquals(4, data.train().size());
        for (int i = 0; i < data.train().size(); i++) {
            if (data.train().classOf(i) == 0) {
                var sample = new float[72];
                data.train().copy(i, sample, 0);
                assertEquals(200 / 255f, sample[0], 0.02, "red");
                assertEquals(100 / 255f, sample[24], 0.02, "green");
                assertEquals(50 / 255f, sample[71], 0.02, "blue");
            }
        }
    }

    @Test
    void greyImagesKeepTheirBrightnessAndColoursCanBecomeGrey() throws Exception {
        for (String kind : List.of("a", "b")) {
            for (int i = 0; i < 2; i++) {
                var image = new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_GRAY);
                image.getRaster().setSample(1, 1, 0, 100);
                image.getRaster().setSample(0, 0, 0, kind.equals("a") ? i : 2 + i);
                write("%s/%d.png".formatted(kind, i), image);
            }
        }
        Dataset grey = Datasets.open("images:" + folder + "?validation=0.5");
        assertEquals(Shape.of(1, 3, 3), grey.shape());
        var sample = new float[9];
        grey.train().copy(0, sample, 0);
        assertEquals(100 / 255f, sample[4]);
        colour("a/colour.png", 3, 3, new Color(10, 20, 30));
        assertRefused("images:" + folder, "is in colour but");
        assertEquals(Shape.of(1, 3, 3), Datasets.open("images:" + folder + "?grey").shape());
        assertEquals(Shape.of(3, 3, 3), Datasets.open("images:" + folder + "?grey=no").shape());
    }

    @Test
    void imagesAreResizedWithoutSkippingPixels() throws Exception {
        // Stripes of one pixel: what skips pixels sees only one colour, the mean is half.
        for (String kind : List.of("a", "b")) {
            for (int n = 0; n < 2; n++) {
                var image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
                image.getRaster().setSample(1, 1, 0, kind.equals("a") ? 1 + n : 3 + n);
                for (int y = 0; y < 32; y++) {
                    for (int x = 0; x < 32; x += 2) {
                        image.getRaster().setSample(x, y, 0, 255);
                    }
                }
                write("%s/%d.png".formatted(kind, n), image);
            }
        }
        Dataset data = Datasets.open("images:" + folder + "?size=4x8&validation=0.5");
        assertEquals(Shape.of(1, 4, 8), data.shape());
        var sample = new float[32];
        data.train().copy(0, sample, 0);
        for (float value : sample) {
            assertEquals(0.5, value, 0.05);
        }
    }

    @Test
    void partsHaveFoldersOfTheirOwn() throws Exception {
        for (String part : List.of("train", "val", "test")) {
            colour(part + "/a/1.png", 2, 2, Color.RED);
            colour(part + "/b/1.png", 2, 2, Color.BLUE);
        }
        colour("train/b/2.png", 2, 2, Color.GREEN);
        Dataset data = Datasets.open("images:" + folder);
        assertEquals(List.of(3, 2, 2), List.of(data.train().size(), data.validation().size(), data.test().size()));
        assertRefused("images:" + folder + "?validation=0.2", "it has files of its own for validation and test");
    }

    @Test
    void brokenOddAndDuplicateFilesAreRefusedByName() throws Exception {
        assertRefused("images:" + folder.resolve("absent"), "is not a folder");
        assertRefused("images:" + folder, "holds no folder of images");
        colour("a/1.png", 4, 4, Color.RED);
        assertRefused("images:" + folder, "holds the one class a");
        colour("b/1.png", 4, 5, Color.BLUE);
        assertRefused("images:" + folder, "is 5 × 4 but");
        assertRefused("images:" + folder + "?size=4x4x4", "size must be a height and a width");
        colour("b/1.png", 4, 4, Color.RED);
        assertRefused("images:" + folder, "are the same file in two classes");
        Files.write(folder.resolve("b/1.png"), java.util.Arrays.copyOf(Files.readAllBytes(folder.resolve("a/1.png")), 40));
        assertRefused("images:" + folder, "1.png cannot be read as an image");
        Files.writeString(folder.resolve("b/1.png"), "no picture");
        assertRefused("images:" + folder, "is no PNG, JPEG or BMP image inside");
        Files.writeString(folder.resolve("b/2.png"), "");
        assertRefused("images:" + folder, "(2 files of 3 are refused, this is the first)");
        Files.writeString(folder.resolve("b/notes.txt"), "");
        assertRefused("images:" + folder, "notes.txt is no PNG, JPEG or BMP image by its name");
        Files.delete(folder.resolve("b/notes.txt"));
        Files.writeString(folder.resolve("notes.txt"), "");
        assertRefused("images:" + folder, "stands outside of the class folders");
        Files.delete(folder.resolve("notes.txt"));
        Files.createDirectories(folder.resolve("b/more"));
        assertRefused("images:" + folder, "lies in a folder that stands for a class");
        Files.createDirectories(folder.resolve("aa"));
        assertRefused("images:" + folder, "aa holds no image");
    }

    @Test
    void brokenFilesAreLeftOutWhereTheSourceSaysSo() throws Exception {
        for (int i = 0; i < 3; i++) {
            colour("a/" + i + ".png", 4, 4, new Color(10 * i, 0, 0));
            colour("b/" + i + ".png", 4, 4, new Color(0, 10 * i + 5, 0));
        }
        Path torn = folder.resolve("a/00.png"); // the first of all, which tells the size
        Files.write(torn, java.util.Arrays.copyOf(Files.readAllBytes(folder.resolve("a/1.png")), 40));
        Files.writeString(folder.resolve("a/notes.txt"), "");
        Files.writeString(folder.resolve("readme.txt"), "");
        var refused = org.junit.jupiter.api.Assertions.assertThrows(DataException.class, () -> Datasets.open("images:" + folder));
        assertEquals(true, refused.skippable());
        Dataset data = Datasets.open("images:" + folder + "?broken=skip&validation=0.34");
        assertEquals(6, data.train().size() + data.validation().size());
        Dataset whole = Datasets.open("images:" + mended() + "?validation=0.34");
        assertEquals(whole.train().size(), data.train().size());
        for (int i = 0; i < data.train().size(); i++) {
            var one = new float[48];
            var other = new float[48];
            data.train().copy(i, one, 0);
            whole.train().copy(i, other, 0);
            assertArrayEquals(other, one, "as if the broken one had never been there");
            assertEquals(whole.train().classOf(i), data.train().classOf(i));
        }
        assertRefused("images:" + folder + "?broken=no", "broken must be skip");
        colour("b/other.png", 5, 4, Color.RED);
        assertRefused("images:" + folder + "?broken=skip", "make all alike with size=4");
    }

    /// The same folder without what is no image.
    private Path mended() throws IOException {
        Path other = folder.resolveSibling(folder.getFileName() + "-mended");
        for (String kind : List.of("a", "b")) {
            Files.createDirectories(other.resolve(kind));
            for (int i = 0; i < 3; i++) {
                Files.copy(folder.resolve(kind + "/" + i + ".png"), other.resolve(kind + "/" + i + ".png"));
            }
        }
        return other;
    }

    @Test
    void aClassOfWhichNothingIsLeftIsRefusedAndPartsKeepTheirOwn() throws Exception {
        for (String part : List.of("train", "val")) {
            for (String kind : List.of("a", "b")) {
                for (int i = 0; i < 3; i++) {
                    colour("%s/%s/%d.png".formatted(part, kind, i), 2, 2, new Color(part.length() * 10 + i, kind.equals("a") ? 0 : 90, 0));
                }
            }
        }
        Files.writeString(folder.resolve("train/a/1.png"), "torn");
        Files.writeString(folder.resolve("train/b/2.png"), "torn");
        Files.writeString(folder.resolve("val/a/0.png"), "torn");
        Dataset data = Datasets.open("images:" + folder + "?broken=skip");
        assertEquals(List.of(4, 5), List.of(data.train().size(), data.validation().size()));
        Files.writeString(folder.resolve("val/a/1.png"), "torn");
        Files.writeString(folder.resolve("val/a/2.png"), "torn");
        assertRefused("images:" + folder + "?broken=skip", "holds no image");
    }

    private void colour(String name, int width, int height, Color colour) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour.getRGB());
            }
        }
        write(name, image);
    }

    private void write(String name, BufferedImage image) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    }
}
