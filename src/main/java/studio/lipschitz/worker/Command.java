package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.training.PlanJson;
import studio.lipschitz.training.Plane;
import studio.lipschitz.training.TrainingPlan;

/// What the near end tells the far end: one JSON object a line on the worker's standard input.
///
/// Events come back on its standard output, one JSON object a line as well. When its standard input ends, the worker stops as if told to.
sealed interface Command {

    /// `{"command": "train", "project": {...}, "run": DIR, "resume": bool, "boundary": bool, "plane": {"left": x, ...}}`; the first line, at most once.
    /// `plane` may be left out.
    record Train(TrainRequest request) implements Command {}

    /// `{"command": "devices"}`: try every device, tell of each, and end.
    record CheckDevices() implements Command {}

    /// `{"command": "bound", "run": DIR, "weights": "last"|"best"}`: tell what is known of the constant of a run's network, and end.
    record Bound(Path run, String weights) implements Command {}

    /// `{"command": "certify", "run": DIR, "weights": ..., "data": DATA, "epsilons": [...]}`: tell what is proved of its decisions, and end.
    record Certify(Path run, String weights, String data, List<Double> epsilons) implements Command {}

    /// `{"command": "attack", "run": DIR, "weights": ..., "data": DATA, "samples": N}`: try to beat its certificates, and end.
    record Attack(Path run, String weights, String data, int samples) implements Command {}

    /// `{"command": "judge", "run": DIR, "weights": ..., "data": DATA, "part": ...}`: judge every sample, then answer what is asked of them, see [Question].
    record Judge(LabRequest request) implements Command {}

    record Pause() implements Command {}

    record Resume() implements Command {}

    record Stop() implements Command {}

    /// `{"command": "change", "plan": {...}}`: go on with this plan; [studio.lipschitz.training.PlanChange] says what of it may change.
    record Change(TrainingPlan plan) implements Command {}

    /// One line, without its end.
    default String line() {
        ObjectNode object = Json.MAPPER.createObjectNode();
        switch (this) {
            case Train train -> {
                object.put("command", "train");
                object.set("project", ProjectFile.tree(train.request.project()));
                object.put("run", train.request.run().toAbsolutePath().toString());
                object.put("resume", train.request.resume());
                object.put("boundary", train.request.boundary());
                train.request.plane().ifPresent(plane -> object.putObject("plane").put("left", plane.left()).put("right", plane.right())
                        .put("bottom", plane.bottom()).put("top", plane.top()));
            }
            case CheckDevices _ -> object.put("command", "devices");
            case Bound bound ->
                object.put("command", "bound").put("run", bound.run.toAbsolutePath().toString()).put("weights", bound.weights);
            case Certify certify -> {
                object.put("command", "certify").put("run", certify.run.toAbsolutePath().toString()).put("weights", certify.weights)
                        .put("data", certify.data);
                certify.epsilons.forEach(object.putArray("epsilons")::add);
            }
            case Attack attack -> object.put("command", "attack").put("run", attack.run.toAbsolutePath().toString())
                    .put("weights", attack.weights).put("data", attack.data).put("samples", attack.samples);
            case Judge(LabRequest lab) -> object.put("command", "judge").put("run", lab.run().toAbsolutePath().toString())
                    .put("weights", lab.weights()).put("data", lab.data()).put("part", lab.part().word());
            case Pause _ -> object.put("command", "pause");
            case Resume _ -> object.put("command", "resume");
            case Stop _ -> object.put("command", "stop");
            case Change change -> object.put("command", "change").set("plan", PlanJson.write(change.plan));
        }
        return object.toString();
    }

    /// @throws IOException if the line is no command, in one sentence
    static Command read(String line) throws IOException {
        JsonNode object;
        try {
            object = Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException("a command must be one JSON object a line, was " + shown(line), e);
        }
        return switch (object.path("command").asText()) {
            case "train" -> new Train(new TrainRequest(
                    ProjectFile.parse(text("worker.run.project"), object.path("project")),
                    Path.of(object.path("run").asText()),
                    object.path("resume").asBoolean(),
                    object.path("boundary").asBoolean(),
                    object.has("plane") ? Optional.of(plane(object.path("plane"))) : Optional.empty()));
            case "devices" -> new CheckDevices();
            case "bound" -> new Bound(Path.of(object.path("run").asText()), object.path("weights").asText());
            case "certify" -> new Certify(
                    Path.of(object.path("run").asText()),
                    object.path("weights").asText(),
                    object.path("data").asText(),
                    object.path("epsilons").valueStream().map(JsonNode::asDouble).toList());
            case "attack" -> new Attack(
                    Path.of(object.path("run").asText()),
                    object.path("weights").asText(),
                    object.path("data").asText(),
                    object.path("samples").asInt());
            case "judge" -> new Judge(new LabRequest(
                    Path.of(object.path("run").asText()),
                    object.path("weights").asText(),
                    object.path("data").asText(),
                    DataPart.of(object.path("part").asText())));
            case "pause" -> new Pause();
            case "resume" -> new Resume();
            case "stop" -> new Stop();
            case "change" -> new Change(PlanJson.read(object.path("plan")));
            default -> throw new IOException(
                    "a command must be train, bound, certify, attack, judge, pause, resume, change, stop or devices, was " + shown(line));
        };
    }

    private static Plane plane(JsonNode sides) throws IOException {
        try {
            return new Plane(
                    sides.path("left").asDouble(), sides.path("right").asDouble(), sides.path("bottom").asDouble(),
                    sides.path("top").asDouble());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String shown(String line) {
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    /// Holder of the mapper.
    final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();

        private Json() {}
    }
}
