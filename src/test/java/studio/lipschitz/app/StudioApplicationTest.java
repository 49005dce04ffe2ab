package studio.lipschitz.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.application.ParametersImpl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.RunFolders;

/// The application itself, as `lipschitz-studio A.lipnet` starts it, with a second window that it opens: real questions, files and clipboard.
class StudioApplicationTest extends WindowTest {
    @TempDir private Path folder;

    private final Thread.@Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private Path file;
    private StudioApplication application;
    private Stage first;

    @BeforeEach
    void startWithAFile() throws Exception {
        file = folder.resolve("A.lipnet");
        Network chain = Network.chain(new Input(Shape.of(8)), SpectralLinear.DEFAULT, GroupSort2.DEFAULT);
        ProjectFile.write(file, Project.EMPTY.withDrawing(chain));
        application = get(() -> new StudioApplication(folder.resolve("settings.json"), new RunFolders(folder.resolve("runs"))));
        ParametersImpl.registerParameters(application, new ParametersImpl(List.of(file.toString())));
        first = get(Stage::new);
        fx(() -> application.start(first));
        await("A is open", () -> "A — Lipschitz Studio".equals(first.getTitle()));
        await("A is drawn", () -> shown(first).equals(Set.of("input1", "spectrallinear1", "groupsort21")));
    }

    @AfterEach
    void stop() {
        fx(() -> List.copyOf(Window.getWindows()).reversed().forEach(Window::hide));
        fx(application::stop);
        Thread.setDefaultUncaughtExceptionHandler(before);
        Texts.use("en");
    }

    @Test
    void aSecondWindowTakesWhatIsCopiedInTheFirstAndItsQuestionSaves() throws Exception {
        robot.shortcut(KeyCode.SHIFT, KeyCode.N);
        await("a second window", () -> stages().size() == 2 && stages().getLast().isFocused());
        Stage second = stages().getLast();
        assertEquals("Untitled — Lipschitz Studio", get(second::getTitle));
        await("it shows the template", () -> shown(second).contains("conv1"));
        Set<String> template = get(() -> shown(second));

        toFront(first);
        robot.click(node(first, "groupsort21"));
        robot.shortcut(KeyCode.C);
        toFront(second);
        robot.shortcut(KeyCode.V);
        await("pasted", () -> shown(second).contains("groupsort21"));
        assertEquals(template.size() + 1, get(() -> shown(second)).size());
        assertEquals(3, get(() -> shown(first)).size());
        robot.shortcut(KeyCode.SHIFT, KeyCode.V);
        await("pasted again", () -> shown(second).contains("groupsort22"));
        assertTrue(get(() -> second.getScene().lookup("#edge-spectrallinear1-groupsort22") == null), "nothing of that name feeds it here");

        toFront(first);
        robot.shortcut(KeyCode.SHIFT, KeyCode.V);
        await("pasted beside it", () -> shown(first).contains("groupsort22"));
        assertEquals("A • — Lipschitz Studio", get(first::getTitle));
        robot.shortcut(KeyCode.W);
        await("it asks", () -> second.getScene() != null && !questions().isEmpty());
        assertTrue(get(first::isShowing));
        robot.click(questions().stream().filter(button -> "Save".equals(button.getText())).findFirst().orElseThrow());
        await("closed", () -> !first.isShowing());
        Network saved = ProjectFile.read(file).drawing();
        assertEquals(4, saved.nodes().size());
        assertTrue(saved.edges().contains(Edge.of("spectrallinear1", "groupsort22")), saved.edges()::toString);
        assertTrue(get(second::isShowing), "the other window goes on");
        assertTrue(Files.exists(folder.resolve("settings.json")), "the settings are the test's own");
    }

    private static List<Stage> stages() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast).toList();
    }

    private static List<Button> questions() {
        return get(() -> Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll("#question .button").stream())
                .map(Button.class::cast)
                .toList());
    }

    private void toFront(Stage stage) {
        fx(() -> {
            stage.toFront();
            stage.requestFocus();
        });
        Node canvas = stage.getScene().lookup("#canvas");
        Point2D free = robot.at(canvas, 0.03, 0.5);
        robot.click(free);
    }

    private static Node node(Stage stage, String id) {
        return get(() -> stage.getScene().lookup("#node-" + id));
    }

    /// Names of the nodes whose cards are there.
    private static Set<String> shown(Stage stage) {
        return stage.getScene().getRoot().lookupAll(".canvas-node").stream()
                .map(card -> card.getId().substring("node-".length()))
                .collect(java.util.stream.Collectors.toSet());
    }
}
