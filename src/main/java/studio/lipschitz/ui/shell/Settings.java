package studio.lipschitz.ui.shell;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.lipschitz.ui.fx.Tasks;

/// What the window remembers from one start to the next, in a small file of the user's. FX thread only.
///
/// A file that is missing or spoilt counts as none: settings never keep the window from opening.
public final class Settings {
    private static final int MOST_RECENT = 10;
    private static final ObjectMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Path file;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<State> state;

    /// @param left width of the palette, in pixels
    /// @param right width of the inspector, in pixels
    /// @param bottom height of the bottom panel, in pixels
    /// @param recent files, the last one first
    /// @param wheelZooms whether the mouse wheel alone zooms the drawing, instead of moving it
    /// @param keys of commands, where they differ from those that they come with
    /// @param code whether the Python code is shown
    /// @param textScale size of text, in percent of the usual one
    /// @param mapHidden whether the small map of a drawing is never shown
    /// @param unsnapped whether nodes that are moved keep off the grid
    /// @param charts of a training that are shown; empty: the usual ones
    /// @param quiet whether the end of a run is not told
    /// @param greeting what the program does by itself when it starts
    /// @param language of the texts from the next start on: a code, or [Language#SYSTEM]
    public record State(
            ThemeChoice theme, double width, double height, boolean maximized, double left, double right, double bottom,
            List<String> recent, boolean wheelZooms, StoredKeys keys, boolean code, int textScale,
            String language, boolean mapHidden, boolean unsnapped, List<String> charts, boolean quiet, Greeting greeting) {
        public static final State DEFAULT = new State(ThemeChoice.SYSTEM, 1440, 900, false, 280, 304, 160, List.of(), false,
                StoredKeys.NONE, false, TextSize.USUAL, Language.SYSTEM, false, false, List.of(), false, Greeting.USUAL);

        public State {
            theme = Objects.requireNonNullElse(theme, ThemeChoice.SYSTEM);
            width = within(width, 960, 10_000, 1440);
            height = within(height, 600, 10_000, 900);
            left = within(left, 160, 800, 280);
            right = within(right, 200, 800, 304);
            bottom = within(bottom, 80, 2_000, 160);
            recent = recent == null ? List.of() : List.copyOf(recent);
            keys = Objects.requireNonNullElse(keys, StoredKeys.NONE);
            textScale = TextSize.known(textScale);
            language = Objects.requireNonNullElse(language, Language.SYSTEM);
            charts = charts == null ? List.of() : List.copyOf(charts);
            greeting = Objects.requireNonNullElse(greeting, Greeting.USUAL);
        }

        private static double within(double value, double min, double max, double otherwise) {
            return value >= min && value <= max ? value : otherwise;
        }

        public State withTheme(ThemeChoice chosen) {
            return new State(chosen, width, height, maximized, left, right, bottom, recent, wheelZooms, keys, code, textScale, language,
                    mapHidden, unsnapped, charts, quiet, greeting);
        }

        public State withWindow(double newWidth, double newHeight, boolean nowMaximized) {
            return nowMaximized
                    ? new State(theme, width, height, true, left, right, bottom, recent, wheelZooms, keys, code, textScale, language,
                            mapHidden, unsnapped, charts, quiet, greeting)
                    : new State(theme, newWidth, newHeight, false, left, right, bottom, recent, wheelZooms, keys, code, textScale,
                            language, mapHidden, unsnapped, charts, quiet, greeting);
        }

        public State withPanels(double newLeft, double newRight, double newBottom) {
            return new State(theme, width, height, maximized, newLeft, newRight, newBottom, recent, wheelZooms, keys, code, textScale,
                    language, mapHidden, unsnapped, charts, quiet, greeting);
        }

        public State withWheelZooms(boolean zooms) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, zooms, keys, code, textScale, language,
                    mapHidden, unsnapped, charts, quiet, greeting);
        }

        public State withKeys(StoredKeys changed) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, wheelZooms, changed, code, textScale, language,
                    mapHidden, unsnapped, charts, quiet, greeting);
        }

        public State withCode(boolean shown) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, wheelZooms, keys, shown, textScale, language,
                    mapHidden, unsnapped, charts, quiet, greeting);
        }

        public State withTextScale(int percent) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, wheelZooms, keys, code, percent, language,
                    mapHidden, unsnapped, charts, quiet, greeting);
        }

        public State withLanguage(String chosen) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, wheelZooms, keys, code, textScale, chosen,
                    mapHidden, unsnapped, charts, quiet, greeting);
        }

        public State withMap(boolean shown) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, wheelZooms, keys, code, textScale, language,
                    !shown, unsnapped, charts, quiet, greeting);
        }

        public State withSnap(boolean snaps) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, wheelZooms, keys, code, textScale, language,
                    mapHidden, !snaps, charts, quiet, greeting);
        }

        public State withNews(boolean told) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, wheelZooms, keys, code, textScale, language,
                    mapHidden, unsnapped, charts, !told, greeting);
        }

        public State withGreeting(Greeting changed) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, wheelZooms, keys, code, textScale, language,
                    mapHidden, unsnapped, charts, quiet, changed);
        }

        public State withCharts(List<String> shown) {
            return new State(theme, width, height, maximized, left, right, bottom, recent, wheelZooms, keys, code, textScale, language,
                    mapHidden, unsnapped, shown, quiet, greeting);
        }

        public State withRecent(List<String> files) {
            return new State(theme, width, height, maximized, left, right, bottom, files, wheelZooms, keys, code, textScale, language,
                    mapHidden, unsnapped, charts, quiet, greeting);
        }
    }

    private Settings(Path file, Tasks tasks, State state) {
        this.file = file;
        this.tasks = tasks;
        this.state = new ReadOnlyObjectWrapper<>(state);
    }

    public static Settings load(Path file, Tasks tasks) {
        State state;
        try {
            state = JSON.readValue(Files.readString(file), State.class);
        } catch (IOException missingOrSpoilt) {
            state = State.DEFAULT;
        }
        return new Settings(file, tasks, state == null ? State.DEFAULT : state);
    }

    /// Where the desktop keeps the settings of programs.
    public static Path defaultFile() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        Map<String, String> environment = System.getenv();
        Path folder = os.contains("win")
                ? Path.of(environment.getOrDefault("APPDATA", home.resolve("AppData/Roaming").toString())).resolve("Lipschitz Studio")
                : os.contains("mac")
                        ? home.resolve("Library/Application Support/Lipschitz Studio")
                        : Path.of(environment.getOrDefault("XDG_CONFIG_HOME", home.resolve(".config").toString()))
                                .resolve("lipschitz-studio");
        return folder.resolve("settings.json");
    }

    /// Where unsaved changes are kept until they are saved.
    Path recoveryFolder() {
        return file.toAbsolutePath().resolveSibling("recovery");
    }

    /// Where saves keep their versions.
    Path versionsFolder() {
        return file.toAbsolutePath().resolveSibling("versions");
    }

    /// Where the table of runs keeps what it knows.
    Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /// Where blocks are that are kept for other drawings.
    Path blocksFolder() {
        return file.toAbsolutePath().resolveSibling("blocks");
    }

    public State state() {
        return state.get();
    }

    /// For what every window shows at once.
    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Changes what is remembered; it is written beside the FX thread, and a failure to do so is not worth a word.
    public void update(UnaryOperator<State> change) {
        State changed = change.apply(state());
        if (!changed.equals(state())) {
            state.set(changed);
            tasks.start(() -> write(changed), _ -> {}, _ -> {});
        }
    }

    public void addRecent(Path path) {
        String absolute = path.toAbsolutePath().toString();
        var files = new ArrayList<>(state().recent());
        files.remove(absolute);
        files.addFirst(absolute);
        update(s -> s.withRecent(files.subList(0, Math.min(files.size(), MOST_RECENT))));
    }

    /// Recent files that are still there, the last one first; the others are forgotten.
    public List<Path> recent() {
        List<String> present = state().recent().stream().filter(path -> Files.exists(Path.of(path))).toList();
        update(s -> s.withRecent(present));
        return present.stream().map(Path::of).toList();
    }

    public void forgetRecent() {
        update(s -> s.withRecent(List.of()));
    }

    private Path write(State written) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, "settings", ".tmp");
        Files.writeString(beside, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written));
        return Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
