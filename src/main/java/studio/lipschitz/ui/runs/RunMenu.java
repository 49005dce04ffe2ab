package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/// The menu of the selected runs, and the keys of its items while the table has the keyboard.
final class RunMenu extends ContextMenu {
    private final RunActions actions;
    private final RunTable table;
    private final MenuItem open;
    private final MenuItem report;
    private final MenuItem folder;
    private final MenuItem rename;
    private final MenuItem tag;
    private final MenuItem copy;
    private final MenuItem archive;
    private final MenuItem restore;
    private final MenuItem delete;

    /// @param naming puts the cursor into the name of the selected run
    /// @param tagging puts it into the tags
    RunMenu(RunActions actions, RunTable table, Runnable naming, Runnable tagging) {
        this.actions = actions;
        this.table = table;
        setId("runs-menu");
        open = item("open", text("runs.open"), new KeyCodeCombination(KeyCode.ENTER), actions::open);
        report = item("report", text("report.run"), new KeyCodeCombination(KeyCode.P), actions::report);
        folder = item("folder", text("runs.folder"), null, actions::showFolder);
        rename = item("rename", text("runs.rename"), new KeyCodeCombination(KeyCode.F2), naming);
        tag = item("tag", text("runs.tag"), new KeyCodeCombination(KeyCode.T), tagging);
        copy = item("copy", text("runs.copy"), new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN), actions::copy);
        archive = item("archive", text("runs.archive"), new KeyCodeCombination(KeyCode.E), actions::archive);
        restore = item("restore", text("runs.restore"), new KeyCodeCombination(KeyCode.R), actions::restore);
        delete = item("delete", text("runs.delete"), new KeyCodeCombination(KeyCode.DELETE), actions::delete);
        getItems().setAll(open, report, folder, copy, new SeparatorMenuItem(), rename, tag, new SeparatorMenuItem(), archive, restore,
                delete);
        setOnShowing(_ -> offer());
        // Not as its own menu: JavaFX would make the keys of the items those of the whole window.
        table.setOnContextMenuRequested(event -> {
            if (event.isKeyboardTrigger() || (event.getTarget() instanceof Node node && inRow(node))) {
                show(table, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        table.setOnMousePressed(_ -> hide());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.getTarget() instanceof Node node
                    && inRow(node)) {
                actions.open();
            }
        });
    }

    private static boolean inRow(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above instanceof javafx.scene.control.TableRow<?> row) {
                return !row.isEmpty();
            }
        }
        return false;
    }

    private static MenuItem item(String id, String name, @org.jspecify.annotations.Nullable KeyCombination key, Runnable action) {
        var item = new MenuItem(name);
        item.setId("runs-menu-" + id);
        item.setMnemonicParsing(false);
        if (key != null) {
            item.setAccelerator(key);
        }
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void offer() {
        int selected = table.selection().size();
        boolean trash = actions.trash();
        open.setDisable(selected != 1);
        report.setDisable(selected != 1);
        folder.setDisable(selected != 1);
        rename.setDisable(selected != 1 || trash);
        tag.setDisable(selected == 0 || trash);
        copy.setDisable(selected == 0);
        archive.setDisable(selected == 0);
        archive.setVisible(!trash);
        archive.setText(actions.archived() ? text("runs.unarchive") : text("runs.archive"));
        restore.setVisible(trash);
        restore.setDisable(selected == 0);
        delete.setDisable(selected == 0);
        delete.setText(trash ? text("runs.destroy") : text("runs.delete"));
    }

    private void key(KeyEvent event) {
        offer();
        for (MenuItem item : getItems()) {
            KeyCombination key = item.getAccelerator();
            if (key != null && key.match(event) && !item.isDisable() && item.isVisible()) {
                item.fire();
                event.consume();
                return;
            }
        }
    }
}
