package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.training.SGD;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.testing.CutOff;

/// What the inspector says of memory, after the plan; `target/screenshots/inspector-memory-*`.
class MemoryInInspectorTest extends ShellTest {

    private String text(String id) {
        fx(() -> {});
        return get(() -> find(Label.class, id).getText()).replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    @Test
    void eachKindOfMemoryIsNamedAndFollowsThePlan() throws Exception {
        fx(() -> workspace.apply(Edits.plan("batch", plan -> plan.withBatch(128))));
        fx(() -> workspace.selectNodes(Set.of("conv1")));
        assertEquals("""
                320 parameters, 1.25 KB
                225,792 multiply-adds
                98 KB of outputs a sample
                12.3 MB of outputs in a batch of 128
                5 KB of weights, gradients and state of Adam in training""", text("#inspector-cost"));
        CutOff.none(find(Node.class, "#inspector"));
        pictures("inspector-memory");
        fx(() -> workspace.apply(Edits.plan("batch", plan -> plan.withBatch(1).withOptimizer(SGD.DEFAULT))));
        assertTrue(text("#inspector-cost").endsWith("98 KB of outputs in a batch of 1\n2.5 KB of weights and gradients in training"),
                text("#inspector-cost"));
        fx(() -> workspace.selectNodes(Set.of("pool1")));
        assertTrue(text("#inspector-cost").endsWith(" of outputs in a batch of 1"), text("#inspector-cost"));
        fx(find(CanvasView.class, "#canvas")::requestFocus);
        robot.keys(KeyCode.ESCAPE);
        assertEquals(text("#inspector-memory") + " of outputs in a batch of 1", text("#inspector-training").lines().findFirst().orElse(""));
        CutOff.none(find(Node.class, "#inspector"));
        pictures("inspector-memory-network");
    }
}
