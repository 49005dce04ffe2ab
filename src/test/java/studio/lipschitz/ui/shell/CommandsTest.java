package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;

class CommandsTest extends ShellTest {
    private static final Pattern ROOT_ID = Pattern.compile("<fx:root[^>]* id=\"([^\"]+)\"");

    @Test
    void theThemeIsTurnedAtOnceAndRemembered() {
        assertFalse(get(() -> window.themes().darkProperty().get()));
        robot.click(find(Node.class, "#toolbar-theme"));
        assertTrue(get(() -> window.themes().darkProperty().get()));
        assertTrue(get(() -> stage.getScene().getStylesheets().getFirst().endsWith("dark.css")));
        Path file = folder.resolve("config/settings.json");
        await("written", () -> Files.exists(file) && Files.readString(file).contains("DARK"));
    }

    @Test
    void aThemeMovesNothingAndTheMenusKeysGoOn() {
        Region canvas = find(Region.class, "#canvas");
        Bounds before = get(() -> canvas.localToScene(canvas.getLayoutBounds()));
        fx(() -> workspace.add(Catalogue.all().getFirst()));
        int nodes = get(() -> workspace.network().nodes().size());
        turn(ThemeChoice.DARK);
        turn(ThemeChoice.LIGHT);
        assertEquals(before, get(() -> canvas.localToScene(canvas.getLayoutBounds())));
        robot.shortcut(KeyCode.Z);
        assertEquals(nodes - 1, get(() -> workspace.network().nodes().size()));
    }

    @Test
    void whatTheWheelDoesIsRemembered() {
        robot.shortcut(KeyCode.SHIFT, KeyCode.P);
        robot.type("wheel zooms");
        robot.keys(KeyCode.ENTER);
        assertTrue(get(() -> settings.state().wheelZooms()));
    }

    private void choose(String typed) {
        robot.shortcut(KeyCode.SHIFT, KeyCode.P);
        robot.type(typed);
        robot.keys(KeyCode.ENTER);
    }

    @Test
    void everythingIsFoundByName() {
        choose("theme contrast");
        assertEquals(ThemeChoice.HIGH_CONTRAST, get(() -> settings.state().theme()));
        choose("copy python");
        await("the code", () -> workspace.statusProperty().get().equals("Copied the Python code."));
        assertTrue(get(() -> Clipboard.getSystemClipboard().getString()).contains("SpectralConv2d"));
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        choose("duplicate inputs");
        String copy = get(() -> workspace.selection().single().orElseThrow());
        assertEquals(1, get(() -> workspace.network().into(copy).size()), "fed by what feeds the original");
        choose("connect name");
        assertTrue(get(() -> Window.getWindows().stream().anyMatch(w -> w.getScene().getRoot().lookup("#connect-to") != null)));
        robot.keys(KeyCode.ESCAPE);
        choose("name repeat");
        assertEquals("Select a block, or a node within one, first.", get(() -> workspace.statusProperty().get()));
    }

    @Test
    void whatIsKnownOfTheTotalsIsTold() {
        Label totals = find(Label.class, "#status-parameters");
        String whole = get(totals::getText);
        assertTrue(whole.endsWith(" of outputs") && !whole.startsWith("At least"), whole);
        add("SpectralLinear"); // nothing feeds it
        await("the totals of what is known", () -> totals.getText().equals("At least " + whole));
    }

    @Test
    void anotherWindowIsAskedFor() {
        robot.shortcut(KeyCode.SHIFT, KeyCode.N);
        assertEquals(1, windowsAsked);
    }

    @Test
    void everyFxmlStandsInTheWindow() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("fxml"))) {
            files = all.toList();
        }
        assertTrue(files.size() >= 10, files::toString);
        var tabs = get(() -> find(TabPane.class, "#bottom").getTabs());
        tabs.reversed().forEach(tab -> { // what is in them is made when they are first looked at
            fx(() -> tab.getTabPane().getSelectionModel().select(tab));
            studio.lipschitz.ui.testing.Fx.settle();
        });
        for (Path file : files) {
            Matcher root = ROOT_ID.matcher(Files.readString(file));
            assertTrue(root.find(), file + " has no id at its root");
            assertNotNull(get(() -> stage.getScene().lookup("#" + root.group(1))), file + " is not in the window");
        }
    }

    @Test
    void everyTemplateCanBeTrained() {
        for (Template template : Template.values()) {
            fx(() -> workspace.open(template.load(), java.util.Optional.empty()));
            assertFalse(get(find(javafx.scene.control.Button.class, "#train")::isDisabled), template.name());
        }
    }

    @Test
    void keysUndoRedoSelectAndDelete() {
        Project before = workspace.project();
        robot.shortcut(KeyCode.A);
        assertEquals(workspace.network().nodes().size(), workspace.selection().nodes().size());
        robot.keys(KeyCode.DELETE);
        assertTrue(workspace.network().nodes().isEmpty());
        Project emptied = workspace.project();
        robot.shortcut(KeyCode.Z);
        assertSame(before, workspace.project());
        robot.shortcut(KeyCode.Y);
        assertSame(emptied, workspace.project());
        robot.shortcut(KeyCode.Z);
        robot.shortcut(KeyCode.SHIFT, KeyCode.Z);
        assertSame(emptied, workspace.project());
    }

    @Test
    void f5TrainsAndShowsTheTrainingPanel() {
        robot.keys(KeyCode.F5);
        await("asked to train", () -> worker.requests.size() == 1);
        assertSame(workspace.project(), worker.requests.getFirst().project());
        assertEquals(1, get(() -> find(TabPane.class, "#bottom").getSelectionModel().getSelectedIndex()));
    }

    @Test
    void aBugIsReportedAndTheWindowGoesOn() {
        fx(() -> new Notes(stage, "lipschitz-studio (test)").report(new IllegalStateException("a planted bug")));
        await("reported", () -> Stage.getWindows().size() == 2);
        assertTrue(find(TextArea.class, "#report-text").getText().contains("a planted bug"));
        fx(() -> find(DialogPane.class, "#report").getScene().getWindow().hide());
        assertTrue(get(stage::isShowing));
    }

    @Test
    void sizesAreRememberedWhenTheWindowCloses() {
        fx(() -> find(SplitPane.class, "#columns").setDividerPositions(0.3, 0.75));
        double left = get(() -> ((Region) stage.getScene().lookup("#palette")).getWidth());
        assertEquals(0.3 * 1280, left, 4);
        robot.shortcut(KeyCode.W);
        await("closed", () -> !stage.isShowing());
        assertEquals(left, settings.state().left(), 1);
        assertEquals(0.25 * 1280, settings.state().right(), 4);
    }
}
