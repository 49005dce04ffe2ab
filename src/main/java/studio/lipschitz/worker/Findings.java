package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.lipschitz.AttackReport;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.BoundReport.NodeBound;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.lipschitz.CertificateReport;
import studio.lipschitz.lipschitz.CertificateReport.Within;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.torch.Shipped;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingPlan;

/// What is found out about a finished run, as one line of JSON between the two ends; an infinite bound is `null`.
final class Findings {
    /// How a line begins that says what the work is at.
    static final String PROGRESS = "{\"progress\"";

    private Findings() {}

    static String progress(String stage) {
        return Command.Json.MAPPER.createObjectNode().put("progress", stage).toString();
    }

    static String bound(Command.Bound command, Consumer<String> progress) throws IOException {
        RunFolder run = new RunFolder(command.run());
        Project project = ProjectFile.read(run.networkFile());
        BoundReport report = Shipped.bound(project.network(), plan(run, project), weights(run, command.weights()), progress);
        ObjectNode answer = Command.Json.MAPPER.createObjectNode();
        answer.set("bound", tree(report));
        return answer.toString();
    }

    static ObjectNode tree(BoundReport report) {
        ObjectNode bound = Command.Json.MAPPER.createObjectNode();
        put(bound, report.network());
        ArrayNode nodes = bound.putArray("nodes");
        for (NodeBound node : report.nodes()) {
            ObjectNode written = nodes.addObject().put("id", node.id()).put("module", node.module());
            put(written, node.bracket());
            written.put("method", node.method());
        }
        return bound;
    }

    static String certify(Command.Certify command, Consumer<String> progress) throws IOException {
        RunFolder run = new RunFolder(command.run());
        Project project = ProjectFile.read(run.networkFile());
        TrainingPlan plan = plan(run, project);
        String data = command.data().isEmpty() ? plan.data() : command.data();
        CertificateReport report = Shipped.certify(
                project.network(), plan, weights(run, command.weights()), Datasets.open(data), command.epsilons(), progress);
        ObjectNode answer = Command.Json.MAPPER.createObjectNode();
        ObjectNode certificate = answer.putObject("certificate")
                .put("samples", report.samples()).put("accuracy", report.accuracy());
        ArrayNode certified = certificate.putArray("certified");
        report.certified().forEach(w -> certified.addObject().put("epsilon", w.epsilon()).put("accuracy", w.accuracy()));
        certificate.put("mean_radius", report.meanRadius());
        number(certificate, "published_mean_radius", report.publishedMeanRadius());
        number(certificate, "lipschitz_bound", report.lipschitzBound());
        return answer.toString();
    }

    static String attack(Command.Attack command, Consumer<String> progress) throws IOException {
        RunFolder run = new RunFolder(command.run());
        Project project = ProjectFile.read(run.networkFile());
        TrainingPlan plan = plan(run, project);
        String data = command.data().isEmpty() ? plan.data() : command.data();
        AttackReport report = Shipped.attack(
                project.network(), plan, weights(run, command.weights()), Datasets.open(data), command.samples(), progress);
        ObjectNode answer = Command.Json.MAPPER.createObjectNode();
        ObjectNode attack = answer.putObject("attack")
                .put("samples", report.samples()).put("attacked", report.attacked()).put("fallen", report.fallen())
                .put("margin_taken", report.marginTaken()).put("slope_within_radii", report.slopeWithin()).put("slope", report.slope());
        number(attack, "lipschitz_bound", report.lipschitzBound());
        return answer.toString();
    }

    static AttackReport attack(JsonNode node) {
        return new AttackReport(
                node.path("samples").asInt(), node.path("attacked").asInt(), node.path("fallen").asInt(),
                node.path("margin_taken").asDouble(), node.path("slope_within_radii").asDouble(), node.path("slope").asDouble(),
                number(node, "lipschitz_bound"));
    }

    static BoundReport bound(JsonNode bound) {
        var nodes = new ArrayList<NodeBound>();
        bound.path("nodes").forEach(node -> nodes.add(new NodeBound(
                node.path("id").asText(), node.path("module").asText(), bracket(node), node.path("method").asText())));
        return new BoundReport(bracket(bound), nodes);
    }

    static CertificateReport certificate(JsonNode node) {
        var certified = new ArrayList<Within>();
        node.path("certified").forEach(w -> certified.add(new Within(w.path("epsilon").asDouble(), w.path("accuracy").asDouble())));
        return new CertificateReport(
                node.path("samples").asInt(), node.path("accuracy").asDouble(), certified, node.path("mean_radius").asDouble(),
                node.path("published_mean_radius").asDouble(Double.NaN), number(node, "lipschitz_bound"));
    }

    /// The plan that the run kept, which its network file may no longer hold.
    static TrainingPlan plan(RunFolder run, Project project) throws IOException {
        return run.facts().map(RunFolder.Facts::plan).orElse(project.plan());
    }

    static Path weights(RunFolder run, String which) throws IOException {
        Path file = which.equals("best") ? run.bestWeights() : run.lastWeights();
        if (!Files.exists(file)) {
            throw new IOException(which.equals("best") ? text("worker.run.noBestWeights") : text("worker.run.noLastWeights"));
        }
        return file;
    }

    private static void put(ObjectNode node, Bracket bracket) {
        number(node, "upper", bracket.upper());
        node.put("lower", bracket.lower());
    }

    private static Bracket bracket(JsonNode node) {
        return new Bracket(node.path("lower").asDouble(), number(node, "upper"));
    }

    static void number(ObjectNode node, String name, double value) {
        if (!Double.isFinite(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }

    static double number(JsonNode node, String name) {
        return node.path(name).isNumber() ? node.path(name).asDouble() : Double.POSITIVE_INFINITY;
    }
}
