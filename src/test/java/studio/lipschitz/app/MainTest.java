package studio.lipschitz.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

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

    private static String refusal(String word) {
        var err = new StringWriter();
        int status = Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err)).execute(word);
        assertEquals(2, status);
        assertEquals(1, err.toString().lines().count(), err.toString());
        return err.toString();
    }
}
