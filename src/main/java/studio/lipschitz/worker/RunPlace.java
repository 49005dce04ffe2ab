package studio.lipschitz.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import studio.lipschitz.training.RunFolder;

/// Where a run is to be, and what was there before: a training that is refused before it begins leaves nothing behind.
///
/// @param fresh whether nothing was there, or an empty folder
/// @param kept the innermost folder that was there before: those below it were made for this run
record RunPlace(RunFolder run, boolean fresh, Path kept) {

    /// Makes the folder where it is not there.
    ///
    /// @param run absolute
    static RunPlace make(Path run) throws IOException {
        Path there = run;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        var place = new RunPlace(new RunFolder(run), !Files.exists(run) || empty(run), there);
        Files.createDirectories(run);
        return place;
    }

    /// Takes away what was made for a run that never began. What else lies there stays, such as the report of a crash.
    void tidy() {
        if (!fresh || Files.exists(run.runFile())) {
            return;
        }
        try {
            Files.deleteIfExists(run.networkFile());
            if (Files.exists(run.checkpoints()) && empty(run.checkpoints())) {
                Files.delete(run.checkpoints());
            }
            for (Path made = run.path(); !made.equals(kept) && empty(made); made = Objects.requireNonNull(made.getParent())) {
                Files.delete(made);
            }
        } catch (IOException e) {
            // the refusal is what the user must hear of
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
