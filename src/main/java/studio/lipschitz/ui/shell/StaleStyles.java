package studio.lipschitz.ui.shell;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Brings nodes back into a scene whose stylesheets have changed meanwhile. JavaFX then looks at the styles that a label had before while its text is styled anew: by their number, under which another
/// rule stands by now, and warns of values that this label never gets. What is wrong in a stylesheet is told all the same: sheets are read, and values converted, in other moments.
final class StaleStyles {
    private static final Logger OF_STYLES = Logger.getLogger("javafx.css"); // kept, else its level would be forgotten with it

    private StaleStyles() {}

    /// @param attach adds nodes to a parent, and does nothing else
    static void unheard(Runnable attach) {
        Level before = OF_STYLES.getLevel();
        OF_STYLES.setLevel(Level.OFF);
        try {
            attach.run();
        } finally {
            OF_STYLES.setLevel(before);
        }
    }
}
