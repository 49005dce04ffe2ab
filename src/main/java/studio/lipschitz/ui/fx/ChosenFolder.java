package studio.lipschitz.ui.fx;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Where the desktop's dialogs open: where something was chosen last, in whichever of them; before that in the documents, or else at home. Left to itself
/// the desktop opens a list of recent files, which a folder of images is never in. FX thread only.
public final class ChosenFolder {
    private static @Nullable Path last;
    private static Optional<Remembered> remembered = Optional.empty();
    private static LiveFolders live = new LiveFolders();

    private record Remembered(Path file, Tasks tasks) {}

    private ChosenFolder() {}

    /// Keeps it from one start to the next.
    ///
    /// @param file holds the path of the folder and nothing else; one that is missing or spoilt counts as none
    public static void rememberIn(Path file, Tasks tasks) {
        remembered = Optional.of(new Remembered(file, tasks));
        tasks.start(() -> Files.readString(file).strip(), known -> last = last == null ? path(known) : last, _ -> {});
    }

    /// Asks for a folder.
    public static Optional<Path> ask(DirectoryChooser chooser, @Nullable Window owner) {
        folder().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return chosen(chooser.showDialog(owner));
    }

    /// Asks for a file to read.
    public static Optional<Path> ask(FileChooser chooser, @Nullable Window owner) {
        return ask(chooser, Optional.empty(), owner);
    }

    /// Asks for a file to read.
    ///
    /// @param wish where it opens instead, if it is there
    public static Optional<Path> ask(FileChooser chooser, Optional<Path> wish, @Nullable Window owner) {
        begin(chooser, wish);
        return chosen(chooser.showOpenDialog(owner));
    }

    /// Asks for a file to write.
    public static Optional<Path> askToSave(FileChooser chooser, @Nullable Window owner) {
        return askToSave(chooser, Optional.empty(), owner);
    }

    /// Asks for a file to write.
    ///
    /// @param wish where it opens instead, if it is there
    public static Optional<Path> askToSave(FileChooser chooser, Optional<Path> wish, @Nullable Window owner) {
        begin(chooser, wish);
        return chosen(chooser.showSaveDialog(owner));
    }

    private static void begin(FileChooser chooser, Optional<Path> wish) {
        folder(wish).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    }

    /// Where a dialog opens now; empty where there is not even a home.
    static Optional<Path> folder() {
        return folder(Optional.empty());
    }

    static Optional<Path> folder(Optional<Path> wish) {
        Path home = Path.of(System.getProperty("user.home", "."));
        return live.first(Stream.of(wish, Optional.ofNullable(last), Optional.of(home.resolve("Documents")), Optional.of(home))
                .flatMap(Optional::stream).distinct().toList());
    }

    /// @param choice a file or a folder; none where the dialog was left
    static Optional<Path> chosen(@Nullable File choice) {
        Optional<Path> chosen = Optional.ofNullable(choice).map(File::toPath);
        chosen.map(path -> path.toAbsolutePath().getParent()).filter(folder -> !folder.equals(last)).ifPresent(folder -> {
            last = folder;
            remembered.ifPresent(where -> where.tasks.start(() -> write(where.file, folder), _ -> {}, _ -> {})); // not worth a word
        });
        return chosen;
    }

    /// For tests.
    static void forget() {
        last = null;
        remembered = Optional.empty();
        live = new LiveFolders();
    }

    /// For tests.
    static void look(LiveFolders folders) {
        live = folders;
    }

    private static @Nullable Path path(String written) {
        try {
            return written.isEmpty() ? null : Path.of(written);
        } catch (InvalidPathException spoilt) {
            return null;
        }
    }

    private static Path write(Path file, Path folder) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        return Files.writeString(file, folder.toString());
    }
}
