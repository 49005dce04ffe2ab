package studio.lipschitz.project;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Problem;
import studio.lipschitz.text.Texts;

/// A `.lipnet` file: one JSON document, UTF-8. Fields that this version does not know survive a round trip.
public final class ProjectFile {
    public static final String FORMAT = "lipschitz-studio";
    public static final int VERSION = 1;
    public static final String EXTENSION = ".lipnet";
    /// Nodes of a network that a command takes.
    public static final int MOST_NODES = Expansion.MOST_NODES;

    /// Nodes of one that the window opens: as with a cycle, it shows what no command runs.
    public static final int MOST_DRAWN = 20_000;

    /// Bytes; the largest network allowed, with every parameter written out, takes about 12 MB.
    static final int LARGEST_FILE = 32 << 20;

    /// Objects within objects; the format itself needs 6.
    private static final int DEEPEST = 100;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // numbers of unknown fields keep their digits
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ProjectFile() {}

    /// Reads a file for the window: a cycle or a module that is not in the catalogue becomes a problem of the design, and nothing is lost.
    ///
    /// @throws ProjectFileException if it cannot be read, in one sentence
    public static Project read(Path file) throws ProjectFileException {
        return parse(file.toString(), bytes(file), false);
    }

    /// Reads a file for a command: an unknown module or a cycle is refused too.
    ///
    /// @throws ProjectFileException if it cannot be read, in one sentence
    public static Project readStrictly(Path file) throws ProjectFileException {
        Project project = parse(file.toString(), bytes(file), true);
        refuseCycle(file.toString(), project);
        return project;
    }

    /// Reads a file's content; `name` stands for the file in messages.
    ///
    /// @throws ProjectFileException if it cannot be read, in one sentence
    public static Project parse(String name, byte[] content) throws ProjectFileException {
        return parse(name, content, false);
    }

    /// A project out of the tree that [#tree] made; `name` stands for the file in messages.
    ///
    /// @throws ProjectFileException if the tree is not a project, in one sentence
    public static Project parse(String name, JsonNode tree) throws ProjectFileException {
        return new ProjectReader(new JsonPlace(name, "", tree), false).project();
    }

    /// The document as it stands in a file.
    public static ObjectNode tree(Project project) {
        return new ProjectWriter(project).tree();
    }

    /// Writes the file anew in one step: whoever reads it sees the old content or the new one, also after a power cut.
    ///
    /// @throws ProjectFileException if it cannot be written, in one sentence; the old content is then still there
    public static void write(Path file, Project project) throws ProjectFileException {
        try {
            AtomicFile.write(file, format(project).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProjectFileException(file.toString(),
                    Texts.text("project.file.unwritten", reason(e)), e);
        }
    }

    static String format(Project project) {
        return PrettyJson.write(tree(project));
    }

    private static Project parse(String name, byte[] content, boolean strict) throws ProjectFileException {
        String text = text(name, content);
        if (text.isBlank()) {
            throw new ProjectFileException(name, "", Texts.text("project.file.empty"));
        }
        try {
            return new ProjectReader(new JsonPlace(name, "", JSON.readTree(text)), strict).project();
        } catch (JsonProcessingException e) {
            throw new ProjectFileException(name, place(e), Texts.text("project.file.json", complaint(e)));
        }
    }

    /// The order leaves out the nodes of a cycle and those behind one; of these, only a cycle is an error.
    private static void refuseCycle(String name, Project project) throws ProjectFileException {
        var analysis = Analysis.of(project.network());
        if (analysis.order().size() < analysis.nodes().size()) {
            var ordered = new HashSet<>(analysis.order());
            String cycle = analysis.problems().stream()
                    .filter(p -> p.severity() == Problem.Severity.ERROR && p.node().filter(id -> !ordered.contains(id)).isPresent())
                    .map(Problem::message)
                    .findFirst()
                    .orElseThrow();
            throw new ProjectFileException(name, "network.edges", cycle);
        }
    }

    private static byte[] bytes(Path file) throws ProjectFileException {
        if (Files.isDirectory(file)) {
            throw new ProjectFileException(file.toString(), "", Texts.text("project.file.folder"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new ProjectFileException(
                        file.toString(), "", Texts.text("project.file.large", LARGEST_FILE >> 20));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new ProjectFileException(file.toString(), Texts.text("project.file.missing"), e);
        } catch (ProjectFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ProjectFileException(file.toString(), Texts.text("project.file.unread", reason(e)), e);
        }
    }

    private static String text(String name, byte[] content) throws ProjectFileException {
        var bytes = ByteBuffer.wrap(content);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // some editors put a byte order mark
        } catch (CharacterCodingException e) {
            throw new ProjectFileException(
                    name, Texts.text("project.file.byte", bytes.position() + 1), Texts.text("project.file.utf8"));
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : Texts.text("project.file.line", location.getLineNr(), location.getColumnNr());
    }

    /// What is wrong, in the words of whoever writes the file rather than the parser's.
    private static String complaint(JsonProcessingException e) {
        String said = e.getOriginalMessage();
        if (e instanceof JsonEOFException) {
            return Texts.text("project.file.jsonEnd");
        }
        if (e instanceof StreamConstraintsException) {
            return Texts.text("project.file.jsonDeep", DEEPEST);
        }
        if (said.startsWith("Duplicate field")) {
            return Texts.text("project.file.jsonTwice");
        }
        if (said.startsWith("Trailing token")) {
            return Texts.text("project.file.jsonTrailing");
        }
        return Texts.text("project.file.jsonToken");
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? Texts.text("project.file.denied")
                : Texts.text("project.file.wrong", e.getClass().getSimpleName().replaceAll("Exception$", ""), e.getMessage());
    }
}
