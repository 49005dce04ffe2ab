package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import studio.lipschitz.ui.shell.Keymap.Command;

/// A command in the list of keys: its name, its menu, a mark where the keys are not those that it comes with, and the keys.
final class KeymapCell extends ListCell<Command> {
    private final Supplier<Keymap> keymap;
    private final Label name = new Label();
    private final Label menu = new Label();
    private final Label mark = new Label(text("shell.keys.changed"));
    private final Label keys = new Label();
    private final HBox row;

    /// @param change what a double click does
    KeymapCell(Supplier<Keymap> keymap, Runnable change) {
        this.keymap = keymap;
        getStyleClass().add("keymap-cell");
        menu.getStyleClass().add("keymap-menu");
        mark.getStyleClass().add("keymap-mark");
        keys.getStyleClass().add("keymap-keys");
        row = row(name, menu, mark, keys);
        setPrefWidth(0); // as wide as the list, never wider
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !isEmpty()) {
                change.run();
            }
        });
    }

    /// What stands above the columns.
    static Region head() {
        HBox head = row(new Label(text("shell.keys.head.command")), new Label(text("shell.keys.head.menu")), new Label(),
                new Label(text("shell.keys.head.keys")));
        head.getStyleClass().add("keymap-head");
        return head;
    }

    private static HBox row(Label name, Label menu, Label mark, Label keys) {
        var row = new HBox(column(name, "keymap-name"), column(menu, "keymap-place"), column(mark, "keymap-changed"), keys); // from the left: a scroll bar moves none
        row.getStyleClass().add("keymap-row");
        return row;
    }

    private static Region column(Label label, String style) {
        var column = new StackPane(label);
        column.getStyleClass().addAll("keymap-column", style);
        return column;
    }

    @Override
    protected void updateItem(Command command, boolean empty) {
        super.updateItem(command, empty);
        setText(null);
        if (empty || command == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Keymap now = keymap.get();
        name.setText(command.name());
        menu.setText(command.menu());
        mark.setVisible(now.changed(command));
        keys.setText(now.text(command));
        keys.setVisible(!keys.getText().isEmpty());
        String spoken = keys.getText().isEmpty() ? text("shell.keys.spoken.none") : keys.getText();
        setAccessibleText(now.changed(command) ? text("shell.keys.spoken.changed", command.name(), command.menu(), spoken)
                : text("shell.keys.spoken", command.name(), command.menu(), spoken));
        setGraphic(row);
    }
}
