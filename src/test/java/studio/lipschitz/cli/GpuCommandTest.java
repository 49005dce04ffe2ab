package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.gpu.ArchiveServer;

/// The command `gpu`, with archives of a server on this machine.
class GpuCommandTest {
    @TempDir Path folder;

    private ArchiveServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new ArchiveServer().with("torch-1", true, 50_000, "libstandin_torch.so").with("cublas-1", false, 50_000,
                "libstandin_cublas.so.13");
        System.setProperty("lipschitz.gpu", folder.resolve("gpu").toString());
        System.setProperty("lipschitz.gpu.list", server.list(folder).toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty("lipschitz.gpu");
        System.clearProperty("lipschitz.gpu.list");
        server.close();
    }

    @Test
    void whatIsMissingIsToldFetchedAndRemoved() throws IOException {
        var before = CommandRun.of("gpu");
        assertEquals(1, before.status(), before.err());
        assertTrue(before.out().contains("warn  cublas    libstandin_cublas.so.13: missing\n"), before.out());
        assertTrue(before.out().contains("\n  torch-1 ") && before.out().contains("  localhost\n"), before.out());
        assertTrue(before.out().contains("\nLooked in: "), before.out());
        var got = CommandRun.of("gpu", "get");
        assertEquals(0, got.status(), got.err());
        assertTrue(
                got.err().startsWith("gpu: fetching torch-1 (1 of 2)\ngpu: checking torch-1 (1 of 2)\ngpu: unpacking torch-1 (1 of 2)\n"),
                got.err());
        assertTrue(got.out().contains("ok    cublas    libstandin_cublas.so.13 in " + folder.resolve("gpu/parts/cublas-1") + " (fetched)"),
                got.out());
        JsonNode status = new ObjectMapper().readTree(CommandRun.of("gpu", "--json").out());
        assertEquals("ready", status.path("state").asText());
        assertEquals(0, status.path("fetch_bytes").asLong());
        assertTrue(status.path("parts").get(0).path("present").asBoolean());
        var removed = CommandRun.of("gpu", "remove");
        assertEquals(0, removed.status(), removed.err());
        assertTrue(removed.out().startsWith("Removed: 0 MB"), removed.out());
        assertFalse(Files.exists(folder.resolve("gpu")));
        assertEquals("There was nothing to remove.\n", CommandRun.of("gpu", "remove").out());
    }

    @Test
    void whatCannotBeFetchedIsOneSentence() {
        server.status = 503;
        var run = CommandRun.of("gpu", "get");
        assertEquals(2, run.status());
        assertTrue(run.err().endsWith("\nlocalhost answers 503 for torch-1; try again later, or update the program.\n"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void aListThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("list.json"), "{}");
        CommandRun.of("gpu").assertRefused("the list of libraries for the GPU cannot be read (" + folder.resolve("list.json") + ": ");
        CommandRun.of("gpu", "frobnicate").assertRefused("frobnicate");
    }
}
