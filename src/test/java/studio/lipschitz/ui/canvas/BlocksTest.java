package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.BlockEdits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;

/// Grouping, folding, repeating and editing in place, by mouse and keys; `target/screenshots/blocks-*`.
class BlocksTest extends CanvasTest {
    private static final Set<String> STAGE = Set.of("spectralconv2d1", "groupsort21");

    private static Project start() {
        var conv = Catalogue.of(SpectralConv2d.DEFAULT).with(SpectralConv2d.DEFAULT, "padding", 1);
        Network network = Network.chain(new Input(Shape.of(32, 28, 28)), conv, GroupSort2.DEFAULT, MaxPool2d.DEFAULT);
        var positions = new LinkedHashMap<String, Position>();
        int row = 0;
        for (String id : List.of("input1", "spectralconv2d1", "groupsort21", "maxpool2d1")) {
            positions.put(id, new Position(0, 112.0 * row++));
        }
        return new Project(network, positions, Project.EMPTY.plan(), Project.EMPTY.unknown());
    }

    @BeforeEach
    void openStart() {
        open(start());
    }

    private Block block() {
        return get(() -> workspace.project().blocks().getFirst());
    }

    private void group() {
        robot.click(node("spectralconv2d1"));
        robot.holding(KeyCode.SHIFT, () -> robot.click(node("groupsort21")));
        robot.shortcut(KeyCode.G);
    }

    private Position position(String id) {
        return get(() -> workspace.project().positions().get(id));
    }

    private Set<String> shownIds() {
        return get(() -> canvas.lookupAll(".canvas-node").stream().filter(javafx.scene.Node::isVisible)
                .map(javafx.scene.Node::getId).collect(Collectors.toSet()));
    }

    private String text(String selector) {
        return get(() -> find(Label.class, selector).getText());
    }

    @Test
    void whatIsSelectedBecomesABlockAndIsUndone() {
        Project before = get(workspace::project);
        group();
        assertEquals(STAGE, block().nodes());
        assertEquals("Block 1", text("#block-block1 .block-name"));
        assertSame(before.drawing(), get(workspace::network), "nothing of the network changed");
        assertEquals(new Position(0, 144), position("spectralconv2d1"), "it made room for its title");
        fx(workspace::undo);
        assertSame(before, get(workspace::project));
        group();
        robot.shortcut(KeyCode.SHIFT, KeyCode.G);
        assertEquals(List.of(), get(() -> workspace.project().blocks()));
    }

    @Test
    void aNodeIsTakenOutOfItsBlockByItsMenu() {
        group();
        robot.click(node("groupsort21"));
        robot.rightClick(node("groupsort21"));
        robot.click(find(javafx.scene.Node.class, "#menu-take-out"));
        assertEquals(Set.of("spectralconv2d1"), block().nodes());
        assertTrue(get(() -> workspace.network().edges()).contains(Edge.of("spectralconv2d1", "groupsort21")), "edges stay");
        fx(workspace::undo);
        assertEquals(STAGE, block().nodes());
        robot.click(node("input1"));
        robot.rightClick(node("input1"));
        assertTrue(MenusTest.texts().stream().noneMatch(text -> text.startsWith("Take out")), MenusTest.texts()::toString);
    }

    @Test
    void aFoldedBlockIsOneCardWithItsPortsAndGivesItsRoom() throws IOException {
        group();
        fx(() -> workspace.apply(BlockEdits.rename(block(), "Stage")));
        pictures("blocks-open");
        robot.click(find(FoldSign.class, "#fold-block1"));
        assertEquals(Set.of("node-input1", "node-block1", "node-maxpool2d1"), shownIds());
        assertEquals("Stage", text("#node-block1 .node-name"));
        assertEquals("2 modules", text("#node-block1 .node-summary"));
        assertEquals(new Position(0, 256), position("maxpool2d1"), "what follows moved up");
        assertEquals("32 × 28 × 28", text("#edge-groupsort21-maxpool2d1 .edge-label"));
        assertEquals(STAGE, get(() -> workspace.selection().nodes()));
        pictures("blocks-folded");
        robot.doubleClick(node("block1"));
        assertEquals(Set.of("node-input1", "node-spectralconv2d1", "node-groupsort21", "node-maxpool2d1"), shownIds());
        assertEquals(new Position(0, 368), position("maxpool2d1"));
    }

    @Test
    void aFoldedBlockIsMovedDuplicatedAndDeletedWhole() {
        group();
        robot.shortcut(KeyCode.B);
        Position before = position("groupsort21");
        robot.drag(robot.centre(node("block1")), robot.centre(node("block1")).add(240, 8));
        assertEquals(new Position(before.x() + 240, before.y() + 8), position("groupsort21"));
        robot.shortcut(KeyCode.D);
        assertEquals(2, get(() -> workspace.project().blocks().size()));
        assertTrue(shownIds().contains("node-block2"), shownIds().toString());
        assertEquals(Set.of("spectralconv2d2", "groupsort22"), get(() -> workspace.project().blocks().getLast().nodes()));
        robot.keys(KeyCode.DELETE);
        assertEquals(1, get(() -> workspace.project().blocks().size()));
        robot.click(node("block1"));
        robot.keys(KeyCode.DELETE);
        assertEquals(2, get(() -> workspace.network().nodes().size()));
        assertEquals(List.of(), get(() -> workspace.project().blocks()));
    }

    @Test
    void whatIsFoldedStaysInSight() {
        group();
        robot.scroll(robot.centre(canvas), -9); // what is below comes up: the first of its nodes is out of sight
        assertTrue(get(() -> canvas.board().diagram().areaOf("spectralconv2d1").filter(canvas.board().seen()::contains).isEmpty()));
        robot.shortcut(KeyCode.B);
        assertTrue(get(() -> canvas.board().diagram().areaOf("spectralconv2d1").filter(canvas.board().seen()::contains).isPresent()));
    }

