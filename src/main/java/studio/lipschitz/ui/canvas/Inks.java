package studio.lipschitz.ui.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.ui.fx.VerdictLook;

/// Colours of the theme as pixels, for what is painted by hand: unseen regions wear one token each, which the theme repaints when it changes.
final class Inks extends Pane {
    private final Map<String, Integer> read = new HashMap<>();
    private final Runnable changed;

    /// What is painted, and the token of the stylesheets it has its colour from.
    enum Ink {
        EDGE("-studio-edge"), BORDER("-studio-node-border"), NODE("-studio-node"), ACCENT("-studio-accent"), UNSAFE("-studio-unsafe"),
        UNSAFE_SOFT("-studio-unsafe-soft");

        private final String token;

        Ink(String token) {
            this.token = token;
        }
    }

    /// @param changed called when a colour changes
    Inks(Runnable changed) {
        this.changed = changed;
        setManaged(false);
        setOpacity(0); // not invisible: styles are not applied to what is
        for (Ink ink : Ink.values()) {
            sample(ink.token);
        }
        for (Group group : Group.values()) {
            sample("-studio-" + VerdictLook.groupStyle(group));
        }
        sample("-studio-unknown");
    }

    private void sample(String token) {
        var sample = new Region();
        sample.setStyle("-fx-background-color: " + token);
        sample.backgroundProperty().subscribe(background -> {
            if (background != null && !background.getFills().isEmpty()
                    && background.getFills().getFirst().getFill() instanceof Color colour) {
                read.put(token, argb(colour));
                changed.run();
            }
        });
        getChildren().add(sample);
    }

    int of(Ink ink) {
        return read.getOrDefault(ink.token, 0xff808080);
    }

    int group(Layer layer) {
        String style = "-studio-" + NodeView.groupStyle(layer);
        return read.getOrDefault(read.containsKey(style) ? style : "-studio-unknown", 0xff808080);
    }

    /// Premultiplied, as [javafx.scene.image.PixelFormat#getIntArgbPreInstance] has it.
    private static int argb(Color colour) {
        int alpha = (int) Math.round(colour.getOpacity() * 255);
        return alpha << 24 | level(colour.getRed(), alpha) << 16 | level(colour.getGreen(), alpha) << 8 | level(colour.getBlue(), alpha);
    }

    private static int level(double share, int alpha) {
        return (int) Math.round(share * alpha);
    }
}
