package com.sun.glass.ui.virtual;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Application;
import com.sun.glass.ui.GlassRobot;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Mouse and keyboard. Every call puts events where those of a real device come in; call on the FX thread only.
public final class VirtualDevice extends GlassRobot {
    public static final int CLICK_RADIUS = 5; // pixels within which a second click makes a double click

    private final VirtualDesktop desktop;
    private final Set<MouseButton> buttons = new LinkedHashSet<>(); // held, in the order of their presses
    private final Set<KeyCode> keys = EnumSet.noneOf(KeyCode.class); // held
    private int x;
    private int y;
    private @Nullable VirtualView hovered;
    private @Nullable VirtualView pressed; // gets all events until every button is up
    private @Nullable VirtualDrag drag;

    VirtualDevice(VirtualDesktop desktop) {
        this.desktop = desktop;
    }

    /// The device of this program.
    ///
    /// @throws ClassCastException if JavaFX was started without `-Dglass.platform=Virtual`
    public static VirtualDevice get() {
        return (VirtualDevice) Application.GetApplication().createRobot();
    }

    VirtualDesktop desktop() {
        return desktop;
    }

    /// Releases what is held, as after a test that failed halfway.
    public void releaseAll() {
        if (drag != null) {
            cancelDrag();
        }
        for (MouseButton button : List.copyOf(buttons)) {
            mouseRelease(button);
        }
        for (KeyCode code : List.copyOf(keys)) {
            keyRelease(code);
        }
    }

    @Override
    public void create() {}

    @Override
    public void destroy() {}

    @Override
    public double getMouseX() {
        return x;
    }

    @Override
    public double getMouseY() {
        return y;
    }

    @Override
    public void mouseMove(double screenX, double screenY) {
        x = (int) Math.round(screenX);
        y = (int) Math.round(screenY);
        VirtualDrag running = drag;
        if (running != null) {
            running.move(x, y, modifiers());
        } else if (buttons.isEmpty()) {
            hover();
            send(hovered, MouseEvent.MOVE, MouseEvent.BUTTON_NONE);
        } else {
            send(pressed, MouseEvent.DRAG, glassButton(buttons.iterator().next()));
        }
    }

    private void hover() {
        VirtualWindow window = desktop.windowAt(x, y);
        VirtualView under = window == null || !window.isEnabled() ? null : window.view();
        VirtualView before = hovered;
        if (under != before) {
            hovered = under;
            send(before, MouseEvent.EXIT, MouseEvent.BUTTON_NONE);
            send(under, MouseEvent.ENTER, MouseEvent.BUTTON_NONE);
        }
    }

    private void send(@Nullable VirtualView view, int type, int button) {
        if (view != null) {
            view.mouse(type, button, x, y, modifiers(), false);
        }
    }

    @Override
    public void mousePress(MouseButton... pressedButtons) {
        for (MouseButton button : pressedButtons) {
            press(button);
        }
    }

    private void press(MouseButton button) {
        if (buttons.isEmpty()) {
            hover();
            VirtualWindow window = desktop.windowAt(x, y);
            desktop.pressed(window);
            if (window != null && !window.isEnabled()) {
                window.refused();
                return;
            }
            pressed = window == null ? null : window.view();
            if (window != null && window.canFocus()) {
                window.requestFocus();
            }
        }
        buttons.add(button);
        VirtualView target = pressed;
        if (target != null) {
            boolean secondary = button == MouseButton.SECONDARY;
            target.mouse(MouseEvent.DOWN, glassButton(button), x, y, modifiers(), secondary);
            if (secondary) {
                target.menu(x, y);
            }
        }
    }

    @Override
    public void mouseRelease(MouseButton... releasedButtons) {
        for (MouseButton button : releasedButtons) {
            release(button);
        }
    }

    private void release(MouseButton button) {
        if (!buttons.remove(button)) {
            return;
        }
        VirtualView target = pressed;
        if (buttons.isEmpty()) {
            pressed = null;
        }
        VirtualDrag running = drag;
        if (running == null) {
            send(target, MouseEvent.UP, glassButton(button));
        } else if (buttons.isEmpty()) {
            drag = null;
            running.drop(x, y);
        }
        if (buttons.isEmpty()) {
            hover();
        }
    }

    /// Blocks, in a nested event loop, until the button is released or Escape is pressed.
    void dragAndDrop(int supportedActions) {
        VirtualView source = pressed;
        if (source == null) {
            return;
        }
        VirtualDrag started = new VirtualDrag(desktop, source, supportedActions);
        drag = started;
        started.run();
    }

    private void cancelDrag() {
        VirtualDrag running = drag;
        drag = null;
        if (running != null) {
            running.cancel();
        }
    }

    /// @param notches positive turns the wheel towards the user: content moves up
    @Override
    public void mouseWheel(int notches) {
        for (int i = 0; i < Math.abs(notches); i++) {
            wheel(0, -Integer.signum(notches));
        }
    }

