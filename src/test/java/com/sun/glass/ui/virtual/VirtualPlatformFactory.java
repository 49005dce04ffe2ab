package com.sun.glass.ui.virtual;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.delegate.ClipboardDelegate;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;

/// Loaded by JavaFX, by name.
public final class VirtualPlatformFactory extends HeadlessPlatformFactory {
    private final VirtualDevice device = new VirtualDevice(new VirtualDesktop());

    @Override
    public Application createApplication() {
        return new VirtualApplication(device);
    }

    @Override
    public ClipboardDelegate createClipboardDelegate() {
        ClipboardDelegate others = super.createClipboardDelegate();
        return name -> Clipboard.DND.equals(name) ? new VirtualDragboard(device) : others.createClipboard(name);
    }
}
