package studio.lipschitz.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
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

    @FXML private Button create;

    @FXML private Button open;

    @FXML private Button save;

    @FXML private Button undo;

    @FXML private Button redo;

    @FXML private HBox training;

    @FXML private FontIcon themeIcon;

    /// @param trainingButtons the training panel's own for this place
    ToolbarView(Commands commands, MenuKeys keys, Node trainingButtons) {
        this.commands = commands;
        Fxml.load("toolbar", this);
        training.getChildren().add(trainingButtons);
        var workspace = commands.workspace();
        undo.disableProperty().bind(workspace.undoLabelProperty().map(label -> label.isEmpty()));
        redo.disableProperty().bind(workspace.redoLabelProperty().map(label -> label.isEmpty()));
        tip(create, new SimpleStringProperty("Start a new network"), keys.text("new"));
        tip(open, new SimpleStringProperty("Open a network from a file"), keys.text("open"));
        tip(save, new SimpleStringProperty("Save the network"), keys.text("save"));
        tip(undo, workspace.undoLabelProperty().map(label -> ("Undo " + label.orElse("")).strip()), keys.text("undo"));
        tip(redo, workspace.redoLabelProperty().map(label -> ("Redo " + label.orElse("")).strip()), keys.text("redo"));
        commands.themes().darkProperty().subscribe(
                dark -> themeIcon.setIconCode(dark ? Material2OutlinedMZ.WB_SUNNY : Material2OutlinedMZ.NIGHTS_STAY));
    }

    /// What a button does, and the keys that do it too.
    private static void tip(Button button, ObservableValue<String> does, ObservableValue<String> keys) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(Bindings.createStringBinding(
                () -> keys.getValue().isEmpty() ? does.getValue() : "%s (%s)".formatted(does.getValue(), keys.getValue()), does, keys));
        button.setTooltip(tooltip);
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
