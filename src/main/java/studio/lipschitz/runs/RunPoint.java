package studio.lipschitz.runs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.lipschitz.training.RunFolder;

/// Which point of which grid a run is, in `grid.json` of its folder.
///
/// @param grid name of the grid
/// @param values what varies over it, by name, as people write numbers
public record RunPoint(String grid, Map<String, String> values) {
    public static final String FILE = "grid.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public RunPoint {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// `alpha 10, lr 0.01`
    public String label() {
        return values.entrySet().stream().map(value -> value.getKey().replaceFirst("^loss\\.", "") + " " + value.getValue())
                .collect(Collectors.joining(", "));
    }

    /// Name of its folder: `alpha-10_lr-0.01`.
    public String folder() {
        return label().replace(", ", "_").replaceAll("[^A-Za-z0-9_.+-]", "-");
    }

    /// Empty where the run is none of a grid, or its file cannot be read: all else of the run is there without it.
    public static Optional<RunPoint> read(Path run) {
        Path file = run.resolve(FILE);
        try {
            if (!Files.exists(file) || !(MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode node)) {
                return Optional.empty();
            }
            return Optional.of(read(node));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static RunPoint read(ObjectNode node) {
        var values = new LinkedHashMap<String, String>();
        node.path("values").properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return new RunPoint(node.path("grid").asText(""), values);
    }

    ObjectNode json() {
        ObjectNode node = MAPPER.createObjectNode().put("grid", grid);
        ObjectNode all = node.putObject("values");
        values.forEach(all::put);
        return node;
    }

    /// Writes it into the folder of a run, which is made if it is not there; there the run is named by its values and tagged with the grid, unless somebody
    /// has said something of it already.
    ///
    /// @throws IOException if it cannot be written
    public void write(Path run) throws IOException {
        Files.createDirectories(run);
        RunFolder.replace(run.resolve(FILE), (json().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        if (!Files.exists(run.resolve(RunAbout.FILE))) {
            new RunAbout(label(), RunAbout.tags(grid), "", false).write(run);
        }
    }
}
