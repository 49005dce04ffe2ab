package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.code.CodeView;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.training.Script;
import studio.lipschitz.ui.training.TrainingView;

/// The panels in French, in the smallest window that a new one has: nothing is cut off. Pictures are left in `target/screenshots`.
class FrenchPanelsTest extends ShellTest {
    @Override
    String language() {
        return "fr";
    }

    @Override
    Locale desktop() {
        return Locale.FRANCE;
    }

    @Test
    void theNetworkIsSummedUp() throws IOException {
        picture("network", "#inspector");
        assertEquals("Certifié\u00a0: 1-lipschitzien", find(Label.class, "#inspector-headline").getText());
        fx(() -> workspace.apply(Edits.networkConstant(OptionalDouble.of(2))));
        picture("network-constant", "#inspector");
        fx(() -> workspace.selectNodes(Set.of("conv1", "flatten")));
        picture("several", "#inspector");
    }

    @Test
    void aNodeSaysWhyItsNumberIsWhatItIs() throws IOException {
        fx(() -> workspace.reveal("conv1"));
        assertTrue(get(() -> find(TextArea.class, "#inspector-why-source").getText()).startsWith("Source\u00a0: Serrurier"));
        type("#param-out_channels", "0");
        assertEquals("out_channels doit être un entier d’au moins 1.", get(() -> find(Label.class, "#rule-out_channels").getText()));
        picture("node", "#inspector");
        fx(() -> find(TitledPane.class, "#inspector-advanced").setExpanded(true));
        fx(() -> find(javafx.scene.control.ScrollPane.class, "#inspector .panel-scroll").setVvalue(1));
        picture("node-advanced", "#inspector");
    }

    @Test
    void problemsAndTheirFixesAreRead() throws IOException {
        breakIt();
        picture("problems", "#problems", "#inspector");
        fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        picture("nothing", "#problems", "#inspector");
        assertEquals("Non certifié", find(Label.class, "#inspector-headline").getText());
    }

    private void breakIt() {
        fx(() -> {
            workspace.apply(Edits.add("avgpool2d1", Catalogue.find("AvgPool2d").orElseThrow().defaults(), new Position(600, 200)));
            workspace.apply(Edits.connect(Edge.of("flatten", "avgpool2d1")));
            workspace.apply(Edits.add("linear1", Catalogue.find("Linear").orElseThrow().defaults(), new Position(600, 400)));
            workspace.apply(Edits.connect(Edge.of("flatten", "linear1")));
            workspace.reveal("linear1");
        });
    }

    @Test
    void modulesAreFoundAndDescribed() throws IOException {
        picture("palette", "#palette");
        fx(() -> find(TextField.class, "#palette-search").setText("BatchNorm2d"));
        robot.click(find(TextField.class, "#palette-search"));
        robot.keys(KeyCode.DOWN);
        picture("palette-search", "#palette");
        fx(() -> find(TextField.class, "#palette-search").setText("rien de tel"));
        picture("palette-nothing", "#palette");
        assertEquals("Aucun module ne correspond à «\u00a0rien de tel\u00a0».", find(Label.class, "#palette-nothing").getText());
    }

    @Test
    void theCodeIsShown() throws IOException {
        robot.shortcut(KeyCode.K);
        await("the code is there", find(CodeView.class, "#code")::settled);
        picture("code", "#code");
    }

    @Test
    void aTrainingIsFollowed() throws IOException {
        robot.keys(KeyCode.F5);
        await("started", () -> !worker.requests.isEmpty());
        fx(() -> {
            var script = new Script(worker, workspace.network().nodes().stream().map(n -> n.id()).skip(1).toList(), 5, 92);
            script.start(1);
            script.steps(1, 232);
        });
        await("charts are drawn", find(TrainingView.class, "#training")::settled);
        picture("training", "#training");
    }

    /// @param panels in which nothing may be cut off
    private void picture(String name, String... panels) throws IOException {
        fx(() -> {});
        fx(() -> {});
        Screenshots.save(stage, Path.of("target", "screenshots", "french-" + name + ".png"));
        for (String panel : panels) {
            CutOff.none(find(Node.class, panel));
        }
    }
}
