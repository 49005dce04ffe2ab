package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;

class PictureTest {
    @TempDir Path folder;

    private static Picture of(Project project) {
        return Picture.of(project);
    }

    @Test
    void everyNodeAndEdgeStandsInTheSvg() throws Exception {
        Project project = Template.DOCUMENTATION.load();
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(of(project).svg().getBytes(StandardCharsets.UTF_8)));
        var paths = document.getElementsByTagName("path");
        long edges = java.util.stream.IntStream.range(0, paths.getLength())
                .filter(i -> paths.item(i).getAttributes().getNamedItem("fill").getNodeValue().equals("none"))
                .count();
        assertEquals(project.network().edges().size(), edges);
        assertEquals(project.network().nodes().size(), paths.getLength() - edges, "a sign of each verdict");
        var texts = document.getElementsByTagName("text");
        long names = java.util.stream.IntStream.range(0, texts.getLength())
                .filter(i -> texts.item(i).getTextContent().equals("SpectralConv2d"))
                .count();
        assertEquals(4, names);
    }

    @Test
    void aPngShowsTheSameAndIsSharp() throws IOException {
        Path file = Path.of("target", "screenshots", "picture.png");
        Files.createDirectories(Path.of("target", "screenshots"));
        of(CanvasTest.gallery()).write(file);
        var image = ImageIO.read(file.toFile());
        assertTrue(image.getWidth() > 1000 && image.getHeight() > 1000, image.getWidth() + " x " + image.getHeight());
        long colours = java.util.stream.IntStream.range(0, image.getHeight())
                .flatMap(y -> java.util.stream.IntStream.range(0, image.getWidth())
                        .map(x -> image.getRGB(x, y)))
                .distinct().count();
        assertTrue(colours > 100, colours + " colours");
    }

    @Test
    void aPdfIsOnePageThatShowsTheSame() throws IOException {
        Path file = Path.of("target", "screenshots", "picture.pdf");
        Files.createDirectories(Path.of("target", "screenshots"));
        of(CanvasTest.gallery()).write(file);
        try (var document = Loader.loadPDF(file.toFile())) {
            assertEquals(1, document.getNumberOfPages());
            var pixels = new PDFRenderer(document).renderImageWithDPI(0, 192); // 96 of them an inch in the .png, twice as sharp
            Path png = folder.resolve("same.png");
            of(CanvasTest.gallery()).write(png);
            var same = ImageIO.read(png.toFile());
            assertEquals(same.getWidth(), pixels.getWidth(), 2);
            assertEquals(same.getHeight(), pixels.getHeight(), 2);
            ImageIO.write(pixels, "png", Path.of("target", "screenshots", "picture-pdf.png").toFile());
            assertTrue(difference(same, pixels) < 6, "levels of grey apart on average: " + difference(same, pixels));
        }
    }

    /// Mean difference of the green of two pictures, in levels of 256.
    private static double difference(BufferedImage a, BufferedImage b) {
        double sum = 0;
        int width = Math.min(a.getWidth(), b.getWidth());
        int height = Math.min(a.getHeight(), b.getHeight());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sum += Math.abs((a.getRGB(x, y) >> 8 & 255) - (b.getRGB(x, y) >> 8 & 255));
            }
        }
        return sum / ((double) width * height);
    }

    /// Of 3,000 nodes.
    private static Project column() {
        var layers = new studio.lipschitz.layer.Layer[3000];
        java.util.Arrays.fill(layers, SpectralLinear.DEFAULT);
        layers[0] = new Input(Shape.of(8));
        return Project.EMPTY.withDrawing(Network.chain(layers));
    }

    @Test
    void aPageIsNeverLargerThanAReaderShows() throws IOException {
        Path large = folder.resolve("large.pdf");
        of(column()).write(large);
        try (var document = Loader.loadPDF(large.toFile())) {
            assertEquals(14_400, document.getPage(0).getMediaBox().getHeight(), 1);
        }
        of(Project.EMPTY).write(folder.resolve("empty.pdf"));
        assertTrue(Files.size(folder.resolve("empty.pdf")) > 100);
    }

    @Test
    void aLargeDrawingIsDrawnSmallerAndAnEmptyOneToo() throws IOException {
        Path large = folder.resolve("large.PNG");
        of(column()).write(large);
        var image = ImageIO.read(large.toFile());
        assertTrue((long) image.getWidth() * image.getHeight() < 61_000_000);
        of(Project.EMPTY).write(folder.resolve("empty.svg"));
        assertTrue(Files.size(folder.resolve("empty.svg")) > 100);
    }

    @Test
    void anotherKindIsRefusedInASentence() {
        IOException refusal = assertThrows(IOException.class, () -> of(Project.EMPTY).write(folder.resolve("x.gif")));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("a picture is an .svg, a .pdf or a .png; give its name one of these ends"),
                refusal::getMessage);
    }
}
