package studio.lipschitz.app;

import java.util.List;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.shell.Settings;
import studio.lipschitz.ui.shell.Themes;

/// Does for the first time, while JavaFX itself starts, what the window begins with: Java does everything slowly once, and JavaFX leaves a processor free meanwhile. Nothing of it is kept.
final class Ahead {
    private Ahead() {}

    static void begin() {
        Thread.ofPlatform().daemon().name("ahead").start(() -> {
            try (var tasks = new Tasks()) {
                Themes.readAhead(Settings.load(Settings.defaultFile(), tasks).state().theme());
            }
            Texts.text("welcome.title");
            List.of(Material2OutlinedAL.DASHBOARD, Material2OutlinedMZ.TOUR).forEach(Ikon::getCode); // each of a thousand
        });
    }
}
