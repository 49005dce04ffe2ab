package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.project.Project;

class ProblemsTest extends ShellTest {
    private Project flagged;

    /// Two unsafe modules in the place of safe ones: a pool and the head.
    @BeforeEach
    void spoil() {
        fx(() -> {
            workspace.apply(Edits.fix("pool1", studio.lipschitz.layer.Fix.replaceBy(Catalogue.find("AvgPool2d").orElseThrow().defaults())));
            var linear = Catalogue.find("Linear").orElseThrow();
            workspace.apply(
                    Edits.fix("dense2", studio.lipschitz.layer.Fix.replaceBy(linear.from(workspace.network().node("dense2").layer()))));
        });
        flagged = workspace.project();
    }

    @Test
    void theTabCountsThem() {
        assertEquals(2, workspace.analysis().problems().size());
        assertEquals("Problems (2)", tabTitle());
    }

    @Test
    void clickingOneSelectsItsNode() {
        robot.click(find(Node.class, "#problem-dense2"));
        assertEquals(Set.of("dense2"), workspace.selection().nodes());
    }

    @Test
    void aFixFromTheMenuIsOneStep() {
        MenuButton menu = find(MenuButton.class, "#fix-dense2");
        robot.click(menu);
        fx(() -> menu.getItems().getFirst().fire());
        assertEquals("SpectralLinear", workspace.network().node("dense2").layer().module());
        fx(() -> workspace.undo());
        assertSame(flagged, workspace.project());
    }

    @Test
    void fixAllMendsEveryNodeInOneStep() {
        robot.click(find(Node.class, "#problems-fix-all"));
        assertTrue(workspace.analysis().certified());
        assertEquals("Problems", tabTitle());
        assertEquals("Certified: 1-Lipschitz", find(Label.class, "#status-headline").getText());
        assertTrue(get(() -> find(Node.class, "#problems-nothing").isVisible()));
        robot.shortcut(KeyCode.Z);
        assertSame(flagged, workspace.project());
    }

    private String tabTitle() {
        return get(() -> find(TabPane.class, "#bottom").getTabs().getFirst().getText());
    }
}
