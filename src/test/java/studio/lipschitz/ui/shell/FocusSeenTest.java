package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.testing.FocusRings;
import studio.lipschitz.ui.testing.Fx;

/// Whoever works by keys sees in every theme where the keyboard is.
class FocusSeenTest extends ShellTest {
    private static final List<ThemeChoice> THEMES = List.of(ThemeChoice.HIGH_CONTRAST, ThemeChoice.DARK, ThemeChoice.LIGHT);

    private final FocusRings rings = new FocusRings(robot);

    private static boolean inside(Node node, String id) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (id.equals(up.getId())) {
                return true;
            }
        }
        return false;
    }

    private void assertAllSeen(int stops) {
        assertEquals("", String.join("\n", rings.faint()));
        assertTrue(rings.stops().size() >= stops, rings.stops()::toString);
    }

    @Test
    void inTheWholeWindow() {
        fx(() -> workspace.add(Catalogue.find("Linear").orElseThrow())); // its fixes are buttons
        robot.shortcut(KeyCode.K);
        robot.moveTo(new Point2D(2, 2)); // with the pointer on the canvas, Tab adds
        for (ThemeChoice theme : THEMES) {
            turn(theme);
            fx(find(CanvasView.class, "#canvas")::requestFocus);
            rings.walk(stage.getScene(), theme == ThemeChoice.LIGHT, theme + " window", _ -> true);
        }
        assertAllSeen(3 * 15);
    }

    @Test
    void inEveryPanelBelow() {
        fx(() -> workspace.add(Catalogue.find("Linear").orElseThrow()));
        TabPane bottom = find(TabPane.class, "#bottom");
        for (ThemeChoice theme : THEMES) {
            turn(theme);
            for (int tab = 0; tab < 6; tab++) {
                int index = tab;
                fx(() -> {
                    bottom.getSelectionModel().select(index);
                    bottom.requestFocus();
                });
                rings.walk(stage.getScene(), false, theme + " " + get(() -> bottom.getTabs().get(index).getId()),
                        node -> inside(node, "bottom"));
            }
        }
        assertAllSeen(3 * 30);
    }

    @Test
    void inEveryDialog() {
        var questions = new AlertQuestions(stage);
        dialog("new", () -> questions.startingPoint(StartingPoint.all()));
        dialog("question", () -> questions.unsaved("digits"));
        dialog("training", questions::training);
        dialog("replace", () -> questions.replace(folder.resolve("digits.lipnet")));
        dialog("destroy", () -> questions.destroyRuns(2));
        dialog("discard", () -> questions.discardRun(folder));
        dialog("recent", () -> questions.recent(StartingPoint.all()));
        dialog("versions", () -> questions.version(StartingPoint.all()));
        dialog("licences", () -> new LicencesView(licences()).showAbove(stage));
        dialog("about", () -> new Notes(stage, "lipschitz-studio (test)").about());
        dialog("report", () -> new Notes(stage, "lipschitz-studio (test)").report(new IllegalStateException("a planted bug")));
        for (String item : List.of("menu-keymap", "menu-grid", "menu-gpu")) {
            dialog(item, () -> item(stage, item).fire());
        }
        assertAllSeen(3 * 27);
    }

    /// A folder as the build writes it.
    private Path licences() {
        try {
            Files.writeString(folder.resolve("README.txt"), "What ships.\n\nOne | 1.0 | MIT | One\nTwo | 2.1 | EPL-1.0 | One\n");
            Files.writeString(Files.createDirectories(folder.resolve("One")).resolve("MIT.txt"), "Permission is hereby granted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    @Test
    void inEveryFinderMenuAndChoice() {
        CanvasView canvas = find(CanvasView.class, "#canvas");
        robot.moveTo(new Point2D(2, 2));
        for (ThemeChoice theme : THEMES) {
            turn(theme);
            popup(theme + " commands", () -> robot.shortcut(KeyCode.SHIFT, KeyCode.P));
            popup(theme + " find", () -> robot.shortcut(KeyCode.F));
            fx(canvas::requestFocus);
            popup(theme + " quick add", () -> robot.keys(KeyCode.INSERT));
            fx(() -> workspace.selectNodes(Set.of("dense2")));
            fx(canvas::requestFocus);
            popup(theme + " connect", () -> robot.keys(KeyCode.C));
            popup(theme + " menu of a node", () -> robot.rightClick(find(Node.class, "#node-dense2")));
            popup(theme + " menu bar", () -> robot.click(get(() -> find(Node.class, "#menu").lookup(".menu-button"))));
            popup(theme + " choice", () -> fx(() -> {
                ComboBox<?> choice = find(ComboBox.class, "#plan-optimizer");
                choice.getSelectionModel().selectFirst();
                choice.show();
            }));
            fx(canvas::requestFocus);
        }
        assertAllSeen(3 * 11);
    }

    private void popup(String name, Runnable open) {
        Set<Window> before = Set.copyOf(get(Window::getWindows));
        open.run();
        await(name + " is open", () -> Window.getWindows().stream().anyMatch(window -> !before.contains(window) && window.isShowing()));
        Window popup = get(() -> Window.getWindows().stream().filter(window -> !before.contains(window)).findFirst().orElseThrow());
        Fx.settle();
        if (get(() -> popup.getScene().getFocusOwner() instanceof TextField)) {
            rings.walk(popup.getScene(), false, name, _ -> true);
        }
        robot.keys(KeyCode.DOWN); // a menu opens with no entry meant
        rings.move(popup.getScene(), KeyCode.DOWN, name);
        robot.keys(KeyCode.ESCAPE);
        fx(popup::hide);
        robot.moveTo(new Point2D(2, 2));
    }

    @Test
    void inTheGuideAndOnTheWelcomePage() {
        Fx.post(() -> item(stage, "menu-guide").fire());
        walk("guide");
        fx(() -> front().hide());
        command("menu-welcome");
        await("the page has the keyboard", () -> inside(stage.getScene().getFocusOwner(), "welcome"));
        walk("welcome");
        assertTrue(inside(get(() -> stage.getScene().getFocusOwner()), "welcome"), "Tab goes round the page, not to what it covers");
        assertAllSeen(3 * 8);
    }

    private void dialog(String name, Runnable open) {
        Set<Window> before = Set.copyOf(get(Window::getWindows));
        Fx.post(open);
        await(name + " is open", () -> !before.contains(front()));
        walk(name);
        robot.keys(KeyCode.ESCAPE);
        fx(() -> {
            if (!front().equals(stage)) {
                front().hide();
            }
        });
    }

    private void walk(String name) {
        for (ThemeChoice theme : THEMES) {
            turn(theme);
            Scene scene = get(() -> front().getScene());
            rings.walk(scene, name.equals("welcome"), theme + " " + name, node -> !name.equals("welcome") || inside(node, name));
        }
    }

    private Stage front() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast).filter(Stage::isFocused).findFirst()
                .orElse(stage);
    }
}
