package com.sun.glass.ui.virtual;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.SystemClipboard;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// The dragboard of a drag within this program; the data stay in the superclass.
final class VirtualDragboard extends SystemClipboard {
    private final VirtualDevice device;

    VirtualDragboard(VirtualDevice device) {
        super(Clipboard.DND);
        this.device = device;
    }

    /// JavaFX expects this call to return when the drag is over.
    @Override
    @SuppressWarnings("NonApiType") // JavaFX says HashMap
    protected void pushToSystem(HashMap<String, Object> data, int supportedActions) {
        device.dragAndDrop(supportedActions);
    }

    @Override
    protected boolean isOwner() {
        return true;
    }

    @Override
    protected void pushTargetActionToSystem(int actionDone) {}

    @Override
    protected @Nullable Object popFromSystem(String mimeType) {
        return null;
    }

    @Override
    protected int supportedSourceActionsFromSystem() {
        return Clipboard.ACTION_NONE;
    }

    @Override
    protected String[] mimesFromSystem() {
        return new String[0];
    }
}