    @Test
    void theTitleOfAFrameMovesTheBlock() {
        group();
        Point2D title = robot.centre(find(Label.class, "#block-block1 .block-name"));
        robot.drag(title, title.add(80, 40));
        assertEquals(new Position(80, 112 + 32 + 40), position("spectralconv2d1"), "32 make room for the title");
        assertEquals(new Position(80, 224 + 32 + 40), position("groupsort21"));
        assertEquals(new Position(0, 336 + 32), position("maxpool2d1"));
    }

    @Test
    void aFrameCoversNoCardOfOthers() {
        Project project = studio.lipschitz.project.Template.DOCUMENTATION.load();
        var block = new Block("block1", "Stage", Set.of("conv3", "conv4"), 1, false); // the end of one column and the start of the next
        var shown = studio.lipschitz.edit.Shown.of(project.drawing(), List.of(block), project.positions());
        var trays = BlockFrames.areas(shown).getOrDefault("block1", List.of());
        assertEquals(2, trays.size());
        project.positions().forEach((id, at) -> assertEquals(
                block.nodes().contains(id),
                trays.stream().anyMatch(tray -> tray.intersects(at.x(), at.y(), 216, 64)), id));
    }

    @Test
    void edgesLeadToPortsOfTheCardAndFromIt() {
        group();
        robot.shortcut(KeyCode.B);
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.delete(Set.of(), Set.of(
                Edge.of("input1", "spectralconv2d1"), Edge.of("groupsort21", "maxpool2d1")))));
        robot.drag(robot.centre(find(PortView.class, "#port-out-input1")), robot.centre(node("block1")));
        assertTrue(get(() -> workspace.network().edges()).contains(Edge.of("input1", "spectralconv2d1")));
        robot.drag(robot.centre(find(PortView.class, "#port-out-groupsort21")), robot.centre(node("maxpool2d1")));
        assertTrue(get(() -> workspace.network().edges()).contains(Edge.of("groupsort21", "maxpool2d1")));
    }

    @Test
    void aRepeatedBlockIsCheckedWithAllItsRepetitions() throws IOException {
        group();
        fx(() -> workspace.apply(BlockEdits.repeat(block(), 3)));
        assertEquals("× 3", text("#block-block1 .block-times"));
        assertEquals(4, get(() -> workspace.network().nodes().size()), "the drawing has each once");
        assertEquals(8, get(() -> workspace.analysis().nodes().size()), "the network three times");
        assertTrue(get(() -> workspace.analysis().runnable()));
        pictures("blocks-repeated");
        robot.shortcut(KeyCode.B);
        pictures("blocks-repeated-folded");
        assertEquals("2 modules · × 3", text("#node-block1 .node-summary"));
    }

    @Test
    void theCardTellsTheConstantOverAllRepetitionsByDesignOnly() {
        group();
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.setParam("spectralconv2d1", "k_coef_lip", 2.0)));
        fx(() -> workspace.apply(BlockEdits.repeat(block(), 3)));
        robot.click(find(FoldSign.class, "#fold-block1"));
        String bound = text("#node-block1 .node-bound");
        assertTrue(bound.startsWith("≤ 8"), bound + ": two to the third, rounded up");
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.plan("normalization",
                plan -> plan.withNormalization(studio.lipschitz.training.Normalization.REFERENCE))));
        assertEquals("", text("#node-block1 .node-bound"), "nothing is proved by design in reference mode");
    }

    @Test
    void whatIsInsertedWithinABlockBelongsToIt() {
        group();
        fx(() -> workspace.arrivals().insertAt(Edge.of("spectralconv2d1", "groupsort21"), GroupSort2.DEFAULT, new Position(0, 176)));
        assertEquals(3, block().nodes().size());
        fx(() -> workspace.arrivals().insertAt(Edge.of("input1", "spectralconv2d1"), GroupSort2.DEFAULT, new Position(0, 60)));
        assertEquals(3, block().nodes().size(), "before it, it does not");
    }

    @Test
    void aBlockWithinABlock() throws IOException {
        group();
        fx(() -> workspace.selectNodes(Set.of("spectralconv2d1", "groupsort21", "maxpool2d1")));
        robot.shortcut(KeyCode.G);
        assertEquals(2, get(() -> workspace.project().blocks().size()));
        pictures("blocks-nested");
        robot.click(find(FoldSign.class, "#fold-block2"));
        assertEquals(Set.of("node-input1", "node-block2"), shownIds());
        fx(() -> workspace.selectNodes(Set.of("groupsort21", "maxpool2d1")));
        robot.shortcut(KeyCode.G);
        assertEquals("The block “Block 1” would be cut: select all of it, or only nodes within it.",
                get(() -> workspace.statusProperty().get()));
    }

    @Test
    void arrowsWalkOverTheCardAndMenusOfferWhatCanBeDone() {
        group();
        robot.shortcut(KeyCode.B);
        robot.click(node("input1"));
        robot.keys(KeyCode.DOWN);
        assertEquals(STAGE, get(() -> workspace.selection().nodes()));
        robot.keys(KeyCode.DOWN);
        assertEquals(Set.of("maxpool2d1"), get(() -> workspace.selection().nodes()));
        robot.rightClick(node("block1"));
        assertTrue(MenusTest.texts().containsAll(List.of("Unfold “Block 1”", "Name and repeat…", "Ungroup")), MenusTest.texts().toString());
    }
}
