package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.ui.fx.Tasks;

class SettingsTest {
    @TempDir Path folder;

    @Test
    void whatIsRememberedIsThereAtTheNextStart() {
        Path file = folder.resolve("a/settings.json");
        Settings settings;
        try (var tasks = new Tasks(Runnable::run)) {
            settings = Settings.load(file, tasks);
            settings.update(s -> s.withTheme(ThemeChoice.DARK).withPanels(300, 350, 250).withWindow(1500, 950, false).withCode(true)
                    .withTextScale(150));
        }
        try (var tasks = new Tasks(Runnable::run)) {
            assertEquals(settings.state(), Settings.load(file, tasks).state());
        }
    }

    @Test
    void aSpoiltFileCountsAsNone() throws IOException {
        for (String spoilt : new String[] {"", "{", "null", "[]", "{\"theme\": \"PINK\"}"}) {
            Path file = Files.writeString(folder.resolve("spoilt.json"), spoilt);
            try (var tasks = new Tasks(Runnable::run)) {
                assertEquals(Settings.State.DEFAULT, Settings.load(file, tasks).state(), spoilt);
            }
        }
    }

    @Test
    void sizesThatCannotBeAreReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("odd.json"),
                "{\"left\": -5, \"width\": 1e9, \"bottom\": 200, \"textScale\": 1000, \"later\": 1}");
        try (var tasks = new Tasks(Runnable::run)) {
            Settings.State state = Settings.load(file, tasks).state();
            assertEquals(Settings.State.DEFAULT.left(), state.left());
            assertEquals(Settings.State.DEFAULT.width(), state.width());
            assertEquals(200, state.bottom());
            assertEquals(100, state.textScale());
        }
    }
}
