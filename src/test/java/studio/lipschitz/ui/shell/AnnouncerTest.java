package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the desktop is told, and how.
class AnnouncerTest {
    private static final String TITLE = "Failed: $(reboot) \"x\"";
    private static final String WORDS = "--urgency <b> & 'y'; Remove-Item";

    @Test
    void wordsAreNeverPartOfAScript() {
        List<String> linux = Announcer.command("linux", TITLE, WORDS);
        assertEquals("notify-send", linux.getFirst());
        assertEquals(List.of("--", TITLE, "--urgency &lt;b&gt; &amp; 'y'; Remove-Item"), linux.subList(2, 5),
                "after -- nothing is an option");
        List<String> mac = Announcer.command("mac os x", TITLE, WORDS);
        assertEquals(List.of(TITLE, WORDS), mac.subList(mac.size() - 2, mac.size()));
        assertFalse(String.join(" ", mac.subList(0, mac.size() - 2)).contains("reboot"));
        String windows = String.join(" ", Announcer.command("windows 11", TITLE, WORDS));
        assertFalse(windows.contains("reboot") || windows.contains("Remove-Item"), windows);
        assertTrue(windows.contains("$env:STUDIO_TITLE") && windows.contains("$env:STUDIO_WORDS"));
    }
}
