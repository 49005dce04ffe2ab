package studio.lipschitz.ui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.TraversalDirection;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;

/// Whether one sees where the keyboard is: each stop of Tab is pictured with the focus and without it, and enough of it has to change by 3 to 1, as WCAG 2.2
/// asks in "focus appearance" (2.4.13).
public final class FocusRings {
    private static final double CONTRAST = 3;
    private static final int ENOUGH = 100; // pixels; of a smaller control a line along two of its sides
    private static final int AROUND = 8; // pixels around a control in which a ring may lie
    private static final int MOST = 200; // stops

    private final Robot robot;
    private final List<String> faint = new ArrayList<>();
    private final Set<String> stops = new LinkedHashSet<>();

    public FocusRings(Robot robot) {
        this.robot = robot;
    }

    /// Stops at which too little is seen, with how much was.
    public List<String> faint() {
        return faint;
    }

    /// Names of all stops.
    public Set<String> stops() {
        return stops;
    }

    /// Goes on with Tab from where the focus is, until it comes back or leaves `within`.
    ///
    /// @param keys by which a person does it; otherwise the order of JavaFX, which is the same and quicker
    public void walk(Scene scene, boolean keys, String where, Predicate<Node> within) {
        Set<Node> seen = new LinkedHashSet<>();
        for (int i = 0; i < MOST; i++) {
            Node owner = Fx.call(scene::getFocusOwner);
            if (owner == null || !seen.add(owner) || !Fx.call(() -> within.test(owner))) {
                return;
            }
            look(scene, owner, where);
            if (keys) {
                robot.keys(KeyCode.TAB);
            } else {
                Fx.run(() -> owner.requestFocusTraversal(TraversalDirection.NEXT));
                Fx.settle();
            }
        }
    }

    /// Whether one sees in a list or a menu which entry is meant: an arrow moves the mark.
    public void move(Scene scene, KeyCode arrow, String where) {
        WritableImage before = Fx.call(() -> scene.getRoot().snapshot(null, null));
        robot.keys(arrow);
        Fx.settle();
        WritableImage after = Fx.call(() -> scene.getRoot().snapshot(null, null));
        judge(where + " > " + arrow, after, before, ENOUGH);
    }

    private void look(Scene scene, Node owner, String where) {
        WritableImage with = Fx.call(() -> picture(scene, owner));
        Fx.run(scene.getRoot()::requestFocus);
        Fx.settle();
        WritableImage without = Fx.call(() -> picture(scene, owner));
        Fx.run(owner::requestFocus);
        Bounds bounds = owner.getLayoutBounds();
        judge(where + " > " + name(owner), with, without, Math.min(ENOUGH, bounds.getWidth() + bounds.getHeight()));
    }

    private void judge(String name, WritableImage with, WritableImage without, double wanted) {
        int changed = changed(with, without);
        stops.add(name);
        if (changed < wanted) {
            try {
                String file = name.replaceAll("[^A-Za-z0-9-]+", "_");
                Screenshots.write(Screenshots.toBuffered(with), Path.of("target", "focus", file + "-with.png"));
                Screenshots.write(Screenshots.toBuffered(without), Path.of("target", "focus", file + "-without.png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            faint.add("%s: %d of %.0f pixels".formatted(name, changed, wanted));
        }
    }

    private static WritableImage picture(Scene scene, Node node) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        Bounds all = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        double left = Math.clamp(Math.floor(at.getMinX()) - AROUND, 0, all.getMaxX() - 1);
        double top = Math.clamp(Math.floor(at.getMinY()) - AROUND, 0, all.getMaxY() - 1);
        double right = Math.clamp(Math.ceil(at.getMaxX()) + AROUND, left + 1, all.getMaxX());
        double bottom = Math.clamp(Math.ceil(at.getMaxY()) + AROUND, top + 1, all.getMaxY());
        var parameters = new SnapshotParameters();
        parameters.setViewport(new Rectangle2D(left, top, right - left, bottom - top));
        return scene.getRoot().snapshot(parameters, null);
    }

    private static int changed(WritableImage one, WritableImage other) {
        int changed = 0;
        for (int y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
            for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
                int a = one.getPixelReader().getArgb(x, y);
                int b = other.getPixelReader().getArgb(x, y);
                if (a != b && contrast(luminance(a), luminance(b)) >= CONTRAST) {
                    changed++;
                }
            }
        }
        return changed;
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /// Relative luminance as WCAG 2.2 defines it.
    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 0xff) + 0.7152 * linear(argb >> 8 & 0xff) + 0.0722 * linear(argb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static String name(Node node) {
        String own = node.getId() != null ? "#" + node.getId() : node.getClass().getSimpleName() + node.getStyleClass();
        Node up = node.getParent();
        while (node.getId() == null && up != null && up.getId() == null) {
            up = up.getParent();
        }
        return node.getId() != null ? own : Optional.ofNullable(up).map(Node::getId).map(id -> "#" + id + " ").orElse("") + own;
    }
}
