package studio.lipschitz.ui.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Everything that the open windows say: on labels and buttons, in menus, prompts and tooltips, on tabs and in titles, and to a screen reader.
public final class ShownTexts {
    private static final String TOOLTIP = "javafx.scene.control.Tooltip"; // where JavaFX keeps one that was installed on a node

    private final Set<Shown> found = new LinkedHashSet<>();

    /// @param owners ids of the nodes that hold it, the outermost first
    public record Shown(List<String> owners, String text) {}

    private ShownTexts() {}

    /// What all windows show now. FX thread.
    public static List<Shown> now() {
        var texts = new ShownTexts();
        Window.getWindows().forEach(texts::window);
        return List.copyOf(texts.found);
    }

    private void window(Window window) {
        if (window instanceof Stage stage) {
            add(List.of(), stage.getTitle());
        }
        if (window instanceof PopupWindow popup && popup instanceof ContextMenu menu) {
            menu.getItems().forEach(item -> item(item, List.of()));
        }
        if (window.getScene() != null) {
            node(window.getScene().getRoot(), List.of());
        }
    }

    private void node(Node node, List<String> above) {
        List<String> owners = below(above, node.getId());
        add(owners, node.getAccessibleText());
        Tooltip tip = node instanceof Control control ? control.getTooltip() : (Tooltip) node.getProperties().get(TOOLTIP);
        Optional.ofNullable(tip).ifPresent(tooltip -> add(owners, tooltip.getText()));
        switch (node) {
            case MenuBar bar -> bar.getMenus().forEach(menu -> item(menu, owners));
            case TabPane tabs -> tabs.getTabs().forEach(tab -> {
                add(below(owners, tab.getId()), tab.getText());
                Optional.ofNullable(tab.getContent()).ifPresent(content -> node(content, owners)); // of the tabs behind, too
            });
            case Labeled labeled -> add(owners, labeled.getText());
            case TextInputControl field -> add(owners, field.getPromptText());
            case Text text when text.getParent() != null && !(text.getParent() instanceof Labeled) && text.getId() != null -> add(owners,
                    text.getText());
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> node(child, owners));
        }
    }

    private void item(MenuItem item, List<String> above) {
        List<String> owners = below(above, item.getId());
        add(owners, item.getText());
        if (item instanceof Menu menu) {
            menu.getItems().forEach(each -> item(each, owners));
        }
    }

    private static List<String> below(List<String> above, String id) {
        if (id == null) {
            return above;
        }
        var owners = new ArrayList<>(above);
        owners.add(id);
        return owners;
    }

    private void add(List<String> owners, String text) {
        if (text != null && !text.isBlank()) {
            found.add(new Shown(owners, text));
        }
    }
}
