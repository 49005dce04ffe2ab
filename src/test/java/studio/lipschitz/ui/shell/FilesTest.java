package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.shell.Questions.Unsaved;

class FilesTest extends ShellTest {
    private static final double MARGIN = 32; // of a picture, in units of the drawing, of which each is two pixels

    @Test
    void aDocumentIsSavedAndReopened() {
        Path file = folder.resolve("mine.lipnet");
        answers.saveFile = Optional.of(folder.resolve("mine")); // the ending is added
        add("Dropout");
        fx(() -> {});
        assertEquals("Untitled • — Lipschitz Studio", get(stage::getTitle));
        robot.shortcut(KeyCode.S);
        await("saved", () -> !workspace.dirtyProperty().get());
        assertEquals("mine — Lipschitz Studio", get(stage::getTitle));
        Project saved = workspace.project();

        answers.startingPoint = Optional.of("Empty");
        robot.shortcut(KeyCode.N);
        assertSame(Network.EMPTY, workspace.network());

        answers.openFile = Optional.of(file);
        robot.shortcut(KeyCode.O);
        await("opened", () -> workspace.network().equals(saved.network()));
        assertEquals(saved.positions(), workspace.project().positions());
        assertEquals(List.of(file.toAbsolutePath()), get(settings::recent));
    }

    @Test
    void unsavedChangesAreAskedAboutAndCancelKeepsThem() {
        add("Dropout");
        Project changed = workspace.project();
        answers.startingPoint = Optional.of("Empty");
        answers.unsaved = Unsaved.CANCEL;
        robot.click(find(Node.class, "#toolbar-new"));
        assertEquals(List.of("unsaved Untitled"), answers.asked);
        assertSame(changed, workspace.project());

        answers.unsaved = Unsaved.DISCARD;
        robot.click(find(Node.class, "#toolbar-new"));
        assertSame(Network.EMPTY, workspace.network());
    }

    @Test
    void closingSavesFirstIfTheUserSaysSo() throws IOException {
        Path file = folder.resolve("closing.lipnet");
        add("Dropout");
        answers.unsaved = Unsaved.SAVE;
        answers.saveFile = Optional.of(file);
        robot.shortcut(KeyCode.W);
        await("closed", () -> !stage.isShowing());
        assertTrue(Files.readString(file).contains("Dropout"));
    }

