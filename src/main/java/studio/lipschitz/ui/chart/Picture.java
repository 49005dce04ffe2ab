package studio.lipschitz.ui.chart;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// One picture of a double buffer: Java2D draws into the very pixels that JavaFX shows, without a copy on the FX thread.
final class Picture {
    private final BufferedImage drawing;
    private final PixelBuffer<IntBuffer> pixels;
    private final WritableImage image;

    Picture(int width, int height) {
        int[] argb = new int[width * height];
        var buffer = new DataBufferInt(argb, argb.length);
        var model = new DirectColorModel(
                java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                32,
                0x00ff0000,
                0x0000ff00,
                0x000000ff,
                0xff000000,
                true,
                java.awt.image.DataBuffer.TYPE_INT);
        var raster = Raster.createPackedRaster(
                buffer, width, height, width, new int[] {0x00ff0000, 0x0000ff00, 0x000000ff, 0xff000000}, new Point());
        drawing = new BufferedImage(model, raster, true, null);
        pixels = new PixelBuffer<>(width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(pixels);
    }

    /// For the drawing thread, while this one is not shown.
    BufferedImage drawing() {
        return drawing;
    }

    /// For the FX thread: tells the window that every pixel is new.
    Image shown() {
        pixels.updateBuffer(_ -> null);
        return image;
    }

    boolean measures(int width, int height) {
        return drawing.getWidth() == width && drawing.getHeight() == height;
    }
}
