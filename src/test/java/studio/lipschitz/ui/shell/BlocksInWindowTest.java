package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.network.Block;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.SGD;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Fx;

/// Blocks in the whole window: name and repetitions in the inspector, the shelf in the palette, files, the way to a block; `target/screenshots/block-window-*`.
class BlocksInWindowTest extends ShellTest {
    private static final Set<String> STAGE = Set.of("conv3", "conv4");

    private Block block() {
        return workspace.project().blocks().getFirst();
    }

    private void group(String name) {
        fx(() -> workspace.open(Template.DOCUMENTATION.load(), Optional.empty()));
        fx(() -> workspace.selectNodes(STAGE));
        fx(find(CanvasView.class, "#canvas")::requestFocus);
        robot.shortcut(KeyCode.G);
        Fx.settle();
        robot.type(name); // the cursor stands in the name
        Fx.settle();
    }

    private String crumbs() {
        return String.join(" ", find(Parent.class, "#breadcrumb").getChildrenUnmodifiable().stream()
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    private String cost() {
        return get(() -> find(Label.class, "#inspector-block-cost").getText()).replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    @Test
    void aBlockIsNamedAndRepeatedInTheInspector() throws Exception {
        group("Stage");
        assertEquals("Stage", block().name());
        Spinner<?> repeat = find(Spinner.class, "#block-repeat");
        robot.click(repeat.getEditor());
        robot.shortcut(KeyCode.A);
        robot.type("0");
        Fx.settle();
        assertEquals(1, block().repeat(), "it stays what it was while what is typed is none");
        robot.shortcut(KeyCode.A);
        robot.type("4");
        Fx.settle();
        assertEquals(4, block().repeat());
        assertEquals(9 + 1, workspace.network().nodes().size());
        assertEquals(9 + 1 + 6, workspace.analysis().nodes().size());
        assertTrue(workspace.analysis().certified(), "each repetition keeps to its constant");
        String memory = cost();
        assertTrue(memory.endsWith("""
                of outputs in a batch of 128
                1.13 MB of weights, gradients and state of Adam in training"""), memory);
        CutOff.none(find(Node.class, "#inspector"));
        pictures("block-window");
        fx(() -> workspace.apply(Edits.plan("optimizer", plan -> plan.withOptimizer(SGD.DEFAULT))));
        assertTrue(cost().endsWith("\n578 KB of weights and gradients in training"), cost());
        robot.shortcut(KeyCode.Z);
        robot.shortcut(KeyCode.Z);
        assertEquals(1, block().repeat());
    }

    @Test
    void aBlockIsEditedInPlaceByMouseAndKeysAlone() {
        group("Stage");
        robot.click(robot.at(find(Node.class, "#canvas"), 0.95, 0.05));
        assertTrue(workspace.selection().isEmpty());
        robot.click(find(Node.class, "#node-conv4"));
        robot.click(get(() -> find(Node.class, "#menu").lookupAll(".menu-button").stream()
                .filter(button -> ((Labeled) button).getText().equals("_Arrange")).findFirst().orElseThrow()));
        robot.click(get(() -> Window.getWindows().stream().flatMap(popup -> popup.getScene().getRoot().lookupAll(".menu-item").stream())
                .filter(entry -> entry.lookup(".label") instanceof Label label && label.getText().contains("ame and repeat"))
                .findFirst().orElseThrow()));
        Fx.settle();
        assertEquals(STAGE, workspace.selection().nodes(), "all of the block that holds the node");
        robot.type("Tail"); // the name is selected
        robot.keys(KeyCode.TAB);
        robot.shortcut(KeyCode.A);
        robot.type("2");
        robot.keys(KeyCode.ENTER);
        Fx.settle();
        assertEquals("Tail", block().name());
        assertEquals(2, block().repeat());
        robot.doubleClick(find(Node.class, "#node-conv4")); // its inner layer, in place: every repetition follows
        Fx.settle();
        type("#param-out_channels", "24");
        robot.keys(KeyCode.ENTER);
        Fx.settle();
        long wide = workspace.analysis().nodes().values().stream()
                .filter(report -> report.node().layer() instanceof SpectralConv2d conv && conv.outChannels() == 24).count();
        assertEquals(2, wide);
    }

    @Test
    void theBreadcrumbLeadsOutOfABlock() {
        group("Stage");
        fx(() -> workspace.selectNodes(Set.of("conv4")));
        Fx.settle();
        assertEquals("Drawing › Stage › conv4", crumbs());
        robot.click(find(Node.class, "#breadcrumb-block1"));
        assertEquals(STAGE, workspace.selection().nodes());
        robot.click(find(Node.class, "#breadcrumb-drawing"));
        assertTrue(workspace.selection().isEmpty());
        assertTrue(!find(Node.class, "#breadcrumb").isVisible());
    }

    @Test
    void aKeptBlockIsTakenFromThePaletteIntoAnotherDrawing() throws Exception {
        group("My stage");
        command("menu-keep-block");
        await("kept", () -> Files.exists(folder.resolve("config/blocks").resolve("my-stage.lipnet")));
        fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        type("#palette-search", "my st");
        await("found", () -> !stage.getScene().getRoot().lookupAll("#palette-block-my-stage").isEmpty());
        pictures("block-window-shelf");
        robot.doubleClick(find(Node.class, "#palette-block-my-stage"));
        await("added", () -> workspace.network().nodes().size() == 2);
        assertEquals("My stage", block().name());
        assertEquals(1, workspace.network().edges().size());
        Project drawn = workspace.project();
        robot.rightClick(find(Node.class, "#palette-block-my-stage"));
        robot.click(find(Node.class, "#palette-block-remove"));
        await("removed", () -> stage.getScene().getRoot().lookupAll("#palette-block-my-stage").isEmpty());
        assertTrue(Files.notExists(folder.resolve("config/blocks").resolve("my-stage.lipnet")));
        assertSame(drawn, workspace.project(), "the drawing keeps it");
    }

    @Test
    void aBlockGoesIntoAFileAndComesFromOne() throws Exception {
        group("Shared");
        Path file = folder.resolve("shared.lipnet");
        answers.saveFile = Optional.of(file);
        fx(() -> workspace.selectNodes(STAGE));
        command("menu-save-block");
        await("saved", () -> Files.exists(file));
        assertEquals(STAGE, Set.copyOf(ProjectFile.read(file).drawing().nodes().stream().map(node -> node.id()).toList()));
        assertTrue(workspace.fileProperty().get().isEmpty(), "the drawing itself is saved nowhere");
        answers.openFile = Optional.of(file);
        command("menu-insert-block");
        await("inserted", () -> workspace.project().blocks().size() == 2);
        assertEquals(List.of("Shared", "Shared 2"), workspace.project().blocks().stream().map(Block::name).toList());
    }

    @Test
    void anyDrawingCanBeInsertedAsABlock() throws Exception {
        Path file = folder.resolve("dense.lipnet");
        ProjectFile.write(file, Template.DENSE.load());
        answers.openFile = Optional.of(file);
        fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        command("menu-insert-block");
        await("inserted", () -> !workspace.project().blocks().isEmpty());
        assertEquals("dense", block().name());
        assertTrue(Stream.of("Input").noneMatch(module -> workspace.network().nodes().stream()
                .anyMatch(node -> node.layer().module().equals(module))));
    }

    @Test
    void whatCannotBeRepeatedIsTold() {
        group("Stage");
        fx(() -> workspace.apply(studio.lipschitz.edit.BlockEdits.repeat(block(), 3)));
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.delete(Set.of(), Set.copyOf(workspace.network().into("conv3")))));
        Fx.settle();
        assertTrue(find(Label.class, "#inspector-block-refusal").getText().contains("nothing leads into it"));
        assertTrue(workspace.analysis().problems().stream().anyMatch(problem -> problem.message().contains("nothing leads into it")));
    }

    @Test
    void afterADragWithAltTheKeysStillWalkTheGraph() {
        fx(() -> workspace.open(Template.DOCUMENTATION.load(), Optional.empty()));
        Node conv = find(Node.class, "#node-conv2");
        robot.holding(KeyCode.ALT, () -> robot.drag(robot.centre(conv), robot.centre(conv).add(180, 20)));
        Fx.settle();
        assertEquals(11, workspace.network().nodes().size());
        fx(() -> workspace.selectNodes(Set.of("conv1")));
        robot.keys(KeyCode.DOWN);
        Fx.settle();
        assertEquals(Optional.of("conv2"), workspace.selection().single(),
                () -> "focus is with " + find(Node.class, "#canvas").getScene().getFocusOwner());
    }
}
