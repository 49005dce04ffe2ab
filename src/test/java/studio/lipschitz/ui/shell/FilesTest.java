package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.shell.Questions.Unsaved;

class FilesTest extends ShellTest {

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
    void aPictureOfTheDrawingIsExported() throws Exception {
        Path file = folder.resolve("drawing.svg");
        answers.saveFile = Optional.of(file);
        robot.shortcut(KeyCode.SHIFT, KeyCode.P);
        robot.type("export");
        robot.keys(KeyCode.ENTER);
        await("exported", () -> get(() -> workspace.statusProperty().get()).equals("Exported " + file + "."));
        assertTrue(Files.readString(file).contains("SpectralConv2d"));
        assertTrue(answers.asked.contains("picture Untitled.svg"), answers.asked::toString);
    }
}
