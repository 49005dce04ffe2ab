package studio.lipschitz.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.workspace.Workspace;

/// The module that is being dragged, under the mouse on its way to the canvas; there the canvas draws its own.
final class DragGhost extends Pane {
    private static final double OFFSET = 12;

    private final Label card = new Label();
    private final Node canvas;

    DragGhost(Workspace workspace, Node canvas) {
        this.canvas = canvas;
        setMouseTransparent(true);
        setPickOnBounds(false);
        card.setId("drag-ghost");
        card.setVisible(false);
        getChildren().add(card);
        workspace.draggedModuleProperty().subscribe(this::show);
        sceneProperty().subscribe(this::follow);
    }

    private void follow(Scene scene) {
        if (scene != null) {
            scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> {
                if (!card.getText().isEmpty()) {
                    card.setVisible(!canvas.contains(canvas.sceneToLocal(event.getSceneX(), event.getSceneY())));
                    card.relocate(event.getSceneX() + OFFSET, event.getSceneY() + OFFSET);
                }
            });
        }
    }

    private void show(Optional<ModuleType> dragged) {
        card.getStyleClass().setAll("drag-ghost");
        dragged.ifPresent(type -> card.getStyleClass().add(VerdictLook.groupStyle(type.info().group())));
        card.setText(dragged.map(ModuleType::name).orElse(""));
        if (dragged.isEmpty()) {
            card.setVisible(false);
        }
    }
}
