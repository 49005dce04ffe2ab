package studio.lipschitz.runs;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Deleted runs: each folder of runs has a hidden one, `.trash`, from which they come back.
public final class RunTrash {
    public static final String FOLDER = ".trash";

    private RunTrash() {}

    public static boolean holds(Path run) {
        Path parent = run.toAbsolutePath().getParent();
        return parent != null && parent.endsWith(FOLDER);
    }

    /// Moves a run to the trash beside it.
    ///
    /// @return where it lies now
    public static Path delete(Path run) throws IOException {
        Path from = run.toAbsolutePath();
        Path home = parent(from);
        if (holds(from)) {
            return from;
        }
        Path trash = home.resolve(FOLDER);
        Files.createDirectories(trash);
        return Files.move(from, free(trash, from));
    }

    /// Brings a run back to where it was; under another name, where its own is taken by now.
    ///
    /// @return where it lies now
    public static Path restore(Path run) throws IOException {
        Path from = run.toAbsolutePath();
        if (!holds(from)) {
            return from;
        }
        return Files.move(from, free(parent(parent(from)), from));
    }

    /// Deletes a run of the trash for good.
    ///
    /// @throws IOException if it does not lie in the trash, or a file resists
    public static void destroy(Path run) throws IOException {
        if (!holds(run)) {
            throw new IOException(text("runs.trash.elsewhere", run));
        }
        Files.walkFileTree(run, new SimpleFileVisitor<>() { // follows no link: what it leads to belongs to somebody else
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException(text("runs.trash.noParent", path));
        }
        return parent;
    }

    private static Path free(Path folder, Path run) {
        String name = String.valueOf(run.getFileName());
        Path free = folder.resolve(name);
        for (int again = 2; Files.exists(free); again++) {
            free = folder.resolve(name + "-" + again);
        }
        return free;
    }
}
