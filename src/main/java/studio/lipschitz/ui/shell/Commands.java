package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.List;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.workspace.Workspace;

/// Everything that the menus, the toolbar and the keys do, once.
///
/// @param close asks the window to close, as its own cross does
/// @param about shows what this program is
/// @param search puts the cursor into the palette's search
/// @param showTraining brings the training panel to the front
record Commands(
        Workspace workspace,
        Documents documents,
        Settings settings,
        List<Template> templates,
        CanvasView canvas,
        Themes themes,
        Runnable close,
        Runnable about,
        Runnable search,
        Runnable showTraining) {

    void newDocument() {
        documents.newFrom(templates);
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
        workspace.undoLabelProperty().get().ifPresent(label -> workspace.say("Undone: " + label + "."));
        workspace.undo();
    }

    void redo() {
        workspace.redoLabelProperty().get().ifPresent(label -> workspace.say("Redone: " + label + "."));
        workspace.redo();
    }
}
