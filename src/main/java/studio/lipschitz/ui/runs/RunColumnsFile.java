package studio.lipschitz.ui.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import studio.lipschitz.project.AtomicFile;
import studio.lipschitz.ui.fx.Tasks;

/// Remembers which columns of the table are shown: one id a line. A file that is missing or spoilt counts as none.
record RunColumnsFile(Path file, Tasks tasks) {

    /// @param shown told, later, what was chosen last time, if anything was
    void read(Consumer<List<String>> shown) {
        tasks.start(() -> Files.readAllLines(file, StandardCharsets.UTF_8), shown, _ -> {});
    }

    void write(List<String> ids) {
        tasks.start(
                () -> {
                    Files.createDirectories(file.toAbsolutePath().getParent());
                    AtomicFile.write(file, String.join("\n", ids).getBytes(StandardCharsets.UTF_8));
                    return file;
                },
                _ -> {},
                _ -> {}); // not worth a word
    }
}
