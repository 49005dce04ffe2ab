package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.LayerNorm;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.PReLU;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingPlan;

class BoundAndCertifyTest {
    private static final double ULP = 1e-6;

    private static final Map<List<Layer>, Path> TRAINED = new HashMap<>();

    @TempDir static Path once;

    @TempDir Path folder;

    @Test
    void bracketsEveryNodeAndTheNetworkOfARun() throws IOException {
        Path run = trained(new SpectralLinear(OptionalInt.empty(), 1, true, 1));

        JsonNode bound = json("bound", run.toString(), "--json");
        double upper = bound.path("upper").asDouble();
        double lower = bound.path("lower").asDouble();
        assertTrue(0.5 < lower && lower <= upper && upper <= 1, bound.toString());
        assertEquals(4, bound.path("nodes").size());
        for (JsonNode node : bound.path("nodes")) {
            assertTrue(node.path("lower").asDouble() <= node.path("upper").asDouble(), node.toString());
            assertTrue(node.path("lower").asDouble() > 1 - ULP, "orthogonal and norm-preserving layers reach their constant: " + node);
        }
        var told = CommandRun.of("bound", run.toString());
        assertTrue(told.out().contains("the constant lies between"));
        assertTrue(told.err().lines().anyMatch("bound: the bracket of spectrallinear2, linear node 2 of 2"::equals), told.err());
    }

    @Test
    void boundsBelongToTheWeightsInTheFile() throws IOException {
        Path run = trained(new SpectralLinear(OptionalInt.empty(), 1, true, 1));
        Path weights = new RunFolder(run).lastWeights();
        Safetensors saved = Safetensors.read(weights);
        var changed = new LinkedHashMap<>(saved.tensors());
        changed.computeIfPresent("spectrallinear1.weight", (_, array) -> {
            float[] tripled = array.values().clone();
            for (int i = 0; i < tripled.length; i++) {
                tripled[i] *= 3;
            }
            return new Safetensors.Array(array.shape(), tripled);
        });
        JsonNode proved = json("certify", run.toString(), "--json");
        double meanRadius = proved.path("mean_radius").asDouble();
        double published = proved.path("published_mean_radius").asDouble();
        assertTrue(published > 0 && meanRadius >= published, proved::toString);
        new Safetensors(changed, saved.metadata()).write(weights);

        double upper = json("bound", run.toString(), "--json").path("upper").asDouble();
        assertTrue(3 - 1e-4 < upper && upper < 3 + 1e-4, "somebody tripled a layer: " + upper);
        JsonNode certificate = json("certify", run.toString(), "--json");
        assertEquals(upper, certificate.path("lipschitz_bound").asDouble());
        assertTrue(certificate.path("mean_radius").asDouble() < 1.5 * meanRadius, "a steeper network earns no radius");
    }

    @Test
    void learnedSlopesCountAsTheyShip() throws IOException {
        Path run = trained(PReLU.DEFAULT, new SpectralLinear(OptionalInt.empty(), 1, true, 1));
        JsonNode bound = json("bound", run.toString(), "--json");
        assertTrue(1 - 1e-5 < bound.path("upper").asDouble() && bound.path("upper").asDouble() <= 1, "slopes within 1: " + bound);
        JsonNode certificate = json("certify", run.toString(), "--json");
        assertTrue(certificate.path("mean_radius").asDouble() > 0 && certificate.path("published_mean_radius").isNull(),
                certificate::toString);

        Path weights = new RunFolder(run).lastWeights();
        Safetensors saved = Safetensors.read(weights);
        var changed = new LinkedHashMap<>(saved.tensors());
        changed.computeIfPresent("prelu1.weight", (_, array) -> new Safetensors.Array(array.shape(), new float[] {-3}));
        new Safetensors(changed, saved.metadata()).write(weights);
        JsonNode steeper = json("bound", run.toString(), "--json");
        assertTrue(3 - 1e-4 < steeper.path("upper").asDouble() && steeper.path("upper").asDouble() <= 3, steeper::toString);
    }

    @Test
    void learnedScalesOfSamplesCountAsTheyShip() throws IOException {
        Path run = trained(LayerNorm.DEFAULT, new SpectralLinear(OptionalInt.empty(), 1, true, 1));
        double upper = json("bound", run.toString(), "--json").path("upper").asDouble();
        float[] scales = Objects.requireNonNull(Safetensors.read(new RunFolder(run).lastWeights()).tensors().get("layernorm1.weight"))
                .values();
        double steepest = Math.max(Math.abs(scales[0]), Math.abs(scales[1])) / Math.sqrt(1e-5);
        assertEquals(steepest, upper, 1e-4 * steepest);
        assertTrue(json("certify", run.toString(), "--json").path("mean_radius").asDouble() > 0);
    }

    @Test
    void aFinishedRunIsJudgedByTheTestPartWhereThereIsOne() throws IOException {
        String run = trained(new SpectralLinear(OptionalInt.empty(), 1, true, 1)).toString();

        assertEquals(250, json("certify", run, "--data", "two-moons?samples=1000&split=70/5/25", "--json").path("samples").asInt());
        assertEquals(300, json("certify", run, "--data", "two-moons?samples=1000&split=70/30/0", "--json").path("samples").asInt());
    }

