package studio.lipschitz.dataset;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where downloads are kept and where the list of mirrors stands, as the system wants it.
final class DataFolder {

    private DataFolder() {}

    /// `$XDG_DATA_HOME/lipschitz-studio/datasets/mnist` or what stands for it; the property `lipschitz.data` or the variable `LIPSCHITZ_DATA` names
    /// another folder than `datasets`.
    static Path of(KnownSet set) {
        @Nullable String chosen = setting("lipschitz.data", "LIPSCHITZ_DATA");
        Path datasets = chosen != null ? Path.of(chosen)
                : home("LOCALAPPDATA", "AppData/Local", "XDG_DATA_HOME", ".local/share").resolve("datasets");
        return datasets.resolve(set.word());
    }

    /// A text file with one mirror a line.
    static Path mirrorsFile() {
        return home("APPDATA", "AppData/Roaming", "XDG_CONFIG_HOME", ".config").resolve("mirrors.txt");
    }

    static @Nullable String setting(String property, String variable) {
        String value = System.getProperty(property, System.getenv(variable));
        return value == null || value.isBlank() ? null : value;
    }

    private static Path home(String windows, String windowsOtherwise, String xdg, String xdgOtherwise) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path user = Path.of(System.getProperty("user.home", "."));
        if (os.contains("win")) {
            return variable(windows, user.resolve(windowsOtherwise)).resolve("Lipschitz Studio");
        }
        return os.contains("mac")
                ? user.resolve("Library/Application Support/Lipschitz Studio")
                : variable(xdg, user.resolve(xdgOtherwise)).resolve("lipschitz-studio");
    }

    private static Path variable(String name, Path otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
