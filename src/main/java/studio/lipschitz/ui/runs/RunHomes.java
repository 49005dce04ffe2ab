package studio.lipschitz.ui.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.lipschitz.project.AtomicFile;
import studio.lipschitz.ui.fx.Tasks;

/// Folders of runs that a person has added, one a line of a small file. A file that is missing or spoilt counts as none. FX thread.
final class RunHomes {
    private final Path file;
    private final Tasks tasks;
    private final ObservableList<Path> added = FXCollections.observableArrayList();
    private final ObservableList<Path> seen = FXCollections.unmodifiableObservableList(added); // held here, as it listens weakly

    RunHomes(Path file, Tasks tasks) {
        this.file = file;
        this.tasks = tasks;
    }

    /// @param then runs once they are known
    void read(Runnable then) {
        tasks.start(() -> Files.readAllLines(file, StandardCharsets.UTF_8).stream().filter(line -> !line.isBlank()).map(Path::of).toList(),
                known -> {
                    known.stream().filter(each -> !added.contains(each)).forEach(added::add);
                    then.run();
                }, _ -> {});
    }

    ObservableList<Path> added() {
        return seen;
    }

    /// Those of the window and these, each once; a folder within another is found there.
    List<Path> with(List<Path> others) {
        var all = new ArrayList<>(others);
        for (Path each : added) {
            if (others.stream().noneMatch(each::startsWith)) {
                all.add(each);
            }
        }
        return all;
    }

    /// @return whether it was not there yet
    boolean add(Path folder) {
        Path each = folder.toAbsolutePath().normalize();
        if (added.contains(each)) {
            return false;
        }
        added.add(each);
        write();
        return true;
    }

    /// Its runs stay where they are; only the table leaves them out.
    void forget(Path folder) {
        added.remove(folder);
        write();
    }

    private void write() {
        String lines = String.join("\n", added.stream().map(Path::toString).toList());
        tasks.start(() -> write(lines), _ -> {}, _ -> {}); // not worth a word
    }

    private Path write(String lines) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, lines.getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
