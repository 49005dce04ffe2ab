package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.training.TrainingEvent.Changed;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.Finished;

/// The folder of a run: `run.json`, `network.lipnet`, `metrics.jsonl`, `checkpoints/`, and the scalars once more for TensorBoard.
///
/// @param path the folder; it need not exist yet
public record RunFolder(Path path) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// What `run.json` holds.
    ///
    /// @param versions of `java`, `app` and `libtorch`
    /// @param device in words: `CPU (2 threads)`
    /// @param dataHash SHA-256 of the samples and their classes, in hexadecimal
    public record Facts(TrainingPlan plan, Map<String, String> versions, String device, String dataHash) {

        public Facts {
            versions = Map.copyOf(versions);
        }

        public Facts withPlan(TrainingPlan value) {
            return new Facts(value, versions, device, dataHash);
        }
    }

    public Path runFile() {
        return path.resolve("run.json");
    }

    /// The network that was trained, written by whoever starts the run.
    public Path networkFile() {
        return path.resolve("network.lipnet");
    }

    /// What people wrote at its steps; see [RunNotes].
    public Path notesFile() {
        return path.resolve("notes.json");
    }

    public Path metricsFile() {
        return path.resolve("metrics.jsonl");
    }

    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /// Effective weights after the last epoch or at the stop, as safetensors.
    public Path lastWeights() {
        return checkpoints().resolve("last.safetensors");
    }

    /// Effective weights of the epoch with the best validation accuracy.
    public Path bestWeights() {
        return checkpoints().resolve("best.safetensors");
    }

    /// Parameters before their constraint, optimiser state and place in the run: all that resuming needs.
    public Path lastState() {
        return checkpoints().resolve("last.state.safetensors");
    }

    /// The scalars of the metrics once more, for TensorBoard: `tensorboard --logdir` of this folder, or of the one that holds it, finds it by its name.
    public EventFile tensorBoard() {
        return new EventFile(path);
    }

    /// Makes the folder and begins its metrics anew.
    public void begin() throws IOException {
        Files.createDirectories(checkpoints());
        Files.deleteIfExists(runFile());
        Files.deleteIfExists(metricsFile());
        Files.deleteIfExists(notesFile());
        tensorBoard().delete();
        Files.deleteIfExists(lastState());
        Files.deleteIfExists(lastWeights());
        Files.deleteIfExists(bestWeights());
    }

    /// Writes `run.json`. When the run began stays as it is there.
    public void write(Facts facts) throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("started", started().orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        node.set("plan", PlanJson.write(facts.plan()));
        node.put("seed", facts.plan().seed());
        ObjectNode versions = node.putObject("versions");
        facts.versions().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> versions.put(e.getKey(), e.getValue()));
        node.put("device", facts.device()).put("data_sha256", facts.dataHash());
        replace(runFile(), (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// When the run began, as ISO 8601 writes a moment; empty in folders of early versions.
    public Optional<String> started() {
        try {
            return Files.exists(runFile()) ? Optional.ofNullable(MAPPER.readTree(runFile().toFile()).path("started").textValue())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // what cannot be read is replaced
        }
    }

    /// What `run.json` says; empty if there is none.
    ///
    /// @throws IOException if it cannot be read, in one sentence
    public Optional<Facts> facts() throws IOException {
        if (!Files.exists(runFile())) {
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(runFile().toFile());
            var versions = new java.util.HashMap<String, String>();
            node.path("versions").properties().forEach(e -> versions.put(e.getKey(), e.getValue().asText()));
            return Optional.of(new Facts(
                    PlanJson.read(node.path("plan")),
                    versions,
                    node.path("device").asText(),
                    node.path("data_sha256").asText()));
        } catch (JsonProcessingException e) {
            throw new IOException(text("training.run.json", runFile(), e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IOException(text("training.run.file", runFile(), e.getMessage()), e);
        }
    }

    /// Deletes the folder with all that is in it. A link in it is deleted, what it leads to stays.
    ///
    /// @throws IOException if it is not the folder of a run, or something in it cannot be deleted, in one sentence
    public void discard() throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || !(begun() || hardlyBegun())) {
            throw new IOException(text("training.run.noRun", path));
        }
        try (Stream<Path> content = Files.walk(path)) { // it follows no links
            for (Path each : content.sorted(Comparator.reverseOrder()).toList()) { // what is in a folder before it
                Files.delete(each);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IOException(text("training.run.notDeleted", path, e.getMessage()), e);
        }
    }

    private boolean begun() throws IOException {
        return Files.isRegularFile(runFile(), LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(checkpoints(), LinkOption.NOFOLLOW_LINKS)
                && facts().isPresent();
    }

    /// Whether nothing is there but what is written before a run begins.
    private boolean hardlyBegun() throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            return content.allMatch(file -> file.equals(networkFile()) || file.endsWith("about.json") || file.endsWith("grid.json"));
        }
    }

    /// Appends one event to the metrics; its scalars go to [#tensorBoard]. What goes with a checkpoint or ends the run is forced to the disk, with all before it: after a loss of
    /// power the metrics lack nothing that a checkpoint knows.
    public void append(TrainingEvent event) throws IOException {
        try (FileChannel channel = FileChannel.open(metricsFile(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writeAll(channel, ByteBuffer.wrap((EventJson.write(event) + "\n").getBytes(StandardCharsets.UTF_8)));
            if (event instanceof EpochDone || event instanceof Changed || event instanceof Finished) {
                channel.force(true);
            }
        }
    }

    /// The events told so far; an incomplete last line, left by a killed process, is skipped.
    public List<TrainingEvent> events() throws IOException {
        var events = new ArrayList<TrainingEvent>();
        if (!Files.exists(metricsFile())) {
            return events;
        }
        // not readAllLines, which refuses the whole file where its last line is torn within a letter
        List<String> lines = new String(Files.readAllBytes(metricsFile()), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                events.add(EventJson.read(lines.get(i)));
            } catch (IOException e) {
                if (i < lines.size() - 1) {
                    throw new IOException(text("training.run.line", metricsFile(), i + 1, e.getMessage()), e);
                }
            }
        }
        return events;
    }

    /// Keeps the events that `wanted` accepts, and the scalars of their steps, so that a resumed run does not tell twice what it does twice.
    public void keepEvents(Predicate<TrainingEvent> wanted) throws IOException {
        double last = Files.exists(metricsFile()) ? Files.getLastModifiedTime(metricsFile()).toMillis() / 1e3 : 0;
        List<TrainingEvent> kept = events().stream().filter(wanted).toList();
        var lines = new StringBuilder();
        kept.forEach(event -> lines.append(EventJson.write(event)).append('\n'));
        replace(metricsFile(), lines.toString().getBytes(StandardCharsets.UTF_8));
        tensorBoard().goOn(kept, last);
    }

    /// Writes beside the file, then moves over it: a reader sees the old one or the new one.
    public static void replace(Path file, byte[] content) throws IOException {
        replace(file, ByteBuffer.wrap(content));
    }

    /// See [#replace(Path, byte[])].
    public static void replace(Path file, ByteBuffer... content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (ByteBuffer part : content) {
                writeAll(channel, part);
            }
            channel.force(true);
        }
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
        forceFolder(file.toAbsolutePath().getParent());
    }

    private static void writeAll(FileChannel channel, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    /// The new name, too, must outlive a loss of power.
    private static void forceFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder: there the file system's own journal keeps names
        }
    }
}
