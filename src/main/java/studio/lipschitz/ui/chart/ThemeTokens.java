package studio.lipschitz.ui.chart;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import studio.lipschitz.ui.fx.TextScale;

/// Reads colours out of the stylesheets: unseen regions painted with one token each, which the theme repaints when it changes. The size of text is the window's.
public final class ThemeTokens extends Pane {
    private final Map<Ink, Region> samples = new EnumMap<>(Ink.class);

    /// @param changed called whenever a colour changes, once an ink, and when text becomes larger or smaller
    public ThemeTokens(Runnable changed) {
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0); // not invisible: styles are not applied to what is
        sceneProperty().flatMap(TextScale::in).addListener(_ -> changed.run());
        for (Ink ink : Ink.values()) {
            var sample = new Region();
            sample.setStyle("-fx-background-color: " + ink.token());
            sample.backgroundProperty().addListener((_, _, _) -> changed.run());
            samples.put(ink, sample);
            getChildren().add(sample);
        }
    }

    public ChartTheme read() {
        var colours = new EnumMap<Ink, Color>(Ink.class);
        samples.forEach((ink, sample) -> {
            Background background = sample.getBackground();
            Paint paint = background == null || background.getFills().isEmpty() ? null : background.getFills().getFirst().getFill();
            if (paint instanceof javafx.scene.paint.Color c) {
                colours.put(ink, new Color((float) c.getRed(), (float) c.getGreen(), (float) c.getBlue(), (float) c.getOpacity()));
            }
        });
        return new ChartTheme(colours, TextScale.of(this));
    }
}
