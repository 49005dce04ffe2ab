package studio.lipschitz.ui.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Where runs go: beside the document's file, or under `home` while it has none.
///
/// @param home for documents that were never saved
public record RunFolders(Path home) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

    /// `Lipschitz Studio/runs` in the user's home.
    public static RunFolders ofUser() {
        return new RunFolders(Path.of(System.getProperty("user.home", "."), "Lipschitz Studio", "runs"));
    }

    /// A folder that is not there yet: `runs/digits-2026-11-24-140312`.
    public Path fresh(Optional<Path> document, LocalDateTime now) {
        return free(parent(document), stem(document) + "-" + STAMP.format(now));
    }

    /// The name of a grid, which is that of its folder too: `digits-grid-2026-11-24-140312`.
    public String freshGrid(Optional<Path> document, LocalDateTime now) {
        return String.valueOf(free(parent(document), stem(document) + "-grid-" + STAMP.format(now)).getFileName());
    }

    /// The folder of one run of a grid, which is not there yet.
    public Path inGrid(Optional<Path> document, String grid, String run) {
        return free(parent(document).resolve(grid), run);
    }

    /// A document whose folder has gone meanwhile has its runs where those without a file have theirs.
    private Path parent(Optional<Path> document) {
        return document.map(file -> file.toAbsolutePath().resolveSibling("runs"))
                .filter(runs -> runs.getParent() == null || Files.isDirectory(runs.getParent())).orElse(home);
    }

    private static String stem(Optional<Path> document) {
        return document.map(file -> file.getFileName().toString().replaceFirst("\\.lipnet$", "")).orElse("untitled");
    }

    private static Path free(Path parent, String stem) {
        Path folder = parent.resolve(stem);
        for (int again = 2; Files.exists(folder); again++) {
            folder = parent.resolve(stem + "-" + again);
        }
        return folder;
    }
}
