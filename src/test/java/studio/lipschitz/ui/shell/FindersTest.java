package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.testing.Screenshots;

class FindersTest extends ShellTest {

    private void openCommands() {
        robot.shortcut(KeyCode.SHIFT, KeyCode.P);
        await("the commands", () -> shown("commands"));
    }

    private void openFind() {
        robot.shortcut(KeyCode.F);
        await("the nodes", () -> shown("find"));
    }

    private static boolean shown(String finder) {
        return Window.getWindows().stream().anyMatch(window -> window.getScene().getRoot().lookup("#" + finder) != null);
    }

    private static List<String> names() {
        return rows("#commands-list", CommandSearch.Command.class).stream().map(CommandSearch.Command::name).toList();
    }

    private static List<String> ids() {
        return rows("#find-list", NodeSearch.Found.class).stream().map(NodeSearch.Found::id).toList();
    }

    private static <T> List<T> rows(String list, Class<T> type) {
        ListView<?> shown = find(ListView.class, list);
        return get(() -> shown.getItems().stream().map(type::cast).toList());
    }

    private CanvasView canvas() {
        return find(CanvasView.class, "#canvas");
    }

    @Test
    void aCommandIsTypedAndDone() {
        Node before = get(() -> stage.getScene().getFocusOwner());
        double zoom = get(canvas().zoomProperty()::get);
        openCommands();
        robot.type("zoom in");
        assertEquals("Zoom in", names().getFirst());
        robot.keys(KeyCode.ENTER);
        assertEquals(1.25 * zoom, get(canvas().zoomProperty()::get), 1e-9);
        assertFalse(get(() -> shown("commands")));
        assertSame(before, get(() -> stage.getScene().getFocusOwner()));
    }

