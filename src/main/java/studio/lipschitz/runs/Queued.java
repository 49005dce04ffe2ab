package studio.lipschitz.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.lipschitz.project.Project;

/// A network that waits for its training, as it was when it was put there: what becomes of its file later changes nothing.
///
/// @param name of the document
/// @param project with its plan
/// @param file of the document, absolute; empty if it had none
/// @param since when it was put there, milliseconds since 1970
/// @param point where it is one of a grid
/// @param folder of its run, where that has begun and was broken off
public record Queued(
        String name, Project project, Optional<Path> file, long since, Optional<RunPoint> point, Optional<Path> folder) {

    /// What has become of the file of a document.
    public enum Standing {
        AS_IT_WAS, CHANGED, GONE
    }

    public Queued(String name, Project project, Optional<Path> file, Optional<RunPoint> point) {
        this(name, project, file.map(Path::toAbsolutePath), System.currentTimeMillis(), point, Optional.empty());
    }

    /// Whose run has begun there.
    public Queued begun(Path run) {
        return new Queued(name, project, file, since, point, Optional.of(run));
    }

    /// With another version of its document.
    public Queued renewed(Project other) {
        return new Queued(name, other, file, System.currentTimeMillis(), point, folder);
    }

    /// Looks at its file.
    public Standing standing() {
        if (file.isEmpty()) {
            return Standing.AS_IT_WAS;
        }
        try {
            return Files.getLastModifiedTime(file.get()).toMillis() > since ? Standing.CHANGED : Standing.AS_IT_WAS;
        } catch (java.io.IOException e) {
            return Standing.GONE;
        }
    }
}
