package studio.lipschitz.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What is said of a word that names nothing, before any window opens.
class MainTest {

    @Test
    void aWordThatIsNoCommandIsAnsweredWithTheCommands() {
        assertTrue(refusal("frobnicate")
                .startsWith("frobnicate: there is neither such a command nor such a file; the commands are check, train"));
    }

    @Test
    void aFileThatIsNotThereIsToldAsAFile() {
        assertTrue(refusal("nowhere/net.lipnet").startsWith("nowhere/net.lipnet: there is no such file"));
        assertTrue(refusal("net.lipnet").startsWith("net.lipnet: there is no such file"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayOneSentenceNamesTheCommandThatNeedsNone() throws Exception {
        assertEquals(
                List.of("There is no display to open the designer on (DISPLAY and WAYLAND_DISPLAY are not set); start it from a desktop"
                        + " session, or use a command that needs none, such as lipschitz-studio train FILE --data DATA."),
                started(null));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDisplayThatDoesNotAnswerIsToldInTheSameWay() throws Exception {
        List<String> said = started(":7077");
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().startsWith("There is no display to open the designer on (Unable to "), said.getFirst());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRehearsalOnADisplayThatIsNotThereIsRefused() throws Exception {
        assertTrue(started(null, "rehearse", "--on-display").getFirst()
                .startsWith("--on-display: there is no display (DISPLAY and WAYLAND_DISPLAY are not set); set DISPLAY to one"));
        assertTrue(started(":7077", "rehearse", "--on-display").getFirst().startsWith("--on-display: there is no display (Unable to "));
    }

    /// What a process of its own says on standard error with this DISPLAY, and ends with status 2.
    private static List<String> started(@Nullable String display, String... arguments) throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"), Main.class.getName());
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        if (display != null) {
            builder.environment().put("DISPLAY", display);
        }
        Process process = builder.start();
        List<String> said = process.errorReader(StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("SLF4J")).toList();
        assertEquals(2, process.waitFor(), said.toString());
        return said;
    }

    private static String refusal(String word) {
        var err = new StringWriter();
        int status = Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err)).execute(word);
        assertEquals(2, status);
        assertEquals(1, err.toString().lines().count(), err.toString());
        return err.toString();
    }
}