    private String spoken(String field) {
        Node asked = find(Node.class, field);
        fx(() -> {}); // rows are made with the next frame
        return get(() -> asked.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM) instanceof Node row
                ? String.valueOf(row instanceof Label label ? label.getText() : row.getAccessibleText())
                : "");
    }

    @Test
    void theRowThatIsMeantIsSpokenThoughTheCursorStaysInTheField() {
        openCommands();
        assertEquals("What do you want to do?", get(() -> find(Node.class, "#commands-field").getAccessibleText()));
        robot.type("zoom");
        assertTrue(spoken("#commands-field").startsWith("Zoom in, View, "), spoken("#commands-field"));
        robot.keys(KeyCode.DOWN);
        assertTrue(spoken("#commands-field").startsWith("Zoom out, View, "), spoken("#commands-field"));
        robot.shortcut(KeyCode.A);
        robot.type("redo");
        assertTrue(spoken("#commands-field").endsWith(", not available now"), spoken("#commands-field"));
        robot.shortcut(KeyCode.A);
        robot.type("qqq");
        assertTrue(spoken("#commands-field").startsWith("No command"), spoken("#commands-field"));
        robot.keys(KeyCode.ESCAPE);
        fx(canvas()::requestFocus);
        robot.keys(KeyCode.INSERT);
        robot.type("fulls");
        assertTrue(spoken("#quick-add-field").startsWith("FullSort, "), spoken("#quick-add-field"));
    }

    @Test
    void everyItemOfEveryMenuIsListedOnce() {
        openCommands();
        List<String> names = names();
        assertEquals(names.size(), Set.copyOf(names).size(), names::toString);
        assertTrue(
                names.containsAll(
                        List.of("New…", "Save as…", "Undo", "Find in the drawing", "Find a module", "Train", "About Lipschitz Studio")),
                names::toString);
        assertTrue(names.stream().noneMatch(name -> name.contains("_") || name.isBlank()), names::toString);
        assertFalse(names.contains("Commands…"), "they are open");
    }

    @Test
    void escapeClosesAndTypingGoesOnWhereItWas() {
        type("#palette-search", "Conv");
        TextField search = find(TextField.class, "#palette-search");
        openCommands();
        robot.type("zoom");
        robot.keys(KeyCode.ESCAPE);
        assertFalse(get(() -> shown("commands")));
        assertTrue(get(search::isFocused));
        robot.type("2");
        assertEquals("Conv2", get(search::getText));
    }

    @Test
    void whatWasDoneLastComesFirst() {
        openCommands();
        robot.type("actual size");
        robot.keys(KeyCode.ENTER);
        openCommands();
        assertEquals("Actual size", names().getFirst());
        robot.keys(KeyCode.ESCAPE);
    }

    @Test
    void whatCannotBeDoneIsSeenAndNotChosen() {
        openCommands();
        robot.type("undo");
        assertEquals("Undo", names().getFirst());
        robot.keys(KeyCode.ENTER);
        assertTrue(get(() -> shown("commands")));
        robot.keys(KeyCode.ESCAPE);
    }

    @Test
    void arrowsWalkAndAThemeIsChosen() {
        openCommands();
        robot.type("theme");
        assertEquals(List.of("Theme of the desktop", "Light theme", "Dark theme", "High contrast theme"), names());
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.ENTER);
        await("dark", () -> window.themes().darkProperty().get() && window.restyled());
        assertSame(ThemeChoice.DARK, settings.state().theme());
    }

    @Test
    void recentFilesAreAmongThem() throws IOException {
        Path file = Files.writeString(folder.resolve("waves.lipschitz.json"), "{}");
        fx(() -> settings.addRecent(file));
        openCommands();
        robot.type("recent waves");
        assertEquals(List.of(file.toString()), names());
        robot.keys(KeyCode.ESCAPE);
    }

    @Test
    void keysInTheFieldLeaveTheDrawingAlone() {
        fx(() -> workspace.selectNodes(Set.of("dense2")));
        Project before = workspace.project();
        openFind();
        robot.keys(KeyCode.DELETE);
        robot.type("conv");
        robot.shortcut(KeyCode.A);
        robot.keys(KeyCode.DELETE);
        robot.keys(KeyCode.BACK_SPACE);
        robot.keys(KeyCode.RIGHT);
        robot.keys(KeyCode.ESCAPE);
        assertSame(before, workspace.project());
        assertEquals(Set.of("dense2"), workspace.selection().nodes());
    }

    @Test
    void oneFinderTakesThePlaceOfTheOther() {
        openCommands();
        robot.type("find in");
        robot.keys(KeyCode.ENTER);
        await("the nodes", () -> shown("find"));
        robot.shortcut(KeyCode.SHIFT, KeyCode.P);
        await("the commands", () -> shown("commands") && !shown("find"));
        robot.keys(KeyCode.ESCAPE);
    }

    @Test
    void aNodeIsTypedAndComesIntoSight() {
        fx(() -> workspace.open(chain(2_000), Optional.empty()));
        fx(() -> canvas().zoomReset());
        openFind();
        assertEquals(2_001, ids().size());
        robot.type("linear1234");
        assertEquals("spectrallinear1234", ids().getFirst());
        robot.keys(KeyCode.ENTER);
        assertEquals(Set.of("spectrallinear1234"), workspace.selection().nodes());
        Node card = find(Node.class, "#node-spectrallinear1234");
        Bounds at = get(() -> canvas().sceneToLocal(card.localToScene(card.getLayoutBounds())));
        assertTrue(get(() -> canvas().getLayoutBounds().contains(at)), at::toString);
        assertFalse(get(() -> shown("find")));
    }

    @Test
    void aNodeIsChosenWithTheMouse() {
        openFind();
        robot.type("dense");
        String second = ids().get(1);
        Node row = get(() -> find(ListView.class, "#find-list").lookupAll(".finder-title").stream()
                .filter(title -> title instanceof Label label && label.getText().equals(second))
                .findFirst()
                .orElseThrow());
        robot.click(row);
        assertEquals(Set.of(second), workspace.selection().nodes());
    }

    @Test
    void anEmptyDrawingSaysWhatToDo() throws IOException {
        fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        openFind();
        Label nothing = get(() -> (Label) find(Region.class, "#find").lookup(".finder-nothing"));
        assertEquals("The drawing is empty. Drag a module from the palette to begin.", get(nothing::getText));
        picture("find-empty", ThemeChoice.LIGHT);
        robot.keys(KeyCode.ESCAPE);
        fx(() -> workspace.add(Catalogue.all().getFirst()));
        openFind();
        robot.type("qqq");
        assertEquals("No node matches.", get(nothing::getText));
        robot.keys(KeyCode.ESCAPE);
    }

    @Test
    void bothAreGoodToLookAt() throws IOException {
        add("Linear");
        add("BatchNorm2d");
        fx(() -> settings.addRecent(Files.writeString(
                Files.createDirectories(folder.resolve("a folder whose name needs room")).resolve("waves.lipschitz.json"), "{}")));
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            openCommands();
            picture("commands", theme);
            robot.type("sav");
            robot.keys(KeyCode.DOWN);
            picture("commands-typed", theme);
            robot.keys(KeyCode.ESCAPE);
            openCommands();
            robot.type("pa");
            picture("commands-barred", theme);
            robot.keys(KeyCode.ESCAPE);
            openFind();
            picture("find", theme);
            robot.type("unsafe");
            assertEquals(Set.of("linear1", "batchnorm2d1"), Set.copyOf(ids()));
            picture("find-unsafe", theme);
            robot.keys(KeyCode.ESCAPE);
        }
    }

    private void picture(String name, ThemeChoice theme) throws IOException {
        Path file = screenshot(name, theme);
        Screenshots.save(stage, file);
        assertTrue(Files.size(file) > 20_000, file + " is nearly empty");
    }

    private static Project chain(int layers) {
        var wide = new SpectralLinear(OptionalInt.empty(), 64, true, 1);
        return Project.EMPTY.withDrawing(Network.chain(Stream
                .concat(Stream.of(new Input(Shape.of(784))), IntStream.range(0, layers).mapToObj(_ -> wide))
                .toArray(Layer[]::new)));
    }
}
