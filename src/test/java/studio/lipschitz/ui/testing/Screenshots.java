package studio.lipschitz.ui.testing;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// Pictures of windows as PNG files, the same bytes on every machine with the same fonts.
public final class Screenshots {
    private Screenshots() {}

    /// Writes `scene` as it would be drawn now, without popups.
    public static void save(Scene scene, Path file) throws IOException {
        write(Fx.call(() -> toBuffered(scene.snapshot(null))), file);
    }

    /// Writes `window` with the menus and other popups open above it.
    public static void save(Window window, Path file) throws IOException {
        write(Fx.call(() -> withPopups(window)), file);
    }

    /// Writes what is seen of `part` in its window.
    public static void save(Node part, Path file) throws IOException {
        write(Fx.call(() -> {
            BufferedImage all = toBuffered(part.getScene().snapshot(null));
            Bounds place = part.localToScene(part.getLayoutBounds());
            int left = Math.max(0, (int) Math.floor(place.getMinX()));
            int top = Math.max(0, (int) Math.floor(place.getMinY()));
            return all.getSubimage(left, top, Math.min(all.getWidth() - left, (int) Math.ceil(place.getWidth())),
                    Math.min(all.getHeight() - top, (int) Math.ceil(place.getHeight())));
        }), file);
    }

    private static BufferedImage withPopups(Window window) {
        BufferedImage picture = toBuffered(window.getScene().snapshot(null));
        Graphics2D graphics = picture.createGraphics();
        graphics.setComposite(AlphaComposite.SrcOver);
        for (Window other : List.copyOf(Window.getWindows())) {
            if (other instanceof PopupWindow popup && popup.isShowing() && belongsTo(popup, window)) {
                int left = (int) Math.round(popup.getX() - window.getX());
                int top = (int) Math.round(popup.getY() - window.getY());
                graphics.drawImage(toBuffered(seeThrough(popup.getScene())), left, top, null);
            }
        }
        graphics.dispose();
        return picture;
    }

    /// A popup is drawn on nothing, so that its shadow falls on what is below; a snapshot of its scene would put white there.
    private static Image seeThrough(Scene scene) {
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
        return scene.getRoot().snapshot(parameters, null);
    }

    private static boolean belongsTo(PopupWindow popup, Window window) {
        Window owner = popup.getOwnerWindow();
        return window.equals(owner) || (owner instanceof PopupWindow parent && belongsTo(parent, window));
    }

    static BufferedImage toBuffered(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] argb = ((DataBufferInt) buffered.getRaster().getDataBuffer()).getData();
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return buffered;
    }

    static void write(BufferedImage image, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
