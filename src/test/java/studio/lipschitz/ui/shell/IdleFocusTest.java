package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/// What is made ready in idle time never takes the keyboard from whoever has it.
class IdleFocusTest extends ShellTest {

    @Test
    void theKeyboardStaysWhereItIs() {
        Node canvas = find(Node.class, "#canvas");
        var lost = new ArrayList<String>();
        fx(canvas::requestFocus);
        fx(() -> stage.getScene().focusOwnerProperty().addListener((_, _, now) -> lost.add(String.valueOf(now))));
        await("everything is made ready", window::prepared);
        assertEquals(List.of(), lost);
    }
}
