package studio.lipschitz.ui.canvas;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Position;

/// A large drawing from afar, where no text can be read: painted pixel by pixel, as a view for each of thousands of nodes takes a frame too long. Each card
/// has the colour of its group, and a rim that tells an error or that it is selected; a card without a guarantee is filled with its colour.
final class Overview extends Region {
    /// From this zoom on a card's letters can be told apart.
    private static final double FAR = 0.3;

    /// Fewer nodes are no trouble.
    private static final int MANY = 300;

    private final ImageView picture = new ImageView();
    private final Inks inks;
    private int[] pixels = {};
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private int columns;
    private int rows;
    private double scale = 1;
    private @Nullable Scene painted;

    /// What is shown.
    ///
    /// @param nodes by card
    /// @param shown where each card stands
    record Scene(
            Map<String, NodeView.Content> nodes, Set<Edge> edges, Shown shown, Set<String> selected, View view,
            double width, double height) {}

    Overview() {
        inks = new Inks(this::repaint);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        picture.setManaged(false);
        picture.setSmooth(false); // a pixel is a pixel of the screen
        getChildren().addAll(picture, inks);
    }

    static boolean serves(View view, int nodes) {
        return view.zoom() < FAR && nodes >= MANY;
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
        fit(scene.width(), scene.height());
        if (buffer == null) {
            return;
        }
        Arrays.fill(pixels, 0);
        int edge = inks.of(Inks.Ink.EDGE);
        for (Edge each : scene.edges()) {
            Position from = scene.shown().cards().get(scene.shown().card(each.from()));
            Position to = scene.shown().cards().get(scene.shown().card(each.to()));
            if (from != null && to != null) {
                line(x(scene, from.x() + Placement.WIDTH / 2), y(scene, from.y() + Placement.HEIGHT),
                        x(scene, to.x() + Placement.WIDTH / 2),
                        y(scene, to.y()), edge);
            }
        }
        scene.shown().cards().forEach((id, at) -> {
            NodeView.Content content = scene.nodes().get(id);
            if (content != null) {
                card(scene, at, content, scene.selected().contains(id));
            }
        });
        buffer.updateBuffer(_ -> null);
    }

    private void card(Scene scene, Position at, NodeView.Content content, boolean selected) {
        int left = (int) Math.round(x(scene, at.x()));
        int top = (int) Math.round(y(scene, at.y()));
        int right = Math.max(left + 3, (int) Math.round(x(scene, at.x() + Placement.WIDTH)));
        int bottom = Math.max(top + 3, (int) Math.round(y(scene, at.y() + Placement.HEIGHT)));
        boolean error = content.problems().stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        Verdict.Kind kind = content.verdict().kind();
        int rim = (int) Math.max(1, Math.round(scale));
        int broad = selected ? 2 * rim : 0;
        rectangle(left - broad, top - broad, right + broad, bottom + broad,
                inks.of(selected ? Inks.Ink.ACCENT : error ? Inks.Ink.UNSAFE : Inks.Ink.BORDER));
        rectangle(left + rim, top + rim, right - rim, bottom - rim, inks.of(kind.finite() ? Inks.Ink.NODE : Inks.Ink.UNSAFE_SOFT));
        int bar = Math.max(2 * rim, (right - left) / 6);
        rectangle(left + rim, top + rim, Math.min(right - rim, left + rim + bar), bottom - rim, inks.group(content.layer()));
    }

    private double x(Scene scene, double drawing) {
        return (drawing * scene.view().zoom() + scene.view().x()) * scale;
    }

    private double y(Scene scene, double drawing) {
        return (drawing * scene.view().zoom() + scene.view().y()) * scale;
    }

    private void rectangle(int left, int top, int right, int bottom, int colour) {
        int from = Math.max(0, left);
        int to = Math.min(columns, right);
        if (from >= to) {
            return;
        }
        for (int y = Math.max(0, top); y < Math.min(rows, bottom); y++) {
            Arrays.fill(pixels, y * columns + from, y * columns + to, colour);
        }
    }

    /// A pixel a step of the longer axis, within the picture.
    private void line(double x0, double y0, double x1, double y1, int colour) {
        if (Math.max(x0, x1) < 0 || Math.max(y0, y1) < 0 || Math.min(x0, x1) >= columns || Math.min(y0, y1) >= rows) {
            return;
        }
        int steps = (int) Math.clamp(Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))), 1, 20_000);
        for (int i = 0; i <= steps; i++) {
            int x = (int) (x0 + (x1 - x0) * i / steps);
            int y = (int) (y0 + (y1 - y0) * i / steps);
            if (x >= 0 && y >= 0 && x < columns && y < rows) {
                pixels[y * columns + x] = colour;
            }
        }
    }

    /// A picture with a pixel for each of the screen's.
    private void fit(double width, double height) {
        Window window = getScene() == null ? null : getScene().getWindow();
        scale = window == null ? 1 : Math.max(window.getRenderScaleX(), window.getRenderScaleY());
        int wide = (int) Math.ceil(width * scale);
        int high = (int) Math.ceil(height * scale);
        if (wide == columns && high == rows) {
            return;
        }
        columns = wide;
        rows = high;
        if (wide * high == 0) {
            buffer = null;
            picture.setImage(null);
            return;
        }
        IntBuffer memory = IntBuffer.allocate(wide * high);
        pixels = memory.array();
        buffer = new PixelBuffer<>(wide, high, memory, PixelFormat.getIntArgbPreInstance());
        picture.setImage(new WritableImage(buffer));
        picture.setFitWidth(wide / scale);
        picture.setFitHeight(high / scale);
    }
}
