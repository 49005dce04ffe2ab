package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// The documentation's network drawn and trained without a mouse.
class KeyboardJourneyTest extends RealTrainingTest {
    private static final int PARTS = 5;
    private static final int FIELDS = 14; // more than a node has

    @Test
    void theDocumentationsNetworkIsDrawnAndTrainedByKeysAlone() {
        answers.startingPoint = Optional.of("Empty");
        robot.shortcut(KeyCode.N);
        assertTrue(get(() -> workspace.network().nodes().isEmpty()));
        add("input", "Input");
        convolution();
        convolution();
        pool();
        convolution();
        convolution();
        pool();
        add("flatten", "Flatten");
        add("nn.linear", "SpectralLinear"); // by the name that it has elsewhere
        set("param-out_features", "256");
        add("nn.linear", "SpectralLinear");
        set("param-out_features", "1");
        assertEquals(layers(Template.DOCUMENTATION.load()), get(() -> layers(workspace.project())));
        assertTrue(get(() -> workspace.analysis().certified()));
        assertEquals(9, get(() -> workspace.network().edges().size()), "a chain");

        robot.keys(KeyCode.UP);
        robot.keys(KeyCode.UP);
        assertEquals(Optional.of("flatten1"), get(() -> workspace.selection().single()));
        plan(Map.of("plan-epochs", "8", "plan-lr", "0.01"));
        assertEquals(Template.DOCUMENTATION.load().plan(), get(() -> workspace.project().plan()));
        robot.keys(KeyCode.F5);
        awaitTraining("steps", () -> session.metrics().loss().size() >= 3);
        robot.keys(KeyCode.SHIFT, KeyCode.F5);
        awaitTraining("stopped", () -> !session.state().active());
        assertEquals(State.STOPPED, get(session::state));
        assertEquals("", get(() -> session.messageProperty().get()));
    }

    /// Goes to the tab of the training and sets fields of its plan.
    private void plan(Map<String, String> values) {
        for (int i = 0; i < PARTS && !"bottom".equals(focused()); i++) {
            robot.shortcut(KeyCode.F6);
        }
        assertEquals("bottom", focused());
        robot.keys(KeyCode.RIGHT);
        var missing = new HashMap<>(values);
        for (int i = 0; i < FIELDS && !missing.isEmpty(); i++) {
            robot.keys(KeyCode.TAB);
            String value = missing.remove(focused());
            if (value != null) {
                robot.shortcut(KeyCode.A);
                robot.type(value);
                robot.keys(KeyCode.ENTER);
            }
        }
        assertEquals(Map.of(), missing);
    }

    private void convolution() {
        add("nn.conv2d", "SpectralConv2d");
        set("param-out_channels", "32");
        set("param-padding", "1");
    }

    private void pool() {
        add("maxpool2d", "MaxPool2d");
        set("param-stride", "2");
    }

    /// Below the node that is selected, led from it.
    private void add(String words, String module) {
        robot.keys(KeyCode.INSERT);
        robot.type(words);
        robot.keys(KeyCode.ENTER);
        assertEquals(module, get(() -> workspace.network().node(workspace.selection().single().orElseThrow()).layer().module()));
    }

    private void set(String field, String value) {
        robot.keys(KeyCode.ENTER);
        for (int i = 0; i < FIELDS && !field.equals(focused()); i++) {
            robot.keys(KeyCode.TAB);
        }
        assertEquals(field, focused());
        robot.shortcut(KeyCode.A);
        robot.type(value);
        robot.keys(KeyCode.ENTER);
        robot.keys(KeyCode.ESCAPE);
        assertEquals("node-" + get(() -> workspace.selection().single().orElseThrow()), focused());
    }

    private String focused() {
        return get(() -> {
            Node owner = stage.getScene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    private static List<Layer> layers(Project project) {
        return project.network().nodes().stream().map(studio.lipschitz.network.Node::layer).toList();
    }
}
