package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Arrange;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.testing.Screenshots;

/// The menu Arrange, in the whole window.
class ArrangeMenuTest extends ShellTest {
    private Project crooked = Project.EMPTY;

    @BeforeEach
    void drawCrookedly() {
        fx(() -> workspace.apply(Edits.move(Map.of("conv1", new Position(232, 60), "pool1", new Position(-320, 380)), null)));
        crooked = get(workspace::project);
    }

    @Test
    void itOffersWhatTheSelectionAllows() {
        fx(() -> workspace.selectNodes(Set.of()));
        assertEquals(List.of("menu-insert-block", "menu-layout"), offered());
        fx(() -> workspace.selectNodes(Set.of("input")));
        assertEquals(
                List.of("menu-group", "menu-ungroup", "menu-fold", "menu-block-edit", "menu-into-block", "menu-take-out", "menu-keep-block",
                        "menu-save-block", "menu-insert-block", "menu-layout"),
                offered());
        fx(() -> workspace.selectNodes(Set.of("input", "conv1")));
        assertEquals(6 + 10, offered().size(), "it aligns too");
        fx(() -> workspace.selectNodes(Set.of("input", "conv1", "pool1")));
        assertEquals(8 + 10, offered().size(), "and distributes");
        fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        assertEquals(List.of("menu-insert-block"), offered());
    }

    @Test
    void nodesAreLinedUpByTheMouse() throws IOException {
        fx(() -> workspace.selectNodes(Set.of("input", "conv1", "pool1")));
        open();
        Screenshots.save(stage, Path.of("target", "screenshots", "shell-arrange.png"));
        robot.click(find(Node.class, "#menu-align-left"));
        assertEquals(List.of(-320.0, -320.0, -320.0), List.of(at("input").x(), at("conv1").x(), at("pool1").x()));
        assertEquals("Undo Align left", get(() -> Objects.requireNonNull(item("menu-undo")).getText()));
        robot.shortcut(KeyCode.Z);
        assertSame(crooked, get(workspace::project));
    }

    @Test
    void eachItemArrangesInItsWay() {
        var chosen = Map.of("input", at("input"), "conv1", at("conv1"), "pool1", at("pool1"));
        fx(() -> workspace.selectNodes(chosen.keySet()));
        for (String item : List.of("align-centre", "align-right", "align-top", "align-middle", "align-bottom", "distribute-across",
                "distribute-down")) {
            Arrange how = Arrange.valueOf(item.substring(item.indexOf('-') + 1).toUpperCase(Locale.ROOT));
            open();
            robot.click(find(Node.class, "#menu-" + item));
            var expected = new HashMap<>(crooked.positions());
            expected.putAll(how.of(chosen));
            assertEquals(expected, get(() -> workspace.project().positions()), item);
            assertNotEquals(crooked.positions(), expected, item);
            robot.shortcut(KeyCode.Z);
            assertSame(crooked, get(workspace::project));
        }
    }

    @Test
    void ctrlLFromAnywhereLaysOutAndOneUndoBringsAllBack() {
        type("#palette-search", "spec");
        robot.shortcut(KeyCode.L);
        await("laid out", () -> workspace.statusProperty().get().startsWith("Laid out "));
        int nodes = get(() -> workspace.network().nodes().size());
        assertEquals("Laid out " + nodes + " nodes.", get(() -> find(Label.class, "#status-message").getText()));
        assertNotEquals(crooked.positions(), get(() -> workspace.project().positions()));
        assertEquals(1, get(() -> workspace.project().positions().values().stream().map(Position::x).distinct().count()),
                "a chain is a column");
        fx(workspace::undo);
        assertSame(crooked, get(workspace::project));
        assertTrue(get(() -> find(Node.class, "#palette-search").isFocused()));
    }

    private void open() {
        Node bar = find(Node.class, "#menu");
        robot.click(get(() -> bar.lookupAll(".menu-button").stream()
                .filter(button -> button instanceof Labeled labeled && labeled.getText().contains("rrange"))
                .findFirst()
                .orElseThrow()));
    }

    private List<String> offered() {
        return get(() -> find(MenuBar.class, "#menu").getMenus().stream()
                .filter(menu -> "menu-arrange".equals(menu.getId()))
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getId() != null && !item.isDisable())
                .map(MenuItem::getId)
                .toList());
    }

    private static MenuItem item(String id) {
        return find(MenuBar.class, "#menu").getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private Position at(String id) {
        return Objects.requireNonNull(get(() -> workspace.project().positions().get(id)), id);
    }
}
