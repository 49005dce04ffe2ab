package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.canvas.CanvasView;

/// Keys and fields of the whole window that change the drawing, what is seen of it, and what is said of it.
class EditingInWindowTest extends ShellTest {

    @Test
    void keysFitTheSelectionAndTheDrawing() {
        CanvasView canvas = find(CanvasView.class, "#canvas");
        robot.click(find(Node.class, "#node-conv1"));
        robot.shortcut(KeyCode.EQUALS);
        robot.shortcut(KeyCode.EQUALS);
        robot.scroll(robot.centre(canvas), 30);
        assertTrue(!inSight(canvas, "conv1"));
        robot.shortcut(KeyCode.DIGIT2);
        assertEquals(1, get(() -> canvas.zoomProperty().get()), "never enlarged");
        assertEquals(robot.centre(canvas).distance(robot.centre(find(Node.class, "#node-conv1"))), 0, 2);
        robot.shortcut(KeyCode.A);
        robot.shortcut(KeyCode.DIGIT2);
        double whole = get(() -> canvas.zoomProperty().get());
        assertTrue(whole < 1, "ten nodes need " + whole);
        robot.scroll(robot.centre(canvas), 40);
        robot.shortcut(KeyCode.DIGIT1);
        assertEquals(whole, get(() -> canvas.zoomProperty().get()), 1e-9);
        for (var node : workspace.network().nodes()) {
            assertTrue(inSight(canvas, node.id()), node.id());
        }
        robot.click(find(Region.class, "#menu-view"));
        robot.click(find(Region.class, "#menu-zoom-reset"));
        assertEquals(1, get(() -> canvas.zoomProperty().get()));
    }

    private static boolean inSight(CanvasView canvas, String id) {
        return get(() -> {
            Node node = canvas.lookup("#node-" + id);
            if (node == null || !node.isVisible()) {
                return false;
            }
            Bounds seen = canvas.localToScene(canvas.getLayoutBounds());
            return seen.contains(node.localToScene(node.getLayoutBounds()));
        });
    }

    @Test
    void keysOfTheMenusCopyAndDissolve() {
        robot.click(find(Node.class, "#node-conv2"));
        Set<Edge> before = workspace.network().edges();
        Edge fed = workspace.network().into("conv2").getFirst();
        robot.shortcut(KeyCode.SHIFT, KeyCode.D);
        String copy = workspace.selection().single().orElseThrow();
        var expected = new HashSet<>(before);
        expected.add(new Edge(fed.from(), copy, fed.port()));
        assertEquals(expected, workspace.network().edges());
        robot.keys(KeyCode.DELETE);
        assertEquals(before, workspace.network().edges());

        var conv = Catalogue.of(SpectralConv2d.DEFAULT);
        Network chain = Network.chain(new Input(Shape.of(1, 28, 28)), conv.with(SpectralConv2d.DEFAULT, "in_channels", 1),
                GroupSort2.DEFAULT, conv.with(SpectralConv2d.DEFAULT, "in_channels", 32));
        fx(() -> workspace.open(Project.EMPTY.withDrawing(chain), Optional.empty()));
        fx(() -> workspace.selectNodes(Set.of("spectralconv2d1", "groupsort21")));
        robot.shortcut(KeyCode.DELETE);
        assertEquals(Set.of(), workspace.network().edges());
        assertEquals("Nothing leads to spectralconv2d2 now: no shape before it fits.",
                get(() -> find(Label.class, "#status-message").getText()));
    }

    @Test
    void aNodesParametersAndMultiplyAddsAreToldAndFollowItsFields() {
        fx(() -> workspace.reveal("conv1"));
        assertCost("320 parameters", "225,792 multiply-adds");
        type("#param-out_channels", "8");
        assertCost("80 parameters", "56,448 multiply-adds");
        fx(() -> workspace.reveal("pool1"));
        assertTrue(!cost().contains("parameters"), "a pool has none: " + cost());
    }

    private static String cost() {
        return get(() -> find(Label.class, "#inspector-cost").getText());
    }

    private static void assertCost(String... parts) {
        for (String part : parts) {
            assertTrue(cost().contains(part), () -> cost() + " lacks " + part);
        }
    }

    @Test
    void problemsComeAndGoWhileOneTypes() {
        fx(() -> workspace.reveal("conv1"));
        assertEquals("Problems", problemsTitle());
        type("#param-in_channels", "3");
        assertTrue(get(() -> find(TextField.class, "#param-in_channels").isFocused()), "nobody has pressed Enter");
        assertEquals("Problems (1)", problemsTitle());
        assertTrue(get(() -> find(Node.class, "#problem-conv1").isVisible()));
        assertTrue(get(() -> find(Node.class, "#inspector-problems").isVisible()));
        robot.keys(KeyCode.BACK_SPACE);
        robot.type("1");
        assertEquals("Problems", problemsTitle());
        assertTrue(get(() -> find(Node.class, "#problems-nothing").isVisible()));
        assertTrue(get(() -> !find(Node.class, "#inspector-problems").isVisible()));
        assertTrue(get(() -> find(TextField.class, "#param-in_channels").isFocused()));
    }

    private static String problemsTitle() {
        return get(() -> find(TabPane.class, "#bottom").getTabs().getFirst().getText());
    }

    @Test
    void thePaletteTellsWhatAModuleReplacesAndItsComment() {
        robot.shortcut(KeyCode.SHIFT, KeyCode.F);
        robot.type("ScaledAvgPool2d");
        robot.moveTo(find(Node.class, "#palette-ScaledAvgPool2d"));
        var info = Catalogue.find("ScaledAvgPool2d").orElseThrow().info();
        assertTrue(!info.comment().isEmpty());
        assertEquals("In place of " + String.join(", ", info.replaces()) + ". " + info.comment(),
                get(() -> find(Label.class, "#palette-about-comment").getText()));
        assertTrue(get(() -> find(Label.class, "#palette-about-comment").isVisible()));
    }

    @Test
    void theDeviceIsChosenOrTypedAndAWrongOneIsExplained() {
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(1));
        @SuppressWarnings("unchecked") // it is made by the form
        ComboBox<String> box = find(ComboBox.class, "#plan-device");
        robot.click(box.getEditor());
        robot.shortcut(KeyCode.A);
        robot.type("cuda:1");
        assertEquals("cuda:1", workspace.project().plan().device());
        Project sensible = workspace.project();
        robot.shortcut(KeyCode.A);
        robot.type("gpu");
        assertSame(sensible, workspace.project(), "the plan keeps what makes sense");
        assertEquals("device must be auto, cpu, cuda or cuda:N, was gpu",
                get(() -> find(Label.class, "#plan-device-error").getText()));
        robot.keys(KeyCode.ESCAPE);
        assertEquals("cuda:1", get(() -> box.getEditor().getText()));
        fx(box::show);
        robot.click(get(() -> find(Node.class, ".combo-box-popup .list-view").lookupAll(".list-cell").stream()
                .filter(cell -> cell instanceof javafx.scene.control.Labeled labeled && "cpu".equals(labeled.getText()))
                .findFirst()
                .orElseThrow()));
        assertEquals("cpu", workspace.project().plan().device());
        robot.keys(KeyCode.F5);
        await("started", () -> !worker.requests.isEmpty());
        assertEquals("cpu", worker.requests.getFirst().project().plan().device());
        assertTrue(get(box::isDisabled), "a run keeps its device");
    }
}
