package studio.lipschitz.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.lipschitz.project.AtomicFile;

/// What trainings use, by name of the part: `{"cublas": {"kind": "PYTHON", "folder": "..."}, ...}` in `support.json`.
record UsedParts(Map<String, Place> places) {

    UsedParts {
        places = Map.copyOf(places);
    }

    static UsedParts of(GpuStatus status) {
        var places = new LinkedHashMap<String, Place>();
        status.parts().forEach(found -> found.place().ifPresent(place -> places.put(found.part().name(), place)));
        return new UsedParts(places);
    }

    /// Empty if there is no such file, or none that can be read.
    static Optional<UsedParts> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            var places = new LinkedHashMap<String, Place>();
            for (var part : root.properties()) {
                places.put(part.getKey(), new Place(
                        Place.Kind.valueOf(part.getValue().path("kind").asText()), Path.of(part.getValue().path("folder").asText())));
            }
            return Optional.of(new UsedParts(places));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        ObjectNode root = new ObjectMapper().createObjectNode();
        places.forEach((name, place) -> root.putObject(name).put("kind", place.kind().name()).put("folder", place.folder().toString()));
        AtomicFile.write(file, root.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    boolean namesAll(List<Part> parts) {
        return parts.stream().allMatch(part -> places.containsKey(part.name()));
    }
}
