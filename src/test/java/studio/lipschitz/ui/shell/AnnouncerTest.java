package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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

    /// A desktop's program is asked in its own process, with every character of what it shall tell; without it nothing happens and nothing is said.
    @Test
    @EnabledOnOs(OS.LINUX)
    void theDesktopIsToldByItsOwnProgram(@TempDir Path folder) throws Exception {
        assertEquals("", said(folder), "there is no such program");
        Path told = folder.resolve("told");
        Path program = Files.writeString(folder.resolve("notify-send"), """
                #!/bin/sh
                for each in "$@"; do printf '%s\\n' "$each" >> '{told}.part'; done
                mv '{told}.part' '{told}'
                """.replace("{told}", told.toString()));
        assertTrue(program.toFile().setExecutable(true));
        assertEquals("", said(folder));
        for (int patience = 200; patience > 0 && !Files.exists(told); patience--) {
            Thread.sleep(50); // it goes on when who told it has ended
        }
        assertEquals(List.of("--app-name=Lipschitz Studio", "--", TITLE, "--urgency &lt;b&gt; &amp; 'y'; Remove-Item"),
                Files.readAllLines(told));
    }

    /// What a program of its own says that finds programs in this folder, and in the system's, which has no desktop here.
    private static String said(Path folder) throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                Teller.class.getName());
        builder.environment().put("PATH", folder + ":/bin");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    static final class Teller {
        private Teller() {}

        public static void main(String[] arguments) {
            Announcer.ofSystem().tell(TITLE, WORDS);
        }
    }
}
