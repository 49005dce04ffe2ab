package studio.lipschitz.ui.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private final Map<String, Integer> groups = new HashMap<>(); // by module: looked up for each of thousands of cards
    private final List<Runnable> changed = new ArrayList<>();

    /// What is painted, and the token of the stylesheets it has its colour from.
    enum Ink {
        EDGE("-studio-edge"), BORDER("-studio-node-border"), NODE("-studio-node"), ACCENT("-studio-accent"), UNSAFE("-studio-unsafe"),
        UNSAFE_SOFT("-studio-unsafe-soft"), MUTED("-studio-muted"), BOUNDED("-studio-bounded"), LOSSY("-studio-lossy"),
        UNKNOWN("-studio-unknown");

        private final String token;

        Ink(String token) {
            this.token = token;
        }
    }

    Inks() {
        setManaged(false);
        setOpacity(0); // not invisible: styles are not applied to what is
        for (Ink ink : Ink.values()) {
            sample(ink.token);
        }
        for (Group group : Group.values()) {
            sample("-studio-" + VerdictLook.groupStyle(group));
        }
    }

    private void sample(String token) {
        var sample = new Region();
        sample.setStyle("-fx-background-color: " + token);
        sample.backgroundProperty().subscribe(background -> {
            if (background != null && !background.getFills().isEmpty()
                    && background.getFills().getFirst().getFill() instanceof Color colour) {
                read.put(token, argb(colour));
                groups.clear();
                changed.forEach(Runnable::run);
            }
        });
        getChildren().add(sample);
    }

    /// Has `repaint` run whenever a colour changes.
    void onChange(Runnable repaint) {
        changed.add(repaint);
    }

    int of(Ink ink) {
        return read.getOrDefault(ink.token, 0xff808080);
    }

    /// The same, so much of it.
    ///
    /// @param share in [0, 1]
    int of(Ink ink, double share) {
        int full = of(ink);
        int faint = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            faint |= (int) Math.round((full >>> shift & 0xff) * share) << shift;
        }
        return faint;
    }

    int group(Layer layer) {
        return groups.computeIfAbsent(layer.module(), _ -> {
            String style = "-studio-" + NodeView.groupStyle(layer);
            return read.getOrDefault(read.containsKey(style) ? style : Ink.UNKNOWN.token, 0xff808080);
        });
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
