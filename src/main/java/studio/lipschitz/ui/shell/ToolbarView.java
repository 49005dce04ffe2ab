package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

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
        training.getChildren().addAll(trainingButtons, new TrainingMenu(commands));
        var workspace = commands.workspace();
        undo.disableProperty().bind(workspace.undoLabelProperty().map(label -> label.isEmpty()));
        redo.disableProperty().bind(workspace.redoLabelProperty().map(label -> label.isEmpty()));
        tip(create, new SimpleStringProperty(text("shell.toolbar.tip.new")), keys.text("new"));
        tip(open, new SimpleStringProperty(text("shell.toolbar.tip.open")), keys.text("open"));
        tip(save, new SimpleStringProperty(text("shell.toolbar.tip.save")), keys.text("save"));
        tip(undo,
                workspace.undoLabelProperty()
                        .map(edit -> edit.map(label -> text("shell.history.undo", label)).orElseGet(() -> text("shell.toolbar.undo"))),
                keys.text("undo"));
        tip(redo,
                workspace.redoLabelProperty()
                        .map(edit -> edit.map(label -> text("shell.history.redo", label)).orElseGet(() -> text("shell.toolbar.redo"))),
                keys.text("redo"));
        commands.themes().darkProperty().subscribe(
                dark -> themeIcon.setIconCode(dark ? Material2OutlinedMZ.WB_SUNNY : Material2OutlinedMZ.NIGHTS_STAY));
    }

    /// What a button does, and the keys that do it too.
    private static void tip(Button button, ObservableValue<String> does, ObservableValue<String> keys) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(Bindings.createStringBinding(
                () -> keys.getValue().isEmpty() ? does.getValue() : text("shell.toolbar.tip.keys", does.getValue(), keys.getValue()), does,
                keys));
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
