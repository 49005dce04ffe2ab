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
        Path parent = document.map(file -> file.toAbsolutePath().resolveSibling("runs")).orElse(home);
        String name = document.map(file -> file.getFileName().toString().replaceFirst("\\.lipnet$", "")).orElse("untitled");
        String stem = name + "-" + STAMP.format(now);
        Path folder = parent.resolve(stem);
        for (int again = 2; Files.exists(folder); again++) {
            folder = parent.resolve(stem + "-" + again);
        }
        return folder;
    }
}
