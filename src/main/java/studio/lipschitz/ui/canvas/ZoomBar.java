package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import javafx.beans.value.ObservableNumberValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The buttons in the corner of the canvas: out, the zoom itself (back to 100 %), in, fit.
final class ZoomBar extends HBox {

    ZoomBar(CanvasView canvas, ObservableNumberValue zoom) {
        getStyleClass().add("zoom-bar");
        var percent = new Button();
        percent.setId("zoom-reset");
        percent.getStyleClass().addAll("flat", "small", "zoom-percent");
        percent.setOnAction(_ -> canvas.zoomReset());
        percent.setTooltip(new Tooltip(text("canvas.zoom.reset")));
        percent.setFocusTraversable(false);
        percent.textProperty().bind(javafx.beans.binding.Bindings.createStringBinding(
                () -> zoom.doubleValue() < 0.01 ? "< 1 %" : Math.round(zoom.doubleValue() * 100) + " %", zoom));
        getChildren().addAll(
                button("zoom-out", Material2MZ.REMOVE, text("canvas.zoom.out"), canvas::zoomOut),
                percent,
                button("zoom-in", Material2AL.ADD, text("canvas.zoom.in"), canvas::zoomIn),
                button("zoom-fit", Material2AL.FULLSCREEN, text("canvas.zoom.fit"), canvas::fitAll));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    private static Button button(String id, Ikon icon, String what, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(what);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
