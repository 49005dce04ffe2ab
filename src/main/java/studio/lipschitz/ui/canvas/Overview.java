package studio.lipschitz.ui.canvas;

import java.util.Map;
import java.util.Set;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;

/// A large drawing from afar, where no text can be read: painted pixel by pixel, as a view for each of thousands of nodes takes a frame too long. Each card
/// has the colour of its group, a [Sign] of its verdict where that is not safe, and a rim that tells an error or that it is selected; a card without a guarantee
/// is filled with its colour.
final class Overview extends Region {
    /// From this zoom on a card's letters can be told apart.
    private static final double FAR = 0.3;

    /// Fewer nodes are no trouble.
    private static final int MANY = 300;

    /// Half of a sign, in units of the window: the least in which shapes can be told apart.
    private static final double LEAST_SIGN = 3;

    private static final double LARGEST_SIGN = 7;

    private final Pixels picture = new Pixels();
    private final Inks inks = new Inks();
    private final Signs signs = new Signs();
    private @Nullable Scene painted;

    /// What is shown.
    ///
    /// @param nodes by card
    /// @param shown where each card stands
    record Scene(
            Map<String, CardContent> nodes, Set<Edge> edges, Shown shown, Set<String> selected, View view,
            double width, double height) {}

    Overview() {
        inks.onChange(this::repaint);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        getChildren().addAll(picture, inks);
    }

    static boolean serves(View view, int nodes) {
        return view.zoom() < FAR && nodes >= MANY;
    }

    /// The theme's colours as pixels.
    Inks inks() {
        return inks;
    }

    private void repaint() {
        if (painted != null && isVisible()) {
            paint(painted);
        }
    }

    void hide() {
        setVisible(false);
        painted = null;
    }

    void paint(Scene scene) {
        painted = scene;
        setVisible(true);
        if (!picture.begin(scene.width(), scene.height())) {
            return;
        }
        int edge = inks.of(Inks.Ink.EDGE);
        for (Edge each : scene.edges()) {
            Position from = scene.shown().cards().get(scene.shown().card(each.from()));
            Position to = scene.shown().cards().get(scene.shown().card(each.to()));
            if (from != null && to != null) {
                picture.line(x(scene, from.x() + Placement.WIDTH / 2), y(scene, from.y() + Placement.HEIGHT),
                        x(scene, to.x() + Placement.WIDTH / 2),
                        y(scene, to.y()), edge);
            }
        }
        scene.shown().cards().forEach((id, at) -> {
            CardContent content = scene.nodes().get(id);
            if (content != null) {
                card(scene, at, content, scene.selected().contains(id));
            }
        });
        signs.paint(picture, inks);
        picture.end();
    }

    private void card(Scene scene, Position at, CardContent content, boolean selected) {
        int left = (int) Math.round(x(scene, at.x()));
        int top = (int) Math.round(y(scene, at.y()));
        int right = Math.max(left + 3, (int) Math.round(x(scene, at.x() + Placement.WIDTH)));
        int bottom = Math.max(top + 3, (int) Math.round(y(scene, at.y() + Placement.HEIGHT)));
        boolean error = content.errors() > 0;
        Verdict.Kind kind = content.verdict().kind();
        int rim = (int) Math.max(1, Math.round(picture.scale()));
        int broad = selected ? 2 * rim : 0;
        picture.rectangle(left - broad, top - broad, right + broad, bottom + broad,
                inks.of(selected ? Inks.Ink.ACCENT : error ? Inks.Ink.UNSAFE : Inks.Ink.BORDER));
        picture.rectangle(left + rim, top + rim, right - rim, bottom - rim, inks.of(kind.finite() ? Inks.Ink.NODE : Inks.Ink.UNSAFE_SOFT));
        int bar = Math.max(2 * rim, (right - left) / 6);
        picture.rectangle(left + rim, top + rim, Math.min(right - rim, left + rim + bar), bottom - rim, inks.group(content.layer()));
        int radius = (int) Math.round(Math.clamp(0.4 * (bottom - top), LEAST_SIGN * picture.scale(), LARGEST_SIGN * picture.scale()));
        Sign.of(kind).ifPresent(sign -> signs.add(sign, (left + bar + right) / 2.0, (top + bottom) / 2.0, radius));
        if (error) {
            signs.add(Sign.DISC, right - rim, top + rim, Math.max(3, radius * 2 / 3));
        }
    }

    private double x(Scene scene, double drawing) {
        return (drawing * scene.view().zoom() + scene.view().x()) * picture.scale();
    }

    private double y(Scene scene, double drawing) {
        return (drawing * scene.view().zoom() + scene.view().y()) * picture.scale();
    }
}
