package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Consumer;
import studio.lipschitz.runs.Queued;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.RunQueue;

/// Where the runs of the queue go, those of a grid together; each of these says of which one it is.
record QueuedRuns(RunFolders folders, Tasks tasks, Consumer<String> failed) implements RunQueue.Runs {

    @Override
    public Path folder(Queued first) {
        return first.point().map(point -> folders.inGrid(first.file(), point.grid(), point.folder()))
                .orElseGet(() -> folders.fresh(first.file(), LocalDateTime.now(ZoneId.systemDefault())));
    }

    @Override
    public void begins(Queued first, Path folder) {
        first.point().ifPresent(point -> tasks.start(() -> {
            point.write(folder);
            return folder;
        }, _ -> {}, e -> failed.accept(String.valueOf(e.getMessage()))));
    }
}
