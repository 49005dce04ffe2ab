package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.testing.Screenshots;

/// Pictures of the whole window in both themes, for people to look at: `target/screenshots`.
class ShellPicturesTest extends ShellTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @Test
    void theWindowIsDrawnInBothThemes() throws IOException {
        picture("window");
        fx(() -> workspace.reveal("spectralconv2d1"));
        picture("node");
    }

    private void picture(String name) throws IOException {
        for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            fx(() -> window.themes().choose(theme));
            Path file = PICTURES.resolve(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
            Screenshots.save(stage, file);
            assertTrue(Files.size(file) > 20_000, file + " is nearly empty");
        }
    }
}
