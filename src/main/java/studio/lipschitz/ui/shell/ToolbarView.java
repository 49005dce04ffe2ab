package studio.lipschitz.ui.shell;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.ui.fx.Fxml;

/// The buttons above everything: files, history, training, theme.
final class ToolbarView extends HBox {
    private final Commands commands;

    @FXML private Button undo;

    @FXML private Button redo;

    @FXML private HBox training;

    @FXML private FontIcon themeIcon;

    /// @param trainingButtons the training panel's own for this place
    ToolbarView(Commands commands, Node trainingButtons) {
        this.commands = commands;
        Fxml.load("toolbar", this);
        training.getChildren().add(trainingButtons);
        var workspace = commands.workspace();
        undo.disableProperty().bind(workspace.undoLabelProperty().map(label -> label.isEmpty()));
        redo.disableProperty().bind(workspace.redoLabelProperty().map(label -> label.isEmpty()));
        tip(undo).textProperty().bind(workspace.undoLabelProperty().map(label -> ("Undo " + label.orElse("")).strip()));
        tip(redo).textProperty().bind(workspace.redoLabelProperty().map(label -> ("Redo " + label.orElse("")).strip()));
        commands.themes().darkProperty().subscribe(
                dark -> themeIcon.setIconCode(dark ? Material2OutlinedMZ.WB_SUNNY : Material2OutlinedMZ.NIGHTS_STAY));
    }

    private static Tooltip tip(Button button) {
        var tooltip = new Tooltip();
        button.setTooltip(tooltip);
        return tooltip;
    }

    @FXML
    void newDocument() {
        commands.newDocument();
    }

    @FXML
    void open() {
        commands.open();
    }

    @FXML
    void save() {
        commands.save();
    }

    @FXML
    void undo() {
        commands.undo();
    }

    @FXML
    void redo() {
        commands.redo();
    }

    @FXML
    void theme() {
        commands.themes().toggle();
    }
}
