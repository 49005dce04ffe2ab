package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;

/// Files dragged onto the window, and what is said of a document until another takes its place.
class DroppedFilesTest extends ShellTest {

    private Path network(String name, Template template) throws IOException {
        Path file = folder.resolve(name);
        ProjectFile.write(file, template.load());
        return file;
    }

    /// As the desktop's file manager does: the status bar stands for it.
    private void drop(Path... files) {
        Node source = find(Node.class, "#status");
        fx(() -> source.setOnDragDetected(event -> {
            var content = new ClipboardContent();
            content.putFiles(Stream.of(files).map(Path::toFile).toList());
            source.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        }));
        robot.drag(robot.centre(source), robot.centre(find(Node.class, "#canvas")));
    }

    private boolean noticed() {
        return get(() -> find(Node.class, "#notice").isVisible());
    }

    private String notice() {
        return get(find(Label.class, "#notice-text")::getText);
    }

    @Test
    void networksOpenAndOfAnythingElseItIsSaidWhyNot() throws IOException {
        Project before = get(workspace::project);
        Path code = Files.writeString(folder.resolve("model.py"), "import torch");
        drop(code);
        assertTrue(noticed());
        assertEquals("model.py isn't a network: drop a .lipnet file.", notice());
        assertEquals(before, get(workspace::project));
        Path dense = network("dense.lipnet", Template.DENSE);
        Path moons = network("moons.lipnet", Template.MOONS);
        drop(dense, moons);
        await("the first is here", () -> workspace.fileProperty().get().equals(Optional.of(dense)));
        assertEquals(List.of(moons), get(() -> List.copyOf(filesInOthers)));
        assertFalse(noticed(), "what was said was of the document before");
        drop(code, folder.resolve("notes.txt"), moons);
        await("the network is here, and it is said what is not",
                () -> workspace.fileProperty().get().equals(Optional.of(moons)) && noticed());
        assertEquals("model.py, notes.txt aren't networks: drop .lipnet files.", notice());
    }

    @Test
    void aRefusalGoesWithTheNextDocumentAndAWordWithTheNextEdit() throws IOException {
        drop(Files.writeString(folder.resolve("bad.lipnet"), "{"));
        await("refused", this::noticed);
        Path dense = network("dense.lipnet", Template.DENSE);
        drop(dense);
        await("opened", () -> workspace.fileProperty().get().equals(Optional.of(dense)));
        assertFalse(noticed());
        add("GroupSort2");
        command("menu-undo");
        assertTrue(get(() -> workspace.statusProperty().get()).startsWith("Undone: "));
        add("GroupSort2");
        assertEquals("", get(() -> workspace.statusProperty().get()));
    }
}
