package studio.lipschitz.ui.fx;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.testing.WindowTest;

class UncachedTest extends WindowTest {

    @Test
    void whatChangesOftenIsNotKeptAsAPicture() {
        var live = get(() -> new ScrollPane(new Label("0.98")));
        var usual = get(() -> new ScrollPane(new Label("theory")));
        fx(() -> Uncached.viewports(live));
        show(() -> new HBox(live, usual), 300, 100);
        assertFalse(get(() -> live.lookup(".viewport").isCache()));
        assertTrue(get(() -> usual.lookup(".viewport").isCache()), "as JavaFX has it");
    }
}
