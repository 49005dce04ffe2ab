package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.training.Script;
import studio.lipschitz.ui.training.TrainingView;

/// Text of every size, in the whole window: it grows, and rows and fields grow with it.
class TextSizeWindowTest extends ShellTest {
    private static final double USUAL = 13;

    @Test
    void keysMakeTextLargerAndSmallerAndUsual() {
        robot.keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.EQUALS);
        restyled(110);
        robot.keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.EQUALS);
        restyled(125);
        assertEquals(USUAL * 1.25, size("#palette .panel-title"), 0.1);
        robot.keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.MINUS);
        restyled(110);
        robot.keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DIGIT0);
        restyled(100);
        assertEquals(USUAL, size("#palette .panel-title"), 0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 150, 200})
    void pictures(int percent) throws IOException {
        scale(percent);
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        picture("window", percent);
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(1));
        robot.keys(KeyCode.F5);
        await("started", () -> !worker.requests.isEmpty());
        fx(() -> {
            var script = new Script(worker, List.of("conv1", "conv2", "linear1"), 5, 92);
            script.start(1);
            script.steps(1, 232);
        });
        picture("training", percent);
        robot.shortcut(KeyCode.K);
        picture("code", percent);
        robot.shortcut(KeyCode.K);
        robot.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        picture("commands", percent);
        robot.keys(KeyCode.ESCAPE);
        robot.click(find(Region.class, "#menu-view"));
        picture("menu", percent);
        robot.keys(KeyCode.ESCAPE);
    }

    private void scale(int percent) {
        fx(() -> settings.update(state -> state.withTextScale(percent)));
        restyled(percent);
    }

    private void restyled(int percent) {
        await("text has %d %%".formatted(percent), () -> settings.state().textScale() == percent && window.restyled());
        fx(() -> {});
    }

    private static double size(String selector) {
        return get(() -> find(Label.class, selector).getFont().getSize());
    }

    private void picture(String name, int percent) throws IOException {
        await("charts are drawn", find(TrainingView.class, "#training")::settled);
        fx(() -> {});
        Screenshots.save(stage, Path.of("target", "screenshots", "text-%s-%d.png".formatted(name, percent)));
    }
}
