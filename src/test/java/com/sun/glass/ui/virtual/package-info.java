/// A desktop in memory: screen, windows, mouse and keyboard for window tests, without a display.
///
/// JavaFX finds its window system by name: `-Dglass.platform=Virtual` loads
/// `com.sun.glass.ui.virtual.VirtualPlatformFactory`, so the code has to stand in this package. It builds on the
/// headless platform of JavaFX 26, which has no drag and drop, no Shift or Ctrl on mouse and wheel, no button state
/// while dragging, wrong wheel coordinates and a screen of 1000 x 1000. Internals of JavaFX are used: check on upgrade.
@NullMarked
package com.sun.glass.ui.virtual;

import org.jspecify.annotations.NullMarked;
