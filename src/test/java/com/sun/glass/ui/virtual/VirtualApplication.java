package com.sun.glass.ui.virtual;

import com.sun.glass.ui.Cursor;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.javafx.application.preferences.PreferenceMapping;
import java.util.Map;
import javafx.scene.paint.Color;

final class VirtualApplication extends HeadlessApplication {
    private static final int SCREEN_WIDTH = 1920;
    private static final int SCREEN_HEIGHT = 1200;
    private static final int DPI = 96;
    private static final String BACKGROUND = "Virtual.background";
    private static final String FOREGROUND = "Virtual.foreground";
    private static final String CONTRAST = "Windows.SPI.HighContrast";

    private final VirtualDevice device;
    private Screen[] screens = {};

    VirtualApplication(VirtualDevice device) {
        this.device = device;
    }

    @Override
    public Window createWindow(Window owner, Screen screen, int styleMask) {
        return new VirtualWindow(device.desktop(), owner, screen, styleMask);
    }

    @Override
    public View createView() {
        return new VirtualView();
    }

    @Override
    public GlassRobot createRobot() {
        return device;
    }

    @Override
    protected Screen[] staticScreen_getScreens() {
        if (screens.length == 0) {
            int w = SCREEN_WIDTH;
            int h = SCREEN_HEIGHT;
            screens = new Screen[] {new Screen(1, 32, 0, 0, w, h, 0, 0, w, h, 0, 0, w, h, DPI, DPI, 1, 1, 1, 1)};
        }
        return screens;
    }

    @Override
    public Map<String, PreferenceMapping<?, ?>> getPlatformKeyMappings() {
        return Map.of(
                BACKGROUND, new PreferenceMapping<>("backgroundColor", Color.class),
                FOREGROUND, new PreferenceMapping<>("foregroundColor", Color.class));
    }

    @Override
    public Map<String, Class<?>> getPlatformKeys() {
        return Map.of(BACKGROUND, Color.class, FOREGROUND, Color.class, CONTRAST, Boolean.class);
    }

    @Override
    public Map<String, Object> getPlatformPreferences() {
        return preferences(false, false);
    }

    private static Map<String, Object> preferences(boolean dark, boolean contrast) {
        return Map.of(BACKGROUND, dark ? Color.BLACK : Color.WHITE, FOREGROUND, dark ? Color.WHITE : Color.BLACK, CONTRAST, contrast);
    }

    void prefer(boolean dark, boolean contrast) {
        notifyPreferencesChanged(preferences(dark, contrast));
    }

    @Override
    public Cursor createCursor(int x, int y, Pixels pixels) {
        return createCursor(Cursor.CURSOR_DEFAULT);
    }

    @Override
    protected void staticCursor_setVisible(boolean visible) {}

    @Override
    protected boolean _supportsTransparentWindows() {
        return true; // shadows and round corners of menus
    }

    /// Long enough that a slow machine never splits a double click; the robot separates its single clicks itself.
    @Override
    protected long staticView_getMultiClickTime() {
        return 2_000;
    }

    /// Also how far a drag has to go before `DRAG_DETECTED`: 5 pixels as on Linux, not the 20 of the headless platform.
    @Override
    protected int staticView_getMultiClickMaxX() {
        return VirtualDevice.CLICK_RADIUS;
    }

    @Override
    protected int staticView_getMultiClickMaxY() {
        return VirtualDevice.CLICK_RADIUS;
    }

    @Override
    protected int _getKeyCodeForChar(char c, int hint) {
        UsKeyboard.Stroke stroke = UsKeyboard.strokeFor(c);
        return stroke == null ? 0 : stroke.code().getCode();
    }
}
