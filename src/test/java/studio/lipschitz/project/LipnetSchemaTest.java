package studio.lipschitz.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.training.TrainingPlan;

/// The schema takes what the program writes, in every module and choice, and refuses what it refuses. `-Dschema=update` writes the file that ships anew.
class LipnetSchemaTest {
    private static final Path SHIPPED = Path.of("src/main/resources/lipnet.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(LipnetSchema.text(), InputFormat.JSON);

    private static List<String> errors(String file) {
        return SCHEMA.validate(file, InputFormat.JSON).stream().map(Error::toString).toList();
    }

    private static void assertTaken(String file) {
        assertEquals(List.of(), errors(file));
    }

    @Test
    void theShippedSchemaIsThatOfTheProgram() throws IOException {
        if ("update".equals(System.getProperty("schema"))) {
            Files.writeString(SHIPPED, LipnetSchema.text());
        }
        assertEquals(JSON.readTree(LipnetSchema.text()), JSON.readTree(Files.readString(SHIPPED)));
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyTemplateIsTaken(Template template) throws IOException {
        try (var in = LipnetSchemaTest.class.getResourceAsStream("/templates/" + template.file() + ".lipnet")) {
            assertTaken(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatTheProgramWritesIsTakenForEveryModule() {
        var nodes = new ArrayList<Node>();
        Catalogue.all().forEach(type -> nodes.add(new Node(type.name().toLowerCase(java.util.Locale.ROOT), type.defaults())));
        assertTrue(nodes.size() > 80, "only " + nodes.size() + " modules");
        assertTaken(ProjectFile.format(Project.EMPTY.withDrawing(Network.of(nodes, List.of()))));
    }

    @Test
    void whatTheProgramWritesIsTakenForEveryChoiceOfAPlan() {
        int seen = 0;
        TrainingPlan plan = TrainingPlan.DEFAULT.withClipNorm(java.util.OptionalDouble.of(1))
                .withEarlyStopping(java.util.Optional.of(EarlyStopping.DEFAULT));
        var plans = Stream.of(
                Loss.CATALOGUE.names().stream().map(name -> plan.withLoss(Loss.CATALOGUE.find(name).orElseThrow().defaults())),
                Optimizer.CATALOGUE.names().stream()
                        .map(name -> plan.withOptimizer(Optimizer.CATALOGUE.find(name).orElseThrow().defaults())),
                Schedule.CATALOGUE.names().stream().map(name -> plan.withSchedule(Schedule.CATALOGUE.find(name).orElseThrow().defaults())))
                .flatMap(each -> each).toList();
        for (TrainingPlan each : plans) {
            assertTaken(ProjectFile.format(Project.EMPTY.withPlan(each)));
            seen++;
        }
        assertTrue(seen >= 22, "only " + seen);
    }

    @Test
    void blocksAreTaken() {
        Network chain = Network.chain(new Input(Shape.of(64)), SpectralLinear.DEFAULT, GroupSort2.DEFAULT, SpectralLinear.DEFAULT)
                .withConstant(java.util.OptionalDouble.of(1));
        assertTaken(ProjectFile.format(new Project(chain, java.util.Map.of("input1", new Position(0, 2.5)), TrainingPlan.DEFAULT,
                Project.EMPTY.unknown(),
                List.of(new Block("block1", "Stage", new LinkedHashSet<>(List.of("spectrallinear1", "groupsort21")), 3, true)))));
    }

    @Test
    void unknownFieldsAreTakenEverywhere() {
        assertTaken(Lipnet.TEXT);
    }

    /// What the reader refuses too, as [BadProjectFileTest] holds; where ids and edges must agree the schema has no say.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock = """
                    "version": 1                 | "version": 7
                    "version": 1                 | "version": "1"
                    "version": 1,                |
                    "lipschitz-studio"           | "keras"
                    "SpectralConv2d"             | "SpectralConv2D"
                    "SpectralLinear"             | "LSTM"
                    "out_features": 1            | "out_features": "many"
                    "out_features": 1            | "out_features": 1.5
                    "out_features": 1            | "out_features": null
                    "out_features": 1            | "out_features": 0
                    "kernel_size": [3, 5]        | "kernel_size": [3, 5, 7]
                    "padding": 1                 | "padding": "some"
                    "shape": [1, 28, 28]         | "shape": "1x28x28"
                    {"out_features": 1}          | [1]
                    "id": "flat"                 | "id": "  "
                    "id": "flat"                 | "id": 5
                    "module": "Flatten"          | "mod": "Flatten"
                    "to": "out"                  | "to": "out", "port": -1
                    {"from": "conv", "to": "flat"} | "conv-flat"
                    "x": -3                      | "x": "left"
                    "epochs": 3                  | "epochs": 0
                    "epochs": 3                  | "epochs": 3.5
                    "lr": 0.005                  | "lr": -1
                    "device": "cpu"              | "device": "tpu"
                    "HKRLoss"                    | "Focal"
                    "alpha": 5                   | "alpha": -5
                    "alpha": 5                   | "alpha": "5"
                    "canvas": {                  | "canvas": 5, "x": {
                    """)
    void whatIsWrongIsRefused(String old, String replacement) {
        assertFalse(errors(Lipnet.with(old, replacement == null ? "" : replacement)).isEmpty());
    }

    /// A value below its least is refused in every module that has one.
    @Test
    void everyLeastValueIsHeld() throws IOException {
        int held = 0;
        for (ModuleType type : Catalogue.all()) {
            for (var param : type.params()) {
                if (Double.isFinite(param.min())) {
                    String file = """
                            {"format": "lipschitz-studio", "version": 1, "network": {"nodes": [
                              {"id": "a", "module": "%s", "params": {"%s": %s}}]}}""".formatted(
                            type.name(), param.name(), (long) param.min() - 1);
                    assertFalse(errors(file).isEmpty(), file);
                    held++;
                }
            }
        }
        assertTrue(held > 100, "only " + held);
    }
}
