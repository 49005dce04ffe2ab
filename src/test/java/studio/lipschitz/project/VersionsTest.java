package studio.lipschitz.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.project.Versions.Version;

class VersionsTest {
    @TempDir Path folder;

    private Path file;
    private Versions versions;

    @BeforeEach
    void emptyFolder() {
        file = folder.resolve("net.lipnet");
        versions = new Versions(folder.resolve("kept"));
    }

    private void save(String content) throws IOException {
        Files.writeString(file, content);
        versions.keep(file);
    }

    private List<String> contents() throws IOException {
        var contents = new ArrayList<String>();
        for (Version version : versions.of(file)) {
            contents.add(Files.readString(version.file()));
        }
        return contents;
    }

    @Test
    void everySaveIsKeptTheLatestFirst() throws IOException {
        save("one");
        save("two");
        save("three");
        assertEquals(List.of("three", "two", "one"), contents());
        assertEquals("three", Files.readString(file));
    }

    @Test
    void theSameTwiceInARowIsOneVersion() throws IOException {
        save("one");
        save("one");
        save("two");
        save("one");
        assertEquals(List.of("one", "two", "one"), contents());
    }

    @Test
    void aVersionTellsWhenTheFileWasSaved() throws IOException {
        Files.writeString(file, "old");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        versions.keep(file);
        assertEquals(Instant.ofEpochMilli(1_000_000_000_000L), versions.of(file).getFirst().when());
    }

    @Test
    void theOldestGoOnceThereAreFifty() throws IOException {
        for (int i = 0; i < Versions.MOST + 3; i++) {
            save("version " + i);
        }
        List<String> contents = contents();
        assertEquals(Versions.MOST, contents.size());
        assertEquals("version " + (Versions.MOST + 2), contents.getFirst());
        assertEquals("version 3", contents.getLast());
    }

    @Test
    void filesOfOneNameInTwoFoldersHaveTheirOwn() throws IOException {
        save("here");
        Path other = Files.createDirectory(folder.resolve("other")).resolve("net.lipnet");
        Files.writeString(other, "there");
        versions.keep(other);
        assertEquals(List.of("here"), contents());
        assertEquals(1, versions.of(other).size());
    }

    @Test
    void aFileThatIsNotThereHasNone() throws IOException {
        versions.keep(file);
        assertEquals(List.of(), versions.of(file));
    }

    @Test
    void whatLiesInTheFolderBesideVersionsIsLeftAlone() throws IOException {
        save("one");
        Path stranger = versions.of(file).getFirst().file().resolveSibling("notes.txt");
        Files.writeString(stranger, "mine");
        for (int i = 0; i < Versions.MOST + 1; i++) {
            save("version " + i);
        }
        assertTrue(Files.exists(stranger));
        assertEquals(Versions.MOST, versions.of(file).size());
    }

    @Test
    void aFolderThatCannotBeMadeIsAnError() throws IOException {
        var nowhere = new Versions(Files.writeString(folder.resolve("plain"), "").resolve("kept"));
        Files.writeString(file, "one");
        assertThrows(IOException.class, () -> nowhere.keep(file));
        assertEquals("one", Files.readString(file));
    }
}
