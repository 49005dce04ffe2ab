package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.training.TrainingCommands;
import studio.lipschitz.ui.workspace.Workspace;

/// Everything that the menus, the toolbar and the keys do, once.
///
/// @param another opens one more window
/// @param close asks the window to close, as its own cross does
/// @param about shows what this program is
/// @param earlier recent files and versions, by their pictures
/// @param search puts the cursor into the palette's search
/// @param code whether the Python code is shown
/// @param copyCode copies the Python code of the network
/// @param insertBlock asks for a file and puts it into the drawing as a block
/// @param runs brings the table of runs to the front
/// @param data brings the data view to the front
/// @param playground brings the playground to the front
/// @param enqueue lets the network wait for its training
/// @param grid asks over what a grid of runs goes
record Commands(
        Workspace workspace,
        Documents documents,
        Settings settings,
        List<StartingPoint> startingPoints,
        CanvasView canvas,
        Themes themes,
        Runnable another,
        Runnable close,
        Runnable about,
        Runnable search,
        Finders finders,
        Earlier earlier,
        TrainingCommands training,
        BooleanProperty code,
        Runnable insertBlock,
        Runnable runs,
        Runnable data,
        Runnable playground,
        Runnable enqueue,
        Runnable grid,
        Runnable copyCode) {

    void newDocument() {
        documents.newFrom(startingPoints);
    }

    void open() {
        documents.open();
    }

    void open(Path file) {
        documents.open(file);
    }

    void save() {
        documents.save();
    }

    void saveAs() {
        documents.saveAs();
    }

    void undo() {
        workspace.undoLabelProperty().get().ifPresent(label -> workspace.say(text("shell.history.undone", label)));
        workspace.undo();
    }

    void redo() {
        workspace.redoLabelProperty().get().ifPresent(label -> workspace.say(text("shell.history.redone", label)));
        workspace.redo();
    }
}
