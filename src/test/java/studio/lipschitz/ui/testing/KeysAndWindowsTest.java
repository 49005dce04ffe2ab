package studio.lipschitz.ui.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class KeysAndWindowsTest extends WindowTest {
    private final List<String> seen = new ArrayList<>();

    private MenuItem item(String name, String keys) {
        MenuItem item = new MenuItem(name);
        item.setId(name);
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.setOnAction(e -> seen.add(name));
        return item;
    }

    @Test
    void typedTextArrivesCharacterByCharacter() {
        TextField field = new TextField();
        show(() -> new VBox(field), 400, 200);
        robot.click(field);
        robot.type("Kappa = 1.5 (λ), \"L2\"!");
        assertEquals("Kappa = 1.5 (λ), \"L2\"!", get(field::getText));
        robot.keys(KeyCode.BACK_SPACE);
        robot.shortcut(KeyCode.A);
        robot.shortcut(KeyCode.X);
        assertEquals("", get(field::getText));
        robot.shortcut(KeyCode.V);
        assertEquals("Kappa = 1.5 (λ), \"L2\"", get(field::getText));
        robot.shortcut(KeyCode.Z);
        assertEquals("", get(field::getText));
    }

    @Test
    void acceleratorsFire() {
        MenuBar bar = new MenuBar(new Menu(
                "Edit",
                null,
                item("Save", "Shortcut+S"),
                item("Undo", "Shortcut+Z"),
                item("Redo", "Shortcut+Shift+Z"),
                item("Delete", "Delete"),
                item("Fit", "F")));
        show(() -> new VBox(bar, new Pane()), 600, 400);
        robot.shortcut(KeyCode.S);
        robot.shortcut(KeyCode.Z);
        robot.shortcut(KeyCode.SHIFT, KeyCode.Z);
        robot.keys(KeyCode.DELETE);
        robot.keys(KeyCode.F);
        assertEquals(List.of("Save", "Undo", "Redo", "Delete", "Fit"), seen);
    }

    @Test
    void tabMovesTheFocus() {
        Button first = new Button("first");
        Button second = new Button("second");
        show(() -> new VBox(first, second), 300, 200);
        robot.keys(KeyCode.TAB);
        assertTrue(get(second::isFocused));
        robot.keys(KeyCode.SHIFT, KeyCode.TAB);
        assertTrue(get(first::isFocused));
    }

    @Test
    void menusAndSubmenusOpenAndTheirItemsFire() {
        Menu submenu = new Menu("More", null, item("Deep", ""));
        submenu.setId("More");
        Menu file = new Menu("File", null, item("New", ""), submenu);
        file.setId("File");
        show(() -> new VBox(new MenuBar(file)), 600, 400);
        robot.click(find(Node.class, "#File"));
        robot.click(find(Node.class, "#New"));
        robot.click(find(Node.class, "#File"));
        robot.click(find(Node.class, "#More"));
        robot.click(find(Node.class, "#Deep"));
        assertEquals(List.of("New", "Deep"), seen);
    }

    @Test
    void contextMenuOpensAtThePointerAndAClickElsewhereClosesIt() {
        Rectangle node = new Rectangle(500, 300, 100, 80);
        ContextMenu menu = new ContextMenu(item("Rename", ""), item("Remove", ""));
        node.setOnContextMenuRequested(e -> menu.show(node, e.getScreenX(), e.getScreenY()));
        Pane pane = new Pane(node);
        show(() -> pane, 1440, 900);
        robot.rightClick(node);
        assertTrue(get(menu::isShowing));
        robot.click(robot.at(pane, 0.1, 0.1));
        assertFalse(get(menu::isShowing));
        robot.rightClick(node);
        robot.click(find(Node.class, "#Remove"));
        assertFalse(get(menu::isShowing));
        robot.rightClick(node);
        robot.keys(KeyCode.ESCAPE);
        assertFalse(get(menu::isShowing));
        robot.rightClick(node);
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.ENTER);
        assertEquals(List.of("Remove", "Rename"), seen);
    }

    @Test
    void comboBoxChoosesFromItsPopup() {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().addAll("SGD", "Adam", "AdamW");
        ChoiceBox<String> choice = new ChoiceBox<>();
        choice.getItems().addAll("L1", "L2");
        show(() -> new VBox(box, choice), 400, 300);
        robot.click(box);
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.ENTER);
        assertNotNull(get(box::getValue));
        robot.click(choice);
        assertTrue(get(choice::isShowing));
    }

    @Test
    void modalDialogBlocksItsOwnerUntilAnswered() {
        Button open = new Button("Open");
        Label other = new Label("other");
        AtomicReference<ButtonType> answer = new AtomicReference<>();
        open.setOnAction(e -> {
            Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "Discard?", ButtonType.YES, ButtonType.NO);
            alert.initOwner(open.getScene().getWindow());
            alert.showAndWait().ifPresent(answer::set);
        });
        other.setOnMouseClicked(e -> seen.add("other"));
        VBox root = new VBox(open, other);
        Stage stage = show(() -> root, 1200, 800);
        robot.click(open);
        await("dialog is open", () -> Window.getWindows().size() == 2);
        Point2D behind = robot.centre(other);
        robot.click(behind);
        assertEquals(List.of(), seen);
        assertFalse(get(stage::isFocused));
        robot.keys(KeyCode.ENTER);
        await("dialog is answered", () -> answer.get() != null);
        assertSame(ButtonType.YES, answer.get());
        assertTrue(get(stage::isFocused));
        robot.click(other);
        assertEquals(List.of("other"), seen);
    }

    @Test
    void twoWindowsTakeTheFocusInTurnAndHideEachOther() {
        Button below = new Button("below");
        below.setOnAction(e -> seen.add("below"));
        Button above = new Button("above");
        above.setOnAction(e -> seen.add("above"));
        Stage first = show(() -> new VBox(below), 600, 400);
        Stage second = show(() -> new VBox(above), 600, 400);
        fx(() -> second.setX(first.getX() + 300));
        robot.click(above);
        robot.click(below);
        assertTrue(get(first::isFocused));
        assertFalse(get(second::isFocused));
        fx(second::close);
        assertEquals(List.of("above", "below"), seen);
    }

    @Test
    void maximiseMinimiseAndResizeAreSeenByTheStage() {
        Stage stage = show(() -> new Pane(), 1440, 900);
        fx(() -> stage.setMaximized(true));
        await("as wide as the screen", () -> stage.getScene().getWidth() == 1920);
        fx(() -> stage.setMaximized(false));
        await("back", () -> stage.getScene().getWidth() == 1440 && !stage.isMaximized());
        fx(() -> stage.setIconified(true));
        await("gone", stage::isIconified);
        fx(() -> stage.setIconified(false));
        fx(() -> stage.setWidth(1000));
        await("narrower", () -> stage.getScene().getWidth() == 1000);
        fx(() -> stage.setFullScreen(true));
        await("full screen", () -> stage.getScene().getHeight() == 1200);
        fx(() -> stage.setFullScreen(false));
        await("window", () -> stage.getScene().getHeight() == 900);
    }

    @Test
    void scrollPaneScrolls() {
        ScrollPane scroller = new ScrollPane(new Rectangle(200, 4000));
        show(() -> new VBox(scroller), 300, 300);
        robot.scroll(scroller, -3);
        assertTrue(get(scroller::getVvalue) > 0);
    }

    @Test
    void windowModalChildLetsOthersWork() {
        Button elsewhere = new Button("elsewhere");
        elsewhere.setOnAction(e -> seen.add("elsewhere"));
        Stage owner = show(() -> new VBox(new Button("owner")), 500, 400);
        Stage other = show(() -> new VBox(elsewhere), 500, 400);
        fx(() -> other.setX(0));
        show(() -> {
            Stage child = new Stage();
            child.initOwner(owner);
            child.initModality(Modality.WINDOW_MODAL);
            child.setScene(new Scene(new VBox(), 300, 200));
            return child;
        });
        robot.click(elsewhere);
        assertEquals(List.of("elsewhere"), seen);
    }

    @Test
    void exceptionOfAHandlerReachesTheTest() {
        Button bad = new Button("bad");
        bad.setOnAction(e -> {
            throw new IllegalStateException("from the handler");
        });
        show(() -> new VBox(bad), 300, 200);
        robot.click(bad);
        List<Throwable> uncaught = Fx.takeUncaught();
        assertEquals("from the handler", uncaught.getFirst().getMessage());
        assertThrows(IllegalStateException.class, () -> fx(() -> {
            throw new IllegalStateException();
        }));
    }
}
