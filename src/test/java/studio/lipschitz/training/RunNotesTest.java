package studio.lipschitz.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunNotesTest {
    @TempDir Path run;

    @Test
    void notesStandInTheOrderOfTheirStepsAndWhatElseTheFileHoldsStays() throws IOException {
        assertEquals(List.of(), RunNotes.read(run));
        Path file = new RunFolder(run).notesFile();
        Files.writeString(file,
                "{\"mine\": 3, \"notes\": [{\"step\": 9, \"text\": \"late\"}, {\"step\": -1, \"text\": \"never\"}, {\"step\": 4}]}");
        var first = new RunNote(2, "  two\n lines ");
        assertEquals(List.of(new RunNote(2, "two lines"), new RunNote(9, "late")), RunNotes.change(run, notes -> {
            var more = new java.util.ArrayList<>(notes);
            more.add(first);
            return more;
        }));
        assertEquals("two lines", RunNotes.read(run).getFirst().text());
        assertTrue(Files.readString(file).contains("\"mine\" : 3"));
        assertEquals(List.of(), RunNotes.change(run, _ -> List.of()));
    }

    @Test
    void aSpoiltFileIsNamedAndKept() throws IOException {
        Path file = new RunFolder(run).notesFile();
        Files.writeString(file, "{notes");
        assertTrue(Objects.requireNonNull(assertThrows(IOException.class, () -> RunNotes.read(run)).getMessage()).contains("notes.json"));
        assertThrows(IOException.class, () -> RunNotes.change(run, _ -> List.of(new RunNote(1, "a"))));
        assertEquals("{notes", Files.readString(file), "nothing is overwritten");
    }

    @Test
    void aRunThatBeginsAnewHasNoNotes() throws IOException {
        RunNotes.change(run, _ -> List.of(new RunNote(1, "of the run before")));
        new RunFolder(run).begin();
        assertFalse(Files.exists(new RunFolder(run).notesFile()));
        assertThrows(IllegalArgumentException.class, () -> new RunNote(1, " "));
    }
}
