package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.inspector.InspectorView;
import studio.lipschitz.ui.workspace.Workspace;

class InspectorTest extends ShellTest {

    @Test
    void everyParameterOfEveryModuleHasAField() {
        int seen = 0;
        for (ModuleType type : Catalogue.all()) {
            add(type.name());
            fx(() -> {});
            for (ParamSpec spec : type.params()) {
                assertEquals(1, get(() -> stage.getScene().getRoot().lookupAll("#param-" + spec.name()).size()), type + "." + spec.name());
                seen++;
            }
        }
        assertTrue(seen > 40, "saw only " + seen);
    }

    @Test
    void whatIsSelectedBeforeTheFirstFrameIsSeen() throws java.io.IOException {
        var workspace = new Workspace(Template.DOCUMENTATION.load());
        Stage early = show(() -> {
            var inspector = new InspectorView(workspace);
            workspace.selectNodes(Set.of("conv1"));
            return inspector;
        }, 300, 700);
        var pane = get(() -> early.getScene().lookup("#inspector-node"));
        assertTrue(get(pane::isVisible));
        assertEquals(1, get(pane::getOpacity));
    }

    @Test
    void aConstantOfTheNetworkIsSharedOutAndUndone() throws java.io.IOException {
        fx(() -> workspace.selectNodes(Set.of()));
        Project before = workspace.project();
        type("#network-constant", "0,5");
        assertEquals(0.5, workspace.network().constant().orElseThrow());
        assertTrue(workspace.analysis().bound().orElseThrow() <= 0.5);
        Label effect = find(Label.class, "#network-constant-effect");
        assertTrue(effect.getText().startsWith("It holds with each of "), effect.getText());
        pictures("network-constant");
        type("#network-constant", "0");
        assertTrue(get(() -> find(Label.class, "#network-constant-rule").isVisible()));
        robot.keys(KeyCode.ESCAPE);
        assertEquals("0.5", find(TextField.class, "#network-constant").getText());
        while (!workspace.project().equals(before)) {
            fx(workspace::undo);
        }
        assertEquals("", find(TextField.class, "#network-constant").getText());
        assertFalse(get(effect::isVisible));
    }

    @Test
    void wrongTextShowsTheRuleAndLeavesTheDocumentAlone() throws java.io.IOException {
        fx(() -> workspace.reveal("conv1"));
        Project before = workspace.project();
        type("#param-out_channels", "0");
        assertSame(before, workspace.project());
        Label rule = find(Label.class, "#rule-out_channels");
        assertTrue(get(rule::isVisible));
        assertEquals("out_channels must be an integer of at least 1.", rule.getText());
        pictures("inspector-rule");
        robot.keys(KeyCode.ESCAPE);
        assertEquals("32", find(TextField.class, "#param-out_channels").getText());
        assertFalse(get(rule::isVisible));
    }

    @Test
    void rightTextAppliesAtOnceAsOneStep() {
        fx(() -> workspace.reveal("dense1"));
        Project before = workspace.project();
        type("#param-out_features", "128");
        assertEquals(128, raw("dense1").get("out_features"));
        assertEquals("128", find(Label.class, "#inspector-output").getText());
        robot.shortcut(KeyCode.Z);
        assertSame(before, workspace.project());
        assertEquals("256", find(TextField.class, "#param-out_features").getText());
    }

    @Test
    void pairsBooleansAndOptionalParametersAreEdited() {
        fx(() -> workspace.reveal("conv1"));
        type("#param-kernel_size", "3, 5");
        assertEquals(List.of(3, 5), raw("conv1").get("kernel_size"));
        robot.click(find(CheckBox.class, "#param-bias"));
        assertEquals(false, raw("conv1").get("bias"));
        type("#param-in_channels", "1");
        assertEquals(1, raw("conv1").get("in_channels"));
        robot.shortcut(KeyCode.A);
        robot.keys(KeyCode.BACK_SPACE);
        assertFalse(raw("conv1").containsKey("in_channels"));
        assertEquals("1 (from the input)", find(TextField.class, "#param-in_channels").getPromptText());
    }

    @Test
    void nodesAreRenamedButNotToATakenName() {
        fx(() -> workspace.reveal("conv1"));
        type("#node-id", "conv2");
        assertTrue(get(() -> find(Label.class, "#rule-node-id").isVisible()));
        robot.keys(KeyCode.ENTER);
        assertTrue(workspace.network().contains("conv1"));
        type("#node-id", "first");
        robot.keys(KeyCode.ENTER);
        assertTrue(workspace.network().contains("first"));
        assertEquals(Set.of("first"), workspace.selection().nodes());
    }

    @Test
    void fixesOfAFlaggedNodeAreButtons() {
        String id = add("Linear");
        fx(() -> {});
        assertEquals("Unconstrained", find(Label.class, "#inspector-verdict-label").getText());
        Button fix = get(() -> (Button) find(Node.class, "#inspector-problems").lookupAll(".fix-button").iterator().next());
        robot.click(fix);
        assertEquals("SpectralLinear", workspace.network().node(id).layer().module());
    }

    @Test
    void parametersOutOfRangeCanBeReset() {
        Layer broken = new Unresolved("SpectralLinear", Map.of("out_features", 0, "bias", false), "out_features must be at least 1.", true);
        fx(() -> {
            workspace.apply(Edits.add("broken", broken, new Position(900, 100)));
            workspace.reveal("broken");
        });
        Button reset = get(() -> (Button) find(Node.class, "#inspector-problems").lookupAll(".fix-button").iterator().next());
        robot.click(reset);
        assertEquals(64, raw("broken").get("out_features"));
        assertEquals(false, raw("broken").get("bias"));
    }

    @Test
    void withoutASelectionTheNetworkIsSummedUp() {
        assertEquals("Certified: 1-Lipschitz", find(Label.class, "#inspector-headline").getText());
        add("Linear");
        fx(() -> workspace.selectNodes(Set.of()));
        assertEquals("Not certified", find(Label.class, "#inspector-headline").getText());
    }

    private Map<String, @Nullable Object> raw(String id) {
        return get(() -> {
            Layer layer = workspace.network().node(id).layer();
            return Catalogue.of(layer).write(layer);
        });
    }
}
