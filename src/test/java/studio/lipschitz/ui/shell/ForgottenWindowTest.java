package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/// A window that is closed is forgotten, whatever was looked at in it: nothing of it goes on in the program's other windows.
class ForgottenWindowTest extends ShellTest {

    @Test
    void aClosedWindowIsForgottenWithAllItsPanels() {
        WeakReference<Scene> gone = openLookAndClose();
        await("the window is forgotten", () -> {
            System.gc();
            return gone.refersTo(null);
        });
    }

    private WeakReference<Scene> openLookAndClose() {
        Stage next = another(settings, tasks);
        Scene scene = get(next::getScene);
        TabPane below = get(() -> (TabPane) scene.lookup("#bottom"));
        int tabs = get(() -> below.getTabs().size());
        assertTrue(tabs >= 6, "problems, training, runs, robustness, data, playground");
        for (int tab = tabs - 1; tab >= 0; tab--) {
            int at = tab;
            fx(() -> below.getSelectionModel().select(at));
        }
        fx(() -> below.getSelectionModel().select(2)); // a table that looks for changes as long as it is seen
        fx(() -> next.getOnCloseRequest().handle(new WindowEvent(next, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await("closed", () -> !next.isShowing());
        others.clear(); // its session knows who listens
        return new WeakReference<>(scene);
    }
}
