package studio.lipschitz.ui.shell;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import studio.lipschitz.ui.crash.Steps;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// Notes what is done in a window, for the report of a fault: commands by their ids, and the names of edits. No figures, no files.
final class LastSteps {

    private LastSteps() {}

    static void note(Steps steps, Scene scene, MenuView menu, Workspace workspace, TrainingSession training) {
        for (Menu each : menu.getMenus()) {
            each.addEventHandler(ActionEvent.ACTION, event -> {
                if (event.getTarget() instanceof MenuItem item && item.getId() != null) {
                    steps.add("command " + item.getId());
                }
            });
        }
        scene.addEventFilter(ActionEvent.ACTION, event -> {
            if (event.getTarget() instanceof Node control && control.getId() != null) {
                steps.add("control " + control.getId());
            }
        });
        workspace.openedProperty().addListener(_ -> steps.add("another document"));
        workspace.undoLabelProperty()
                .addListener((_, _, label) -> label.ifPresent(edit -> steps.add("last edit of the document: " + edit)));
        training.stateProperty().addListener((_, _, state) -> steps.add("training " + state));
    }
}
