package com.sun.glass.ui.virtual;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.EventLoop;
import org.jspecify.annotations.Nullable;

/// One drag with a dragboard, from its detection to the drop.
final class VirtualDrag {
    private final VirtualDesktop desktop;
    private final VirtualView source;
    private final int supportedActions;
    private final EventLoop loop = Application.GetApplication().createEventLoop();
    private @Nullable VirtualView target;
    private int accepted = Clipboard.ACTION_NONE;

    VirtualDrag(VirtualDesktop desktop, VirtualView source, int supportedActions) {
        this.desktop = desktop;
        this.source = source;
        this.supportedActions = supportedActions;
    }

    void run() {
        loop.enter();
    }

    void move(int x, int y, int modifiers) {
        VirtualWindow window = desktop.windowAt(x, y);
        VirtualView under = window == null || !window.isEnabled() ? null : window.view();
        int action = recommended(modifiers);
        if (under == target) {
            accepted = under == null ? Clipboard.ACTION_NONE : under.dragOver(x, y, action);
            return;
        }
        leave();
        target = under;
        if (under != null) {
            under.dragEnter(x, y, action);
            accepted = under.dragOver(x, y, action);
        }
    }

    private void leave() {
        VirtualView left = target;
        target = null;
        accepted = Clipboard.ACTION_NONE;
        if (left != null && left.getWindow() != null) {
            left.dragLeave();
        }
    }

    void drop(int x, int y) {
        int performed = Clipboard.ACTION_NONE;
        try {
            VirtualView under = target;
            if (under != null && accepted != Clipboard.ACTION_NONE) {
                performed = under.dragDrop(x, y, accepted);
            } else {
                leave();
            }
        } finally {
            end(performed);
        }
    }

    void cancel() {
        try {
            leave();
        } finally {
            end(Clipboard.ACTION_NONE);
        }
    }

    private void end(int performed) {
        try {
            source.dragEnd(performed);
        } finally {
            loop.leave(null);
        }
    }

    private int recommended(int modifiers) {
        boolean control = (modifiers & KeyEvent.MODIFIER_CONTROL) != 0;
        boolean shift = (modifiers & KeyEvent.MODIFIER_SHIFT) != 0;
        int wanted = control && shift
                ? Clipboard.ACTION_REFERENCE
                : control ? Clipboard.ACTION_COPY : shift ? Clipboard.ACTION_MOVE : Clipboard.ACTION_ANY;
        int possible = wanted & supportedActions;
        for (int action : new int[] {Clipboard.ACTION_COPY, Clipboard.ACTION_MOVE, Clipboard.ACTION_REFERENCE}) {
            if ((possible & action) != 0) {
                return action;
            }
        }
        return Clipboard.ACTION_NONE;
    }
}
