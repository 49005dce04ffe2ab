package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/// How to begin, where nothing is drawn yet.
final class EmptyHint extends VBox {

    EmptyHint() {
        var icon = new FontIcon(Material2MZ.SCATTER_PLOT);
        var title = new Label(text("canvas.empty.title"));
        title.getStyleClass().add("empty-title");
        var text = new Label(text("canvas.empty.text"));
        text.setWrapText(true); // beside the code the canvas is narrow
        text.getStyleClass().add("empty-text");
        getChildren().addAll(icon, title, text);
        setId("canvas-empty");
        getStyleClass().add("canvas-empty");
        setMouseTransparent(true);
    }
}
