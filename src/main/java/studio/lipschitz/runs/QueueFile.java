package studio.lipschitz.runs;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.AtomicFile;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.training.PlanJson;

/// What waits for its training, in one file of JSON. A network stands in it once, however many plans train it: those of a grid differ in little else.
public final class QueueFile {
    private static final String FORMAT = "lipschitz-studio queue";
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private QueueFile() {}

    /// All of a project but its plan.
    private record Drawn(Network drawing, Map<String, ?> positions, List<Block> blocks) {
        static Drawn of(Project project) {
            return new Drawn(project.drawing(), project.positions(), project.blocks());
        }
    }

    /// Replaces the file in one step.
    ///
    /// @throws IOException if it cannot be written; the old one is then still there
    public static void write(Path file, List<Queued> waiting) throws IOException {
        ObjectNode root = MAPPER.createObjectNode().put("format", FORMAT).put("version", VERSION);
        ArrayNode networks = root.putArray("networks");
        ArrayNode entries = root.putArray("waiting");
        var places = new LinkedHashMap<Drawn, Integer>();
        for (Queued each : waiting) {
            Integer known = places.get(Drawn.of(each.project()));
            int place = known == null ? networks.size() : known;
            if (known == null) {
                networks.add(ProjectFile.tree(each.project()));
                places.put(Drawn.of(each.project()), place);
            }
            ObjectNode entry = entries.addObject().put("name", each.name()).put("network", place).put("since", each.since());
            entry.set("plan", PlanJson.write(each.project().plan()));
            each.file().ifPresent(path -> entry.put("file", path.toString()));
            each.point().ifPresent(point -> entry.set("point", point.json()));
            each.folder().ifPresent(path -> entry.put("begun", path.toString()));
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        AtomicFile.write(file, (root + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IOException if it cannot be read, in one sentence
    public static List<Queued> read(Path file) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            if (!root.path("format").asText().equals(FORMAT) || root.path("version").asInt() != VERSION) {
                throw new IOException(text("grid.queue.format", file));
            }
            var projects = new ArrayList<Project>();
            for (JsonNode network : root.path("networks")) {
                projects.add(ProjectFile.parse(file.toString(), network));
            }
            var waiting = new ArrayList<Queued>();
            for (JsonNode entry : root.path("waiting")) {
                int place = entry.path("network").asInt(-1);
                if (place < 0 || place >= projects.size()) {
                    throw new IOException(text("grid.queue.network", file, waiting.size() + 1));
                }
                waiting.add(new Queued(entry.path("name").asText(), projects.get(place).withPlan(PlanJson.read(entry.path("plan"))),
                        path(entry, "file"), entry.path("since").asLong(),
                        entry.path("point") instanceof ObjectNode point ? Optional.of(RunPoint.read(point)) : Optional.empty(),
                        path(entry, "begun")));
            }
            return waiting;
        } catch (JsonProcessingException e) {
            throw new IOException(text("runs.file.json", file, e.getOriginalMessage()), e);
        }
    }

    private static Optional<Path> path(JsonNode entry, String name) {
        return entry.hasNonNull(name) ? Optional.of(Path.of(entry.path(name).asText())) : Optional.empty();
    }
}
