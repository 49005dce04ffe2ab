package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Asks for files. The real one opens the desktop's own dialogs; tests answer by themselves.
public interface FileDialogs {

    /// @param folder where to start; empty leaves it to the desktop
    Optional<Path> open(Optional<Path> folder);

    /// @param suggestion name of the file
    Optional<Path> save(Optional<Path> folder, String suggestion);

    /// Where a picture of the drawing goes, an .svg, a .pdf or a .png.
    ///
    /// @param suggestion name of the file
    Optional<Path> savePicture(Optional<Path> folder, String suggestion);

    /// Where the report of a run goes, a .pdf or an .html.
    ///
    /// @param suggestion name of the file
    Optional<Path> saveReport(Optional<Path> folder, String suggestion);

    /// Where the Python code of a network goes.
    ///
    /// @param suggestion name of the file
    Optional<Path> saveCode(Optional<Path> folder, String suggestion);

    /// Where the weights of a run go.
    ///
    /// @param suggestion name of the file
    Optional<Path> saveWeights(Optional<Path> folder, String suggestion);

    /// A folder that holds runs.
    Optional<Path> runsFolder();
}
