package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class StaleStylesTest {
    private static final System.Logger STYLES = System.getLogger("javafx.css"); // as JavaFX has it

    @Test
    void onlyWhatIsSaidMeanwhileIsNotHeard() {
        var heard = new ArrayList<String>();
        var ear = new Handler() {
            @Override
            public void publish(LogRecord record) {
                heard.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("javafx.css");
        logger.addHandler(ear);
        logger.setUseParentHandlers(false);
        try {
            StaleStyles.unheard(() -> STYLES.log(System.Logger.Level.WARNING, "stale"));
            STYLES.log(System.Logger.Level.WARNING, "after");
            assertThrows(IllegalStateException.class, () -> StaleStyles.unheard(() -> {
                throw new IllegalStateException("broken");
            }));
            STYLES.log(System.Logger.Level.WARNING, "after what failed");
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(ear);
        }
        assertEquals(List.of("after", "after what failed"), heard);
    }
}
