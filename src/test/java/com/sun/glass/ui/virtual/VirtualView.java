package com.sun.glass.ui.virtual;

import com.sun.glass.events.GestureEvent;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.headless.HeadlessView;
import java.nio.IntBuffer;

/// The content of a window. Where the device puts in its events and where the renderer puts its pictures.
final class VirtualView extends HeadlessView {
    private static final double WHEEL_STEP = 40; // pixels a notch, as on Linux

    private int[] picture = {}; // what was drawn last, premultiplied ARGB
    private int pictureWidth;
    private int pictureHeight;

    @Override
    protected void _uploadPixels(long ptr, Pixels pixels) {
        pictureWidth = pixels.getWidth();
        pictureHeight = pixels.getHeight();
        if (picture.length != pictureWidth * pictureHeight) {
            picture = new int[pictureWidth * pictureHeight];
        }
        ((IntBuffer) pixels.getBuffer()).duplicate().get(0, picture);
    }

    /// Draws the picture with its top left at (`left`, `top`).
    void drawOnto(int[] argb, int width, int height, int left, int top) {
        int firstColumn = Math.max(0, -left);
        int lastColumn = Math.min(pictureWidth, width - left);
        for (int row = Math.max(0, -top); row < Math.min(pictureHeight, height - top); row++) {
            int from = row * pictureWidth;
            int to = (row + top) * width + left;
            for (int column = firstColumn; column < lastColumn; column++) {
                argb[to + column] = over(picture[from + column], argb[to + column]);
            }
        }
    }

    private static int over(int source, int below) {
        int rest = 255 - (source >>> 24);
        if (rest == 0) {
            return source;
        }
        int result = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int channel = (source >>> shift & 255) + (below >>> shift & 255) * rest / 255;
            result |= Math.min(channel, 255) << shift;
        }
        return result;
    }

    @Override
    protected void _scheduleRepaint(long ptr) {}

    void resized(int width, int height) {
        notifyResize(width, height);
    }

    private int left(int screenX) {
        return screenX - getWindow().getX();
    }

    private int top(int screenY) {
        return screenY - getWindow().getY();
    }

    void mouse(int type, int button, int x, int y, int modifiers, boolean popupTrigger) {
        if (getWindow() != null) {
            notifyMouse(type, button, left(x), top(y), x, y, modifiers, popupTrigger, false);
        }
    }

    void menu(int x, int y) {
        if (getWindow() != null) {
            notifyMenu(left(x), top(y), x, y, false);
        }
    }

    void wheel(int x, int y, double dx, double dy, int modifiers) {
        notifyScroll(left(x), top(y), x, y, dx, dy, modifiers, 0, 0, 0, 0, WHEEL_STEP, WHEEL_STEP);
    }

    /// Two fingers on a touchpad that move by so many pixels, or, with `fingers` 0, what still moves after they were lifted.
    void fingers(int x, int y, int fingers, double dx, double dy, int modifiers) {
        boolean inertia = fingers == 0;
        fingersDo(GestureEvent.GESTURE_STARTED, x, y, fingers, inertia, 0, 0, modifiers);
        fingersDo(GestureEvent.GESTURE_PERFORMED, x, y, fingers, inertia, dx, dy, modifiers);
        fingersDo(GestureEvent.GESTURE_FINISHED, x, y, fingers, inertia, 0, 0, modifiers);
    }

    private void fingersDo(int type, int x, int y, int fingers, boolean inertia, double dx, double dy, int modifiers) {
        notifyScrollGestureEvent(type, modifiers, false, inertia, fingers, left(x), top(y), x, y, dx, dy, dx, dy, 1, 1);
    }

    /// Two fingers that spread, or, with a factor below 1, close.
    void pinch(int x, int y, double factor, int modifiers) {
        pinchDoes(GestureEvent.GESTURE_STARTED, x, y, 1, modifiers);
        pinchDoes(GestureEvent.GESTURE_PERFORMED, x, y, factor, modifiers);
        pinchDoes(GestureEvent.GESTURE_FINISHED, x, y, 1, modifiers);
    }

    private void pinchDoes(int type, int x, int y, double factor, int modifiers) {
        notifyZoomGestureEvent(type, modifiers, false, false, left(x), top(y), x, y, factor, 0, factor, 0);
    }

    void key(int type, int code, char[] chars, int modifiers) {
        if (getWindow() != null) {
            notifyKey(type, code, chars, modifiers);
        }
    }

    int dragEnter(int x, int y, int action) {
        return notifyDragEnter(left(x), top(y), x, y, action);
    }

    int dragOver(int x, int y, int action) {
        return notifyDragOver(left(x), top(y), x, y, action);
    }

    void dragLeave() {
        notifyDragLeave();
    }

    int dragDrop(int x, int y, int action) {
        return notifyDragDrop(left(x), top(y), x, y, action);
    }

    void dragEnd(int action) {
        notifyDragEnd(action);
    }
}
