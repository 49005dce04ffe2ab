package studio.lipschitz.gpu;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder in which libraries are looked for.
public record Place(Kind kind, Path folder) {

    /// In the order in which they are asked.
    public enum Kind {
        /// What was fetched for this user.
        SUPPORT,
        /// The program's own.
        PROGRAM,
        /// An installation of CUDA.
        CUDA,
        /// The libraries that PyTorch's wheels bring along.
        PYTHON,
        /// Named in `LD_LIBRARY_PATH` or `PATH`.
        LIBRARY_PATH,
        /// Where the system itself looks.
        SYSTEM;

        /// In words.
        public String words() {
            return switch (this) {
                case SUPPORT -> text("gpu.place.support");
                case PROGRAM -> text("gpu.place.program");
                case CUDA -> text("gpu.place.cuda");
                case PYTHON -> text("gpu.place.python");
                case LIBRARY_PATH -> text("gpu.place.path");
                case SYSTEM -> text("gpu.place.system");
            };
        }
    }

    /// Names of its files, without links that lead nowhere; none if it cannot be read.
    Set<String> names() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::exists).map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
        } catch (IOException | java.io.UncheckedIOException e) {
            return Set.of();
        }
    }
}
