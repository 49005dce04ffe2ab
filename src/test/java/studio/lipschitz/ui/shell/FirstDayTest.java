package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;

/// What a new user stumbled over in a walk through the window.
class FirstDayTest extends ShellTest {

    /// They stood below the reasons and the cost, most often out of sight.
    @Test
    void theParametersOfANodeAreSeenWithoutScrolling() throws IOException {
        fx(() -> workspace.selectNodes(Set.of("conv1")));
        await("the fields are there", () -> stage.getScene().lookup("#param-kernel_size") != null);
        fx(() -> {});
        Bounds pane = place("#inspector");
        assertTrue(get(() -> scroll().getVvalue()) == 0);
        for (String field : List.of("#node-id", "#param-out_channels", "#param-kernel_size")) {
            assertTrue(place(field).getMaxY() < pane.getMaxY(), field + " is below the fold");
        }
        double last = place("#param-kernel_size").getMaxY();
        assertTrue(last < place("#inspector-why").getMinY() && last < place("#inspector-cost").getMinY(), "reasons and cost come after");
        pictures("firstday-inspector");
    }

    @Test
    void theLowerPaneGivesBackTheHeightThatATabTook() {
        TabPane bottom = find(TabPane.class, "#bottom");
        double usual = get(bottom::getHeight);
        for (String tall : List.of("#tab-data", "#tab-playground", "#tab-robustness", "#tab-training")) {
            robot.click(find(Node.class, tall));
            await(tall + " is higher", () -> bottom.getHeight() > usual + 50);
            robot.click(find(Node.class, "#tab-problems"));
            await("as high as before " + tall, () -> Math.abs(bottom.getHeight() - usual) < 2);
        }
        robot.click(find(Node.class, "#tab-data"));
        await("higher", () -> bottom.getHeight() > usual + 50);
        fx(() -> find(ShellView.class, "#shell").remember(settings));
        assertEquals(usual, get(() -> settings.state().bottom()), 2, "the next start is as low");
        robot.click(find(Node.class, "#tab-playground"));
        robot.click(find(Node.class, "#tab-problems"));
        await("from tall to tall and back", () -> Math.abs(bottom.getHeight() - usual) < 2);

        robot.click(find(Node.class, "#tab-data"));
        await("higher", () -> bottom.getHeight() > usual + 50);
        Node divider = find(Node.class, "#rows > .split-pane-divider");
        robot.drag(divider, 0, 40);
        double chosen = get(bottom::getHeight);
        robot.click(find(Node.class, "#tab-problems"));
        assertEquals(chosen, get(bottom::getHeight), 2, "a height that the user chose stays");
    }

    @Test
    void whatCanBeExportedIsFoundByThatWord() throws IOException {
        robot.holding(KeyCode.CONTROL, () -> robot.holding(KeyCode.SHIFT, () -> robot.keys(KeyCode.P)));
        robot.type("export");
        ListView<?> found = find(ListView.class, "#commands-list");
        await("found", () -> found.getItems().size() >= 4);
        robot.keys(KeyCode.ESCAPE);
        robot.keys(KeyCode.ESCAPE);

        Path code = folder.resolve("network.py");
        answers.saveFile = Optional.of(code);
        fx(() -> exporting("menu-export-code").fire());
        await("written", () -> workspace.statusProperty().get().contains("network.py"));
        assertTrue(Files.readString(code).contains("torchlip"), Files.readString(code));
        assertTrue(get(() -> exporting("menu-export-weights").isDisable()), "no run yet");
        assertTrue(get(() -> exporting("menu-export-report").isDisable()));

        Path run = folder.resolve("runs/mine");
        Files.createDirectories(new RunFolder(run).checkpoints());
        Files.write(new RunFolder(run).lastWeights(), new byte[] {1, 2, 3});
        fx(() -> session.start(workspace.project(), run));
        await("it trains", () -> worker.requests.size() == 1);
        worker.tell(new TrainingEvent.Finished(run.toString(), true));
        await("it ended", () -> !session.state().active());
        answers.saveFile = Optional.of(folder.resolve("mine.safetensors"));
        fx(() -> exporting("menu-export-weights").fire());
        await("copied", () -> workspace.statusProperty().get().contains("mine.safetensors"));
        assertEquals(List.of("code Untitled.py", "weights mine.safetensors"), answers.asked);
        assertEquals(3, Files.size(folder.resolve("mine.safetensors")));
    }

    private MenuItem exporting(String id) {
        return ((Menu) item(stage, "menu-exports")).getItems().stream().filter(each -> id.equals(each.getId())).findFirst().orElseThrow();
    }

    private ScrollPane scroll() {
        return (ScrollPane) find(Node.class, "#inspector .panel-scroll");
    }

    private Bounds place(String selector) {
        Node node = find(Node.class, selector);
        return get(() -> node.localToScene(node.getLayoutBounds()));
    }
}