    @Test
    void certifiedAccuracyFallsWithTheRadiusAndStartsAtTheAccuracy() throws IOException {
        Path run = trained(new SpectralLinear(OptionalInt.empty(), 1, true, 1));

        JsonNode certificate = json("certify", run.toString(), "--epsilon", "0,0.05,0.1,0.2,100", "--json");
        assertEquals(certificate.path("accuracy").asDouble(), certificate.at("/certified/0/accuracy").asDouble());
        for (int i = 1; i < 5; i++) {
            assertTrue(certificate.at("/certified/" + i + "/accuracy").asDouble() <= certificate.at("/certified/" + (i - 1) + "/accuracy")
                    .asDouble());
        }
        assertEquals(0, certificate.at("/certified/4/accuracy").asDouble());
        assertTrue(certificate.path("accuracy").asDouble() > 0.8 && certificate.path("samples").asInt() > 100, certificate.toString());
        assertTrue(CommandRun.of("certify", run.toString()).out().contains("certified accuracy"));
    }

    @Test
    void attackDoesNotBeatTheCertificatesOfARun() throws IOException {
        Path run = trained(new SpectralLinear(OptionalInt.empty(), 1, true, 1));

        JsonNode attack = json("attack", run.toString(), "--samples", "300", "--json");
        assertTrue(attack.path("held").asBoolean() && attack.path("fallen").asInt() == 0, attack.toString());
        assertTrue(attack.path("attacked").asInt() > 200 && attack.path("samples").asInt() == 300, attack.toString());
        assertTrue(attack.path("margin_taken").asDouble() > 0.5, "an attack that barely moves proves little: " + attack);
        assertTrue(attack.path("slope").asDouble() <= attack.path("lipschitz_bound").asDouble(), attack.toString());
        double within = attack.path("slope_within_radii").asDouble();
        assertTrue(within > 0.5 && within <= attack.path("slope").asDouble(), attack.toString());
        assertTrue(CommandRun.of("attack", run.toString()).out().contains("Every certificate held"));
        CommandRun.of("attack", run.toString(), "--samples", "0").assertRefused("at least 1");
    }

    @Test
    void aDesignIsBoundedByWhatHoldsWhateverTheWeights() throws IOException {
        Path safe = design(new SpectralLinear(OptionalInt.empty(), 1, true, 2));
        JsonNode bound = json("bound", safe.toString(), "--json");
        assertEquals(2, bound.path("upper").asDouble());
        assertEquals("design", bound.at("/nodes/1/method").asText());

        JsonNode free = json("bound", design(Linear.DEFAULT).toString(), "--json");
        assertTrue(free.path("upper").isNull(), "training can move a Linear anywhere: " + free);
    }

    @Test
    void whatIsNoRunIsRefusedInOneSentence() throws IOException {
        CommandRun.of("bound", folder.resolve("none").toString()).assertRefused("there is no such folder");
        CommandRun.of("bound", folder.toString()).assertRefused("not the folder of a run");
        Path run = trained(new SpectralLinear(OptionalInt.empty(), 1, true, 1));
        CommandRun.of("certify", run.toString(), "--epsilon", "-1").assertRefused("at least 0");
        CommandRun.of("certify", run.toString(), "--weights", "first").assertRefused("last or best");
        CommandRun.of("certify", run.toString(), "--data", "mnist08").assertRefused("28");
        Files.write(new RunFolder(run).lastWeights(), new byte[] {1, 2, 3});
        CommandRun.of("bound", run.toString()).assertRefused("ends within its first 8 bytes");
        Files.delete(new RunFolder(run).lastWeights());
        CommandRun.of("bound", run.toString()).assertRefused("holds no last weights");
    }

    private Path design(Layer... tail) throws IOException {
        Path file = folder.resolve("moons.lipnet");
        var layers = new ArrayList<Layer>(
                List.of(new Input(Shape.of(2)), new SpectralLinear(OptionalInt.empty(), 2, true, 1), GroupSort2.DEFAULT));
        layers.addAll(List.of(tail));
        Network network = Network.chain(layers.toArray(Layer[]::new));
        ProjectFile.write(file, Project.EMPTY.withDrawing(network)
                .withPlan(TrainingPlan.DEFAULT.withData("two-moons").withEpochs(1).withDevice("cpu")));
        return file;
    }

    /// A run of its own for each test; the training is done once for all of them.
    private Path trained(Layer... tail) throws IOException {
        Path original = TRAINED.get(List.of(tail));
        if (original == null) {
            original = once.resolve("run" + TRAINED.size());
            var training = CommandRun.of("train", design(tail).toString(), "--out", original.toString(), "--json");
            assertEquals(0, training.status(), training.err());
            TRAINED.put(List.of(tail), original);
        }
        Path run = folder.resolve("run");
        try (var files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(original.relativize(file).toString()));
            }
        }
        return run;
    }

    private static JsonNode json(String... arguments) throws IOException {
        var run = CommandRun.of(arguments);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }
}
