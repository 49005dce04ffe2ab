package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Verdict;
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
        Path code = Files.writeString(folder.resolve("model.pt"), "weights");
        drop(code);
        assertTrue(noticed());
        assertEquals("model.pt isn't a network: drop a .lipnet, .py or .onnx file.", notice());
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
        assertEquals("model.pt, notes.txt aren't networks: drop .lipnet, .py or .onnx files.", notice());
    }

    /// Its nodes stand where they do not cover each other, it has no file yet, and leaving it asks whether to save.
    @Test
    void networksOfOtherProgramsOpenAsNewOnes() throws IOException {
        Path source = Files.writeString(folder.resolve("net.py"), """
                from torch import nn
                model = nn.Sequential(
                    # input of shape (N, 1, 28, 28)
                    nn.Conv2d(1, 8, 3, padding=1),
                    nn.ReLU(),
                    nn.MaxPool2d(2),
                    nn.Flatten(),
                    nn.Linear(1568, 10),
                )
                """);
        drop(source);
        await("the network is here", () -> workspace.project().network().nodes().size() == 6);
        assertEquals(Optional.empty(), get(() -> workspace.fileProperty().get()));
        assertTrue(get(() -> workspace.dirtyProperty().get()));
        assertEquals("Opened net.py as a new network.", get(() -> workspace.statusProperty().get()));
        assertEquals(6, get(() -> workspace.project().positions()).values().stream().distinct().count());
        assertEquals(Verdict.Kind.UNCONSTRAINED, get(() -> workspace.analysis().node("conv2d1").verdict().kind()));
        pictures("imported");
        Path model = folder.resolve("cnn.onnx");
        try (var in = Objects.requireNonNull(DroppedFilesTest.class.getResourceAsStream("/onnx/cnn-torch-2.13.onnx"))) {
            Files.write(model, in.readAllBytes());
        }
        answers.unsaved = Questions.Unsaved.DISCARD;
        answers.openFile = Optional.of(model);
        command("menu-open");
        await("the other one is here", () -> workspace.project().network().nodes().size() == 17);
        assertEquals(List.of("unsaved Untitled", "open"), answers.asked.reversed().subList(0, 2).reversed());
        assertTrue(get(() -> workspace.statusProperty().get()).contains("Its weights are not read"));
        pictures("imported-onnx");
        drop(Files.writeString(folder.resolve("bad.py"), "x = ("));
        await("refused", this::noticed);
        assertTrue(notice().endsWith("bad.py: line 1: a bracket is not closed, or closed twice; mend the source."), notice());
        assertEquals(17, get(() -> workspace.project().network().nodes().size()));
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
