package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// What a screen reader stops at on the canvas. To press it there does what Enter does.
class Spoken extends Region {

    Spoken() {
        setAccessibleRole(AccessibleRole.BUTTON); // JavaFX hides what is NODE or PARENT from screen readers
        setAccessibleRoleDescription(text("walk.role.node"));
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            requestFocus();
            fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "\r", "", KeyCode.ENTER, false, false, false, false));
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
