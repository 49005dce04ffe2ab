package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// The notes of a run, in `notes.json` of its folder: `{"notes": [{"step": 230, "text": "lr lowered by hand"}]}`. Other fields of the file stay.
public final class RunNotes {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RunNotes() {}

    /// In the order of their steps; none where there is no such file.
    ///
    /// @throws IOException if the file cannot be read, in one sentence
    public static List<RunNote> read(Path run) throws IOException {
        Path file = new RunFolder(run).notesFile();
        return Files.exists(file) ? notes(tree(file)) : List.of();
    }

    private static List<RunNote> notes(ObjectNode tree) {
        var notes = new ArrayList<RunNote>();
        for (JsonNode node : tree.path("notes")) {
            if (node.path("step").isIntegralNumber() && node.path("step").asLong() >= 0 && !node.path("text").asText().isBlank()) {
                notes.add(new RunNote(node.path("step").asLong(), node.path("text").asText()));
            }
        }
        notes.sort(Comparator.comparingLong(RunNote::step));
        return List.copyOf(notes);
    }

    /// Writes what `change` makes of the notes that the file has now, whole or not at all.
    ///
    /// @return the notes as written
    /// @throws IOException if the file that is there cannot be read, or none can be written
    public static List<RunNote> change(Path run, UnaryOperator<List<RunNote>> change) throws IOException {
        Path file = new RunFolder(run).notesFile();
        ObjectNode tree = Files.exists(file) ? tree(file) : MAPPER.createObjectNode();
        var notes = new ArrayList<>(change.apply(notes(tree)));
        notes.sort(Comparator.comparingLong(RunNote::step));
        var array = tree.putArray("notes");
        notes.forEach(note -> array.addObject().put("step", note.step()).put("text", note.text()));
        RunFolder.replace(file, (tree.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        return List.copyOf(notes);
    }

    private static ObjectNode tree(Path file) throws IOException {
        try {
            if (MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IOException(text("training.run.json", file, e.getOriginalMessage()), e);
        }
        throw new IOException(text("training.run.json", file, "{"));
    }
}
