package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.lipschitz.ui.chart.PlaneSpec;
import studio.lipschitz.ui.workspace.Workspace;

/// What points are drawn with: a button a class, an eraser, and the way back.
final class DrawPane extends VBox {
    private final PlaygroundModel model;
    private final Brush brush;
    private final FlowPane tools = new FlowPane();
    private final ToggleGroup group = new ToggleGroup();
    private final Label count = new Label();
    private List<String> shown = List.of();

    DrawPane(PlaygroundModel model, Brush brush, Workspace workspace) {
        this.model = model;
        this.brush = brush;
        setId("play-draw-tools");
        getStyleClass().add("play-part");
        tools.getStyleClass().add("play-tools");
        DrawnPoints drawn = model.drawn();
        Button undo = Fields.icon("play-undo", Material2MZ.UNDO, text("playground.draw.undo"), drawn::undo);
        Button redo = Fields.icon("play-redo", Material2MZ.REDO, text("playground.draw.redo"), drawn::redo);
        Button clear = Fields.icon("play-clear", Material2AL.DELETE_OUTLINE, text("playground.draw.clear"), drawn::clear);
        undo.disableProperty().bind(Bindings.createBooleanBinding(() -> !drawn.canUndo(), drawn.pointsProperty()));
        redo.disableProperty().bind(Bindings.createBooleanBinding(() -> !drawn.canRedo(), drawn.pointsProperty()));
        clear.disableProperty().bind(Bindings.createBooleanBinding(() -> drawn.points().isEmpty(), drawn.pointsProperty()));
        count.setId("play-draw-count");
        count.getStyleClass().add("note");
        count.setWrapText(true);
        var row = new HBox(undo, redo, clear);
        row.getStyleClass().add("play-row");
        var adopt = new Button(text("playground.draw.adopt"));
        adopt.setId("play-adopt");
        adopt.setMaxWidth(Double.MAX_VALUE);
        adopt.setWrapText(true);
        adopt.setOnAction(_ -> model.adopt());
        adopt.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> drawn.points().isEmpty() && model.dataProperty().get().filter(PlayData::whole).isPresent(),
                drawn.pointsProperty(), model.dataProperty()));
        adopt.managedProperty().bind(adopt.visibleProperty());
        var how = new Label(text("playground.draw.how"));
        how.getStyleClass().add("note");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(tools, row, count, adopt, how);
        drawn.pointsProperty().subscribe(_ -> count());
        model.dataProperty().addListener(_ -> fill());
        workspace.analysisProperty().addListener(_ -> fill());
        fill();
    }

    private void fill() {
        List<String> names = model.names();
        if (names.equals(shown)) {
            return;
        }
        shown = names;
        tools.getChildren().clear();
        group.getToggles().clear();
        for (int kind = 0; kind < names.size(); kind++) {
            var swatch = new Region();
            swatch.getStyleClass().add("play-swatch");
            swatch.setStyle("-fx-background-color: " + PlaneSpec.inkOf(kind).token());
            ToggleButton button = tool("play-class-" + kind, text("playground.draw.class", names.get(kind)), kind);
            button.setGraphic(swatch);
        }
        ToggleButton eraser = tool("play-eraser", text("playground.draw.eraser"), Brush.ERASER);
        eraser.setGraphic(new FontIcon(Material2AL.CLEAR));
        int chosen = brush.toolProperty().get() < names.size() ? brush.toolProperty().get() : 0;
        brush.toolProperty().set(chosen);
        group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData().equals(chosen)));
        count();
    }

    private ToggleButton tool(String id, String name, int chosen) {
        var button = new ToggleButton(name);
        button.setId(id);
        button.setUserData(chosen);
        button.setToggleGroup(group);
        button.getStyleClass().add("play-toggle");
        button.setOnAction(_ -> {
            button.setSelected(true); // one is always chosen
            brush.toolProperty().set(chosen);
        });
        tools.getChildren().add(button);
        return button;
    }

    private void count() {
        int[] counts = model.drawn().counts(shown.size());
        var words = new java.util.StringJoiner(" · ");
        for (int kind = 0; kind < counts.length; kind++) {
            words.add(text("playground.draw.count", shown.get(kind), counts[kind]));
        }
        count.setText(words.toString());
    }
}
