package studio.lipschitz.ui.inspector;

import java.util.function.BooleanSupplier;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import studio.lipschitz.ui.workspace.Workspace;

/// What keys do in a text field whose text is the document's: Escape restores, or leaves where nothing is to be restored, and undo is the document's, not the field's own.
final class FieldKeys {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination REDO_TOO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private FieldKeys() {}

    /// @param wrong whether what is typed breaks a rule: then undo takes that back first
    /// @param restore puts the document's text back
    static void install(TextField field, Workspace workspace, BooleanSupplier wrong, Runnable restore) {
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                String before = field.getText();
                restore.run();
                if (field.getText().equals(before)) {
                    return; // nothing to take back: it leaves the fields
                }
                field.selectAll();
            } else if (UNDO.match(event)) {
                if (wrong.getAsBoolean()) {
                    restore.run();
                } else {
                    workspace.undo();
                }
            } else if (REDO.match(event) || REDO_TOO.match(event)) {
                workspace.redo();
            } else {
                return;
            }
            event.consume();
        });
    }
}
