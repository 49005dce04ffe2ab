package studio.lipschitz.ui.canvas;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.FxThread;

/// A picture that is painted pixel by pixel, one for each of the screen's: thousands of shapes take a renderer longer than a frame.
final class Pixels extends ImageView {
    /// Every other of the four channels of a colour.
    private static final int EVEN = 0x00ff00ff;

    private int[] pixels = {};
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private int columns;
    private int rows;
    private double scale = 1;

    Pixels() {
        setManaged(false);
        setMouseTransparent(true);
        setSmooth(false); // a pixel is a pixel of the screen
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /// Pixels a unit of the window.
    double scale() {
        return scale;
    }

    /// Clears the picture, which then has this size in units of the window.
    ///
    /// @return whether there is anything to paint on
    boolean begin(double width, double height) {
        Window window = getScene() == null ? null : getScene().getWindow();
        scale = window == null ? 1 : Math.max(window.getRenderScaleX(), window.getRenderScaleY());
        int wide = (int) Math.ceil(width * scale);
        int high = (int) Math.ceil(height * scale);
        if (wide == columns && high == rows) {
            Arrays.fill(pixels, 0);
            return buffer != null;
        }
        columns = wide;
        rows = high;
        if (wide * high == 0) {
            buffer = null;
            setImage(null);
            return false;
        }
        IntBuffer memory = IntBuffer.allocate(wide * high);
        pixels = memory.array();
        buffer = new PixelBuffer<>(wide, high, memory, PixelFormat.getIntArgbPreInstance());
        setImage(new WritableImage(buffer));
        setFitWidth(wide / scale);
        setFitHeight(high / scale);
        return true;
    }

    /// Shows what was painted.
    void end() {
        if (buffer != null) {
            PixelBuffer<IntBuffer> shown = buffer;
            FxThread.now(() -> shown.updateBuffer(_ -> null));
        }
    }

    /// @param colour premultiplied ARGB
    void rectangle(int left, int top, int right, int bottom, int colour) {
        int from = Math.max(0, left);
        int to = Math.min(columns, right);
        if (from >= to) {
            return;
        }
        for (int y = Math.max(0, top); y < Math.min(rows, bottom); y++) {
            Arrays.fill(pixels, y * columns + from, y * columns + to, colour);
        }
    }

    /// A sign in the middle of these pixels.
    ///
    /// @param rim the colour that sets it off
    void sign(Sign.Mask mask, int x, int y, int colour, int rim) {
        int side = mask.side();
        int[] shape = mask.shape();
        int[] rims = mask.rim();
        int left = x - side / 2;
        int top = y - side / 2;
        int first = Math.max(0, -left);
        int last = Math.min(side, columns - left);
        for (int row = Math.max(0, -top); row < Math.min(side, rows - top); row++) {
            int start = (top + row) * columns + left;
            for (int column = first; column < last; column++) {
                int at = row * side + column;
                if (rims[at] > 0) {
                    int pixel = start + column;
                    pixels[pixel] = shape[at] == 255 ? colour : over(over(pixels[pixel], rim, rims[at]), colour, shape[at]);
                }
            }
        }
    }

    /// One colour over another.
    ///
    /// @param covered so much of it, of 255
    private static int over(int below, int colour, int covered) {
        int share = covered + (covered >> 7); // of 256
        int even = ((colour & EVEN) * share + (below & EVEN) * (256 - share)) >>> 8 & EVEN;
        int odd = ((colour >>> 8 & EVEN) * share + (below >>> 8 & EVEN) * (256 - share)) & ~EVEN;
        return odd | even;
    }

    /// A pixel a step of the longer axis, within the picture.
    void line(double x0, double y0, double x1, double y1, int colour) {
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
}
