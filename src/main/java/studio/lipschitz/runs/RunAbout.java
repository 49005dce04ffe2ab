package studio.lipschitz.runs;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import studio.lipschitz.training.RunFolder;

/// What people say of a run, in `about.json` of its folder.
///
/// @param name what it is called; empty: as its folder is
/// @param tags each once, none empty, without a comma
/// @param note any text
/// @param archived whether lists leave it out unless asked
public record RunAbout(String name, List<String> tags, String note, boolean archived) {
    public static final RunAbout NONE = new RunAbout("", List.of(), "", false);
    public static final String FILE = "about.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public RunAbout {
        name = name.strip();
        tags = tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
    }

    /// Tags as people type them: `paper, alpha sweep`.
    public static List<String> tags(String typed) {
        return Arrays.stream(typed.split(",", -1)).map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
    }

    public RunAbout withName(String value) {
        return new RunAbout(value, tags, note, archived);
    }

    public RunAbout withTags(List<String> value) {
        return new RunAbout(name, value, note, archived);
    }

    public RunAbout withNote(String value) {
        return new RunAbout(name, tags, value, archived);
    }

    public RunAbout withArchived(boolean value) {
        return new RunAbout(name, tags, note, value);
    }

    /// What the folder of a run says; [#NONE] where it has no such file.
    ///
    /// @throws IOException if the file cannot be read, in one sentence
    public static RunAbout read(Path run) throws IOException {
        Path file = run.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        JsonNode node = tree(file);
        List<String> tags = StreamSupport.stream(node.path("tags").spliterator(), false).map(JsonNode::asText).toList();
        return new RunAbout(node.path("name").asText(""), tags, node.path("note").asText(""), node.path("archived").asBoolean());
    }

    /// Writes it into the folder of a run; what else the file holds stays.
    ///
    /// @throws IOException if the file that is there cannot be read, or none can be written
    public void write(Path run) throws IOException {
        Path file = run.resolve(FILE);
        ObjectNode node = Files.exists(file) ? tree(file) : MAPPER.createObjectNode();
        node.put("name", name);
        var list = node.putArray("tags");
        tags.forEach(list::add);
        node.put("note", note).put("archived", archived);
        RunFolder.replace(file, (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode tree(Path file) throws IOException {
        try {
            if (MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
                return object;
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException(text("runs.file.json", file, e.getOriginalMessage()), e);
        }
        throw new IOException(text("runs.file.noObject", file));
    }
}
