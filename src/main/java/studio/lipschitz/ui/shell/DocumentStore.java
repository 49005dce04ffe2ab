package studio.lipschitz.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import studio.lipschitz.project.Project;

/// Reads and writes documents. Called beside the FX thread.
public interface DocumentStore {

    /// @throws IOException in one sentence that names the file, the place and the rule
    Project read(Path file) throws IOException;

    void write(Project project, Path file) throws IOException;
}
