package com.sun.glass.ui.virtual;

import com.sun.glass.events.WindowEvent;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessWindow;
import com.sun.glass.ui.headless.HeadlessWindowManager;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A window without a frame: its content is all of it.
final class VirtualWindow extends HeadlessWindow {
    private record Bounds(int x, int y, int width, int height) {}

    private final VirtualDesktop desktop;
    private int minWidth;
    private int minHeight;
    private int maxWidth = -1; // none
    private int maxHeight = -1;
    private boolean focusable = true;
    private Bounds restored = new Bounds(0, 0, 0, 0);

    VirtualWindow(VirtualDesktop desktop, @Nullable Window owner, Screen screen, int styleMask) {
        super(new HeadlessWindowManager(), owner, screen, ByteBuffer.allocate(0), styleMask);
        this.desktop = desktop;
    }

    @Nullable
    VirtualView view() {
        return (VirtualView) getView();
    }

    @Nullable
    VirtualWindow owner() {
        return (VirtualWindow) getOwner();
    }

    boolean contains(int x, int y) {
        return x >= getX() && x < getX() + getWidth() && y >= getY() && y < getY() + getHeight();
    }

    boolean canFocus() {
        return focusable && isEnabled();
    }

    void focusChanged(int event) {
        if (getNativeWindow() != 0) {
            notifyFocus(event);
        }
    }

    void grabLost() {
        notifyFocusUngrab();
    }

    void refused() {
        notifyFocusDisabled();
    }

    private void place(int x, int y, int width, int height, int event) {
        if (event != WindowEvent.RESIZE || width != getWidth() || height != getHeight()) {
            notifyResize(event, width, height);
        }
        VirtualView view = view();
        if (view != null) {
            view.resized(width, height);
        }
        if (getX() != x || getY() != y) {
            notifyMove(x, y);
        }
    }

    @Override
    protected void _setBounds(
            long ptr, int x, int y, boolean xSet, boolean ySet, int w, int h, int cw, int ch, float xg, float yg) {
        int width = w > 0 ? w : cw > 0 ? cw : getWidth();
        int height = h > 0 ? h : ch > 0 ? ch : getHeight();
        width = Math.max(maxWidth >= 0 ? Math.min(width, maxWidth) : width, minWidth);
        height = Math.max(maxHeight >= 0 ? Math.min(height, maxHeight) : height, minHeight);
        place(xSet ? x : getX(), ySet ? y : getY(), width, height, WindowEvent.RESIZE);
    }

    @Override
    protected boolean _setMinimumSize(long ptr, int width, int height) {
        minWidth = width;
        minHeight = height;
        return true;
    }

    @Override
    protected boolean _setMaximumSize(long ptr, int width, int height) {
        maxWidth = width;
        maxHeight = height;
        return true;
    }

    @Override
    protected boolean _maximize(long ptr, boolean maximize, boolean wasMaximized) {
        if (maximize && !wasMaximized) {
            restored = new Bounds(getX(), getY(), getWidth(), getHeight());
            place(0, 0, screen.getWidth(), screen.getHeight(), WindowEvent.MAXIMIZE);
        } else if (!maximize && wasMaximized) {
            place(restored.x, restored.y, restored.width, restored.height, WindowEvent.RESTORE);
        }
        return maximize;
    }

    @Override
    protected boolean _minimize(long ptr, boolean minimize) {
        notifyResize(minimize ? WindowEvent.MINIMIZE : WindowEvent.RESTORE, getWidth(), getHeight());
        return true;
    }

    @Override
    protected boolean _setView(long ptr, @Nullable View view) {
        return true; // without the enter and exit at (0, 0) that the headless platform sends
    }

    @Override
    protected void _updateViewSize(long ptr) {
        VirtualView view = view();
        if (isVisible() && view != null) {
            view.resized(getWidth(), getHeight());
        }
    }

    @Override
    protected boolean _setVisible(long ptr, boolean visible) {
        if (visible) {
            desktop.show(this);
        } else {
            desktop.hide(this);
        }
        return visible;
    }

    @Override
    protected boolean _close(long ptr) {
        desktop.hide(this);
        notifyDestroy();
        return true;
    }

    @Override
    protected void _setFocusable(long ptr, boolean isFocusable) {
        focusable = isFocusable;
    }

    @Override
    protected boolean _requestFocus(long ptr, int event) {
        if (event == WindowEvent.FOCUS_LOST) {
            desktop.unfocus(this);
        } else if (canFocus()) {
            desktop.focus(this, event);
        }
        return isFocused();
    }

    @Override
    protected boolean _grabFocus(long ptr) {
        desktop.grab(this);
        return true;
    }

    @Override
    protected void _ungrabFocus(long ptr) {
        desktop.ungrab(this);
    }

    @Override
    protected void _toFront(long ptr) {
        desktop.raise(this);
    }
}
