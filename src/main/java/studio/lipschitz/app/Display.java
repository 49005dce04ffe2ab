package studio.lipschitz.app;

import java.util.Locale;

/// Whether there is a display to open the window on.
final class Display {

    private Display() {}

    /// On Linux this asks for what a desktop session sets; macOS and Windows always have one.
    static boolean available() {
        boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || headlessGlass() || set("DISPLAY") || set("WAYLAND_DISPLAY");
    }

    /// JavaFX's own platform without a display, which tests draw on.
    private static boolean headlessGlass() {
        return "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    }

    private static boolean set(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