    /// One event of the wheel or touchpad under the pointer, in notches; positive moves content down and right.
    public void wheel(double dx, double dy) {
        hover();
        VirtualView target = pressed != null ? pressed : hovered;
        if (target != null && target.getWindow() != null) {
            target.wheel(x, y, dx, dy, modifiers());
        }
    }

    /// Two fingers on a touchpad, under the pointer, in pixels.
    ///
    /// @param lifted the drawing still moves after they were lifted
    public void twoFingers(double dx, double dy, boolean lifted) {
        hover();
        if (hovered != null) {
            hovered.fingers(x, y, lifted ? 0 : 2, dx, dy, modifiers());
        }
    }

    /// Two fingers that spread by this factor, or close by one below 1.
    public void pinch(double factor) {
        hover();
        if (hovered != null) {
            hovered.pinch(x, y, factor, modifiers());
        }
    }

    /// What the desktop says of itself changes: its colours, dark or light, and whether Windows wants a high contrast.
    public void desktop(boolean dark, boolean contrast) {
        ((VirtualApplication) Application.GetApplication()).prefer(dark, contrast);
    }

    @Override
    public void keyPress(KeyCode code) {
        keys.add(code);
        if (code == KeyCode.ESCAPE && drag != null) {
            cancelDrag();
            return;
        }
        char[] chars = UsKeyboard.charactersOf(code, keys.contains(KeyCode.SHIFT));
        key(KeyEvent.PRESS, code.getCode(), chars);
        boolean command = keys.contains(KeyCode.CONTROL) || keys.contains(KeyCode.ALT) || keys.contains(KeyCode.META);
        if (chars.length > 0 && !command) {
            key(KeyEvent.TYPED, KeyEvent.VK_UNDEFINED, chars);
        }
    }

    @Override
    public void keyRelease(KeyCode code) {
        char[] chars = UsKeyboard.charactersOf(code, keys.contains(KeyCode.SHIFT));
        keys.remove(code);
        key(KeyEvent.RELEASE, code.getCode(), chars);
    }

    /// Presses and releases the keys that give `c`; a character no key has arrives as from a compose key.
    public void type(char c) {
        UsKeyboard.Stroke stroke = UsKeyboard.strokeFor(c);
        if (stroke == null) {
            key(KeyEvent.TYPED, KeyEvent.VK_UNDEFINED, new char[] {c});
            return;
        }
        if (stroke.shift()) {
            keyPress(KeyCode.SHIFT);
        }
        keyPress(stroke.code());
        keyRelease(stroke.code());
        if (stroke.shift()) {
            keyRelease(KeyCode.SHIFT);
        }
    }

    private void key(int type, int code, char[] chars) {
        VirtualView view = desktop.focusedView();
        if (view != null) {
            view.key(type, code, chars, modifiers());
        }
    }

    private int modifiers() {
        int bits = KeyEvent.MODIFIER_NONE;
        for (KeyCode code : keys) {
            bits |= switch (code) {
                case SHIFT -> KeyEvent.MODIFIER_SHIFT;
                case CONTROL -> KeyEvent.MODIFIER_CONTROL;
                case ALT -> KeyEvent.MODIFIER_ALT;
                case META, COMMAND, WINDOWS -> KeyEvent.MODIFIER_WINDOWS;
                default -> 0;
            };
        }
        for (MouseButton button : buttons) {
            bits |= switch (button) {
                case NONE -> 0;
                case PRIMARY -> KeyEvent.MODIFIER_BUTTON_PRIMARY;
                case SECONDARY -> KeyEvent.MODIFIER_BUTTON_SECONDARY;
                case MIDDLE -> KeyEvent.MODIFIER_BUTTON_MIDDLE;
                case BACK -> KeyEvent.MODIFIER_BUTTON_BACK;
                case FORWARD -> KeyEvent.MODIFIER_BUTTON_FORWARD;
            };
        }
        return bits;
    }

    private static int glassButton(MouseButton button) {
        return switch (button) {
            case NONE -> MouseEvent.BUTTON_NONE;
            case PRIMARY -> MouseEvent.BUTTON_LEFT;
            case SECONDARY -> MouseEvent.BUTTON_RIGHT;
            case MIDDLE -> MouseEvent.BUTTON_OTHER;
            case BACK -> MouseEvent.BUTTON_BACK;
            case FORWARD -> MouseEvent.BUTTON_FORWARD;
        };
    }

    @Override
    public Color getPixelColor(double screenX, double screenY) {
        int[] argb = new int[1];
        getScreenCapture((int) screenX, (int) screenY, 1, 1, argb, false);
        return convertFromIntArgb(argb[0]);
    }

    @Override
    public void getScreenCapture(int left, int top, int width, int height, int[] argb, boolean scaleToFit) {
        desktop.capture(left, top, width, height, argb);
    }
}
