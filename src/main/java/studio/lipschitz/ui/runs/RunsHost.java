package studio.lipschitz.ui.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.lipschitz.ui.workspace.RunQueue;

/// What the panel of runs needs of the window around it. FX thread.
public interface RunsHost {

    /// Folders that hold runs; they need not be there.
    List<Path> homes();

    /// The run that this window trains now.
    Optional<Path> training();

    /// Opens the network and plan of a run as a document of its own, which has no file yet.
    void open(Path run);

    /// Asks for a file and writes the report of a run into it.
    void report(Path run);

    /// Shows a folder with the desktop's own file manager.
    void show(Path folder);

    /// Asks for a folder that holds runs.
    Optional<Path> chooseFolder();

    /// Asks whether to delete so many runs for good.
    boolean destroy(int runs);

    /// The networks that wait for their training.
    RunQueue queue();

    /// Puts the network of this window into the queue, as it is now.
    void enqueue();

    /// Says in one line what was done.
    void say(String done);

    /// Says in one sentence what went wrong.
    void complain(String failure);
}