    @Test
    void closingIsGivenUpWhenSavingFails() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("plain"), "");
        add("Dropout");
        answers.unsaved = Unsaved.SAVE;
        answers.saveFile = Optional.of(notAFolder.resolve("lost.lipnet"));
        robot.shortcut(KeyCode.W);
        await("refused", () -> find(Node.class, "#notice").isVisible());
        assertTrue(get(stage::isShowing));
        assertTrue(workspace.dirtyProperty().get());
    }

    @Test
    void aSpoiltFileIsRefusedInOneSentenceAndTheDocumentStays() throws IOException {
        Project before = workspace.project();
        Path file = Files.writeString(folder.resolve("spoilt.lipnet"), "{ \"format\": ");
        answers.openFile = Optional.of(file);
        robot.shortcut(KeyCode.O);
        await("refused", () -> find(Node.class, "#notice").isVisible());
        String sentence = find(Label.class, "#notice-text").getText();
        assertTrue(sentence.contains("spoilt.lipnet"), sentence);
        assertSame(before, workspace.project());
        robot.click(find(Node.class, "#notice-close"));
        assertFalse(get(() -> find(Node.class, "#notice").isVisible()));
    }

    @Test
    void recentFilesThatAreGoneAreForgotten() throws IOException {
        Path here = Files.writeString(folder.resolve("here.lipnet"), "");
        get(() -> {
            settings.addRecent(folder.resolve("gone.lipnet"));
            settings.addRecent(here);
            return true;
        });
        assertEquals(List.of(here.toAbsolutePath()), get(settings::recent));
    }

    @Test
    void atMostTenFilesAreRemembered() throws IOException {
        for (int i = 0; i < 12; i++) {
            Path file = Files.writeString(folder.resolve(i + ".lipnet"), "");
            fx(() -> settings.addRecent(file));
        }
        List<Path> recent = get(settings::recent);
        assertEquals(10, recent.size());
        assertEquals("11.lipnet", String.valueOf(recent.getFirst().getFileName()));
    }

    @Test
    void saveAsGoesOnInAnotherFileAndLeavesTheFirst() throws IOException {
        Path first = folder.resolve("first.lipnet");
        answers.saveFile = Optional.of(first);
        add("Dropout");
        robot.shortcut(KeyCode.S);
        await("saved", () -> !workspace.dirtyProperty().get());
        String before = Files.readString(first);
        Path second = folder.resolve("second.lipnet");
        answers.saveFile = Optional.of(second);
        add("GroupSort2");
        robot.shortcut(KeyCode.SHIFT, KeyCode.S);
        await("saved as", () -> !workspace.dirtyProperty().get());
        assertEquals(List.of("save Untitled.lipnet", "save first.lipnet"), answers.asked);
        assertEquals("second — Lipschitz Studio", get(stage::getTitle));
        assertEquals(before, Files.readString(first));
        add("Dropout");
        robot.shortcut(KeyCode.S);
        await("saved again", () -> !workspace.dirtyProperty().get());
        assertEquals(2, answers.asked.size(), "nothing is asked any more");
        assertEquals(2, count(Files.readString(second), "\"Dropout\""));
    }

    private static int count(String text, String word) {
        return text.split(Pattern.quote(word), -1).length - 1;
    }

    /// What a viewer shows of both is the drawing: at the place of each node there is ink, and none beside the drawing.
    @Test
    void picturesForDocumentsAndForPrintShowEveryNode() throws Exception {
        Network column = Network.chain(new Input(Shape.of(1, 28, 28)), SpectralConv2d.DEFAULT, MaxPool2d.DEFAULT);
        var positions = Map.of("input1", new Position(40, 40), "spectralconv2d1", new Position(40, 152), "maxpool2d1",
                new Position(40, 264));
        fx(() -> workspace.open(Project.EMPTY.withDrawing(column).withPositions(positions), Optional.empty()));
        var images = new LinkedHashMap<String, BufferedImage>();
        for (String ending : List.of("png", "pdf")) {
            Path file = folder.resolve("drawing." + ending);
            answers.saveFile = Optional.of(file);
            robot.click(find(Region.class, "#menu-file"));
            robot.click(find(Region.class, "#menu-exports"));
            robot.click(find(Region.class, "#menu-export"));
            await("exported", () -> workspace.statusProperty().get().equals("Exported " + file + "."));
            images.put(ending, ending.equals("png") ? ImageIO.read(file.toFile()) : drawn(file));
        }
        assertEquals(List.of("picture Untitled.svg", "picture Untitled.svg"), answers.asked);
        images.forEach((ending, image) -> {
            int paper = image.getRGB(2, 2);
            for (int y = 0; y < image.getHeight(); y++) {
                assertEquals(paper, image.getRGB(2, y), ending + ": the margin at " + y);
            }
            positions.forEach((id, at) -> {
                int x = (int) (2 * (at.x() - 40 + MARGIN));
                int y = (int) (2 * (at.y() - 40 + MARGIN));
                var colours = new HashSet<Integer>();
                for (int i = 0; i < 2 * Placement.WIDTH; i++) {
                    colours.add(image.getRGB(x + i, y + (int) Placement.HEIGHT / 2));
                }
                assertTrue(colours.size() > 10, () -> "%s in %s: %d colours".formatted(id, ending, colours.size()));
            });
        });
    }

    private static BufferedImage drawn(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertEquals(1, document.getNumberOfPages());
            return new PDFRenderer(document).renderImageWithDPI(0, 192);
        }
    }

    @Test
    void aPictureOfTheDrawingIsExported() throws Exception {
        Path file = folder.resolve("drawing.svg");
        answers.saveFile = Optional.of(file);
        robot.shortcut(KeyCode.SHIFT, KeyCode.P);
        robot.type("export picture");
        robot.keys(KeyCode.ENTER);
        await("exported", () -> get(() -> workspace.statusProperty().get()).equals("Exported " + file + "."));
        assertTrue(Files.readString(file).contains("SpectralConv2d"));
        assertTrue(answers.asked.contains("picture Untitled.svg"), answers.asked::toString);
    }
}
