package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.lipschitz.CertificateReport;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.HKRMulticlassLoss;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.robustness.RobustnessView;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.worker.WorkerProcess;

/// From a training to its certificates, an attack and a look inside, with worker processes and real digits. Pictures are left in `target/screenshots`.
class RobustnessForRealTest extends RealTrainingTest {
    private final Stalls stalls = new Stalls();

    @Test
    void aRunIsTrainedJudgedAttackedAndLookedInto() throws Exception {
        fx(() -> workspace.open(project(), Optional.empty()));
        fx(() -> session.start(workspace.project(), folder.resolve("run")));
        awaitTraining("trained", () -> session.state() == State.FINISHED || session.state() == State.FAILED);
        assertEquals("", get(() -> session.messageProperty().get()));
        await("made ready", window::prepared);
        stalls.during("the lab is opened", () -> robot.click(find(Node.class, "#tab-robustness")));
        stalls.during("it judges", () -> {
            robot.click(find(Button.class, "#lab-start"));
            awaitTraining("judged", () -> text("#lab-stage").isEmpty() && !text("#lab-samples").isEmpty());
        });
        assertEquals("", text("#lab-failure"));
        asCertified();
        shots("lab-overview");
        int chosen = samples();
        attacks(chosen);
        inside();
        limits();
        System.out.println(stalls.report());
    }

    /// The figures beside the charts are those that the command `certify` tells.
    private void asCertified() throws Exception {
        Path run = get(() -> session.runFolderProperty().get().orElseThrow());
        CertificateReport report = new WorkerProcess().certify(run, "last", "", List.of(0.5), _ -> {});
        assertEquals(String.valueOf(report.samples()), text("#lab-samples"));
        assertEquals(String.format(Locale.ROOT, "%.2f %%", 100 * report.accuracy()), text("#lab-accuracy"));
        assertEquals(String.format(Locale.ROOT, "%.2f %%", 100 * report.certified().getFirst().accuracy()) + " at 0.5000",
                text("#lab-certified"));
        double told = Double.parseDouble(text("#lab-mean"));
        assertTrue(told <= report.meanRadius() && told > report.meanRadius() - 1e-4, told + " of " + report.meanRadius());
    }

    private int samples() throws IOException {
        stalls.during("galleries are opened", () -> {
            robot.click(find(Node.class, "#lab-samples-tab"));
            await("the galleries are filled", () -> !find(Pane.class, "#best").getChildren().isEmpty());
        });
        await("the classes are drawn", find(RobustnessView.class, "#robustness")::settled);
        fx(() -> {});
        Node matrix = find(Node.class, "#confusion-plot");
        robot.click(robot.at(matrix, 0.2, 0.4));
        assertTrue(text("#confusion-reading").matches("\\d+ samples of class [08] decided as [08]: .*"), text("#confusion-reading"));
        Pane best = find(Pane.class, "#best");
        await("those of a cell", () -> text("#samples-about").contains("decided as"));
        robot.click(find(Button.class, "#samples-all"));
        await("all", () -> !text("#samples-about").contains("decided as") && !best.getChildren().isEmpty());
        var card = (ToggleButton) get(() -> best.getChildren().getFirst());
        fx(card::fire);
        assertTrue(get(card::isSelected));
        shots("lab-samples");
        return Integer.parseInt(card.getId().replace("best-", ""));
    }

    private void attacks(int chosen) throws IOException {
        String verdict = "#attack-verdict-" + chosen;
        stalls.during("a sample is attacked", () -> {
            robot.click(find(Node.class, "#lab-attack"));
            robot.click(find(Button.class, "#attack-start"));
            awaitTraining("attacked", () -> !all(verdict).isEmpty());
        });
        assertTrue(text(verdict).startsWith("Within the certified radius the decision"), text(verdict));
        shots("lab-attack-held");
        fx(() -> find(Slider.class, "#attack-epsilon").setValue(5));
        robot.click(find(Button.class, "#attack-start"));
        awaitTraining("attacked again", () -> !all(verdict).isEmpty());
        assertFalse(text(verdict).contains("refuted"), text(verdict));
        assertTrue(text(verdict).contains("fell to"), text(verdict));
        shots("lab-attack-fell");
    }

    private void inside() throws IOException {
        stalls.during("the inside is opened", () -> {
            robot.click(find(Node.class, "#lab-inside"));
            await("a node's maps", () -> text("#inside-title").startsWith("What "));
        });
        shots("lab-maps");
        String dense = get(() -> workspace.network().nodes().stream().map(studio.lipschitz.network.Node::id)
                .filter(id -> id.startsWith("spectrallinear")).findFirst().orElseThrow());
        fx(() -> workspace.selectNodes(java.util.Set.of(dense)));
        assertEquals(dense, get(() -> find(ListView.class, "#inside-nodes").getSelectionModel().getSelectedItem()));
        String convolution = get(() -> workspace.network().nodes().stream().map(studio.lipschitz.network.Node::id)
                .filter(id -> id.startsWith("spectralconv")).findFirst().orElseThrow());
        fx(() -> workspace.selectNodes(java.util.Set.of(convolution)));
        robot.click(find(Node.class, "#inside-weights"));
        await("weights", () -> text("#inside-title").startsWith(convolution + ".weight"));
        shots("lab-weights");
        robot.click(find(Node.class, "#inside-saliency"));
        await("the gradient", () -> text("#inside-title").contains("Norm of its gradient"));
        shots("lab-saliency");
    }

    private void limits() throws IOException {
        robot.click(find(Node.class, "#lab-limits"));
        await("the chosen sample", () -> find(Pane.class, "#limits-samples").getChildren().size() >= 2);
        assertTrue(((Label) find(Pane.class, "#limits-samples").getChildren().getFirst()).getText().startsWith("Sample "));
        fx(() -> find(Button.class, "#limits-measure").fire());
        awaitTraining("measured", () -> ((Label) find(Pane.class, "#limits-bounds").getChildren().getFirst()).getText()
                .startsWith("The steepest slope found is"));
        shots("lab-limits");
    }

    private void shots(String name) throws IOException {
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            await("drawn", find(RobustnessView.class, "#robustness")::settled);
            fx(() -> {});
            Screenshots.save(stage, screenshot(name, theme));
        }
        CutOff.none(find(Node.class, "#robustness"));
    }

    private static String text(String selector) {
        return get(() -> find(Label.class, selector).getText());
    }

    private List<Node> all(String selector) {
        return get(() -> List.copyOf(stage.getScene().getRoot().lookupAll(selector)));
    }

    private static Project project() {
        Network network = Network.chain(
                layer("Input", Map.of("shape", List.of(1, 28, 28))),
                layer("SpectralConv2d", Map.of("out_channels", 8, "kernel_size", 3, "padding", 1)),
                layer("GroupSort2", Map.of()),
                layer("ScaledL2NormPool2d", Map.of("kernel_size", 2)),
                layer("Flatten", Map.of()),
                layer("SpectralLinear", Map.of("out_features", 16)),
                layer("GroupSort2", Map.of()),
                layer("SpectralLinear", Map.of("out_features", 2)));
        return Project.EMPTY.withDrawing(network).withPlan(new TrainingPlan(
                "mnist08?samples=600", 2, 64, 1e-2, HKRMulticlassLoss.DEFAULT, 3, "cpu", 0.5));
    }

    private static Layer layer(String module, Map<String, ?> params) {
        return Catalogue.find(module).orElseThrow().read(params);
    }
}
