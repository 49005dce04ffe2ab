package studio.lipschitz.gpu;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the CUDA build of libtorch needs on this system: the `NEEDED` entries of its binaries, those of what they need in turn, and what they open by name.
///
/// The list is pinned, with sizes and SHA-256, so that everyone has the same libraries. A version of a library is the one that the build was made with, or one of the
/// same major number, which NVIDIA keeps compatible.
///
/// @param cuda its major version
/// @param driverApi least version of CUDA that a driver must speak, as `cuDriverGetVersion` says it: `13000`
/// @param driver least version of the driver itself, for people
public record CudaBuild(String cuda, int driverApi, String driver, List<Part> parts, List<Archive> archives) {
    /// A list that stands in for the one that ships: for a mirror inside of a company, and for tests.
    static final String LIST = "lipschitz.gpu.list";

    public CudaBuild {
        parts = List.copyOf(parts);
        archives = List.copyOf(archives);
    }

    /// For this system; empty where there is no CUDA build, as on a Mac.
    ///
    /// @throws IOException if the list cannot be read
    public static Optional<CudaBuild> ofSystem() throws IOException {
        String chosen = System.getProperty(LIST, System.getenv("LIPSCHITZ_GPU_LIST"));
        if (chosen != null && !chosen.isBlank()) {
            try (InputStream in = Files.newInputStream(Path.of(chosen))) {
                return Optional.of(read(in));
            } catch (IOException | RuntimeException e) {
                throw new IOException(text("gpu.list.unreadable", chosen, e), e);
            }
        }
        try (InputStream in = CudaBuild.class.getResourceAsStream("/studio/lipschitz/gpu/" + platform() + ".json")) {
            return in == null ? Optional.empty() : Optional.of(read(in));
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String system = os.contains("win") ? "windows" : os.contains("linux") ? "linux" : "other";
        return system + "-" + (System.getProperty("os.arch", "").matches("amd64|x86_64") ? "x86_64" : "other");
    }

    static CudaBuild read(InputStream in) throws IOException {
        JsonNode root = new ObjectMapper().readTree(in);
        var parts = new ArrayList<Part>();
        for (JsonNode part : root.path("parts")) {
            parts.add(new Part(part.path("name").asText(), words(part.path("libraries")), part.path("archive").asText(),
                    part.path("own").asBoolean()));
        }
        var archives = new ArrayList<Archive>();
        for (JsonNode archive : root.path("archives")) {
            archives.add(new Archive(archive.path("id").asText(), URI.create(archive.path("address").asText()),
                    archive.path("bytes").asLong(), archive.path("sha256").asText(), archive.path("unpacked").asLong(),
                    words(archive.path("wanted"))));
        }
        if (parts.isEmpty() || !parts.stream().allMatch(part -> archives.stream().anyMatch(a -> a.id().equals(part.archive())))) {
            throw new IOException("a part without an archive"); // a fault of the list
        }
        return new CudaBuild(root.path("cuda").asText(), root.path("driver_api").asInt(), root.path("driver").asText(), parts, archives);
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    /// Those that bring some of the parts, in the list's order.
    public List<Archive> bringing(List<Part> some) {
        return archives.stream().filter(archive -> some.stream().anyMatch(part -> part.archive().equals(archive.id()))).toList();
    }
}
