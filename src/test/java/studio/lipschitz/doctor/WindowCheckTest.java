package studio.lipschitz.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whether a window can be shown, on machines of several kinds.
class WindowCheckTest {
    private static final Map<String, String> DESKTOP = Map.of("DISPLAY", ":0");

    private static Finding on(String os, Map<String, String> environment, String release, Set<String> missing) {
        return new WindowCheck(os, environment, release, library -> !missing.contains(library)).finding("26.0.2");
    }

    @Test
    void aDesktopWithEverythingIsWell() {
        assertEquals(new Finding("javafx", true, false, "26.0.2; the display and the system’s libraries are there", ""),
                on("Linux", DESKTOP, "", Set.of()));
        assertTrue(on("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), "", Set.of()).ok());
    }

    @Test
    void aDesktopWithoutGtkIsToldWhichPackageBringsIt() {
        Finding debian = on("Linux", DESKTOP, "ID=ubuntu\nID_LIKE=debian\n", Set.of("libgtk-3.so.0", "libXtst.so.6"));
        assertFalse(debian.ok());
        assertEquals("26.0.2, but the window cannot open: the system lacks libgtk-3.so.0, libXtst.so.6", debian.detail());
        assertEquals("Install what is missing: sudo apt install libgtk-3-0 libxtst6", debian.fix());
        assertEquals("Install what is missing: sudo dnf install gtk3", on("Linux", DESKTOP, "ID=fedora\n", Set.of("libgtk-3.so.0")).fix());
        assertEquals("Install what is missing: sudo dnf install gtk3",
                on("Linux", DESKTOP, "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", Set.of("libgtk-3.so.0")).fix());
        assertEquals("Install what is missing: sudo pacman -S gtk3", on("Linux", DESKTOP, "ID=arch\n", Set.of("libgtk-3.so.0")).fix());
        assertEquals("Install what is missing: sudo zypper install libgtk-3-0",
                on("Linux", DESKTOP, "ID=opensuse-leap\nID_LIKE=\"suse opensuse\"\n", Set.of("libgtk-3.so.0")).fix());
    }

    @Test
    void withoutADisplayNothingIsMissing() {
        Finding server = on("Linux", Map.of("DISPLAY", ""), "", Set.of("libgtk-3.so.0"));
        assertTrue(server.ok());
        assertTrue(server.detail().contains("there is no display here"), server.detail());
    }

    @Test
    void otherSystemsBringWhatTheWindowNeeds() {
        assertEquals(new Finding("javafx", true, false, "26.0.2", ""), on("Windows 11", Map.of(), "", Set.of("libgtk-3.so.0")));
    }
}
