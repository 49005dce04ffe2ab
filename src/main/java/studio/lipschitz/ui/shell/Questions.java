package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the window asks. The real one opens dialogs; tests answer by themselves.
public interface Questions {

    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    /// What to do with the changes of the document `name`, which would be lost.
    Unsaved unsaved(String name);

    /// Whether to replace the file that is there.
    boolean replace(Path file);

    /// What a new document starts from; empty if nothing was chosen.
    Optional<StartingPoint> startingPoint(List<StartingPoint> points);

    /// Which of the recent files to open; empty if none was chosen.
    Optional<StartingPoint> recent(List<StartingPoint> files);

    /// Which version of the present file to have back; empty if none was chosen.
    Optional<StartingPoint> version(List<StartingPoint> versions);

    enum Training {
        KEEP,
        STOP,
        CANCEL
    }

    /// What becomes of the training that goes on when the window closes.
    Training training();

    /// Whether the run in `folder` may be deleted.
    boolean discardRun(Path folder);

    /// Whether to delete so many runs for good.
    boolean destroyRuns(int runs);
}
