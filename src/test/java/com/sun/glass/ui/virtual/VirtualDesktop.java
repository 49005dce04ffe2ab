package com.sun.glass.ui.virtual;

import com.sun.glass.events.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a window manager does: who lies above whom, who has the focus, which window grabs the mouse for its popups.
final class VirtualDesktop {
    private final List<VirtualWindow> stack = new ArrayList<>(); // visible windows, bottom first
    private @Nullable VirtualWindow focused;
    private @Nullable VirtualWindow grabbing;

    void show(VirtualWindow window) {
        stack.remove(window);
        stack.add(window);
    }

    void hide(VirtualWindow window) {
        stack.remove(window);
        ungrab(window);
        if (focused == window) {
            focused = null;
            window.focusChanged(WindowEvent.FOCUS_LOST);
            stack.reversed().stream()
                    .filter(VirtualWindow::canFocus)
                    .findFirst()
                    .ifPresent(next -> focus(next, WindowEvent.FOCUS_GAINED));
        }
    }

    void raise(VirtualWindow window) {
        if (stack.remove(window)) {
            stack.add(window);
            stack.stream().filter(w -> w.owner() == window).toList().forEach(this::raise);
        }
    }

    void focus(VirtualWindow window, int event) {
        VirtualWindow before = focused;
        if (before == window) {
            return;
        }
        focused = window;
        if (before != null) {
            before.focusChanged(WindowEvent.FOCUS_LOST);
        }
        window.focusChanged(event);
    }

    void unfocus(VirtualWindow window) {
        if (focused == window) {
            focused = null;
            window.focusChanged(WindowEvent.FOCUS_LOST);
        }
    }

    @Nullable
    VirtualView focusedView() {
        return focused == null ? null : focused.view();
    }

    void grab(VirtualWindow window) {
        grabbing = window;
    }

    void ungrab(VirtualWindow window) {
        if (grabbing == window) {
            grabbing = null;
        }
    }

    /// A press closes popups that close by themselves, unless it hits them or the window they belong to.
    void pressed(@Nullable VirtualWindow target) {
        VirtualWindow grab = grabbing;
        if (grab != null && !isOwnedBy(target, grab)) {
            grabbing = null;
            grab.grabLost();
        }
    }

    private static boolean isOwnedBy(@Nullable VirtualWindow window, VirtualWindow owner) {
        for (VirtualWindow w = window; w != null; w = w.owner()) {
            if (w == owner) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    VirtualWindow windowAt(int x, int y) {
        return stack.reversed().stream()
                .filter(w -> !w.isMinimized() && w.view() != null && w.contains(x, y))
                .findFirst()
                .orElse(null);
    }

    /// Copies a rectangle of the screen, as the windows last drew it, into `argb`.
    void capture(int x, int y, int width, int height, int[] argb) {
        for (VirtualWindow window : stack) {
            VirtualView view = window.view();
            if (view != null && !window.isMinimized()) {
                view.drawOnto(argb, width, height, window.getX() - x, window.getY() - y);
            }
        }
    }
}
