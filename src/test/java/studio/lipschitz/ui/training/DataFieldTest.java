package studio.lipschitz.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.DataDialogs;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.ScriptedWorker;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The field of the data by mouse: chosen, read, described, refused, measured.
class DataFieldTest extends WindowTest {
    @TempDir private Path folder;
    private Optional<Path> answer = Optional.empty();

    private final ScriptedWorker worker = new ScriptedWorker();
    private final Workspace workspace = get(() -> new Workspace(Project.EMPTY.withDrawing(
            Network.chain(new Input(Shape.of(2)), new SpectralLinear(OptionalInt.empty(), 1, true, 1)))));
    private final TrainingSession session = get(() -> worker.session(0.14));
    private final DataField field = get(() -> new DataField(
            workspace,
            new TrainingCommands(workspace, session, new RunFolders(Path.of("runs"))),
            new DataDialogs() {
                @Override
                public Optional<Path> folder(String title) {
                    return answer;
                }

                @Override
                public Optional<Path> file() {
                    return answer;
                }
            }));
    @SuppressWarnings("UnusedVariable") // the window must be there
    private final Object stage = show(() -> (Parent) field, 420, 320);

    @AfterEach
    void close() {
        fx(session::close);
    }

    @Test
    void aChosenSourceIsReadAndDescribed() {
        choose("data-circles");
        assertEquals("circles", workspace.project().plan().data());
        await("it is described", () -> label("#plan-data-about").startsWith(
                "2,000 samples to train on, 500 to validate · 2 · classes outer, inner"));
        assertEquals("", label("#plan-data-problem"));
    }

    @Test
    void aFileIsChosenAndABrokenOneIsRefusedInOneSentence() throws Exception {
        Path file = folder.resolve("points.csv");
        Files.writeString(file, "1,2,a\n3,oops,b\n");
        answer = Optional.of(file);
        choose("data-file");
        await("it is refused", () -> label("#plan-data-problem").startsWith(file + ", line 2: column 2 must be a number"));
        Files.writeString(file, "1,2,a\n3,4,b\n5,6,a\n7,8,b\n");
        fx(() -> workspace.apply(Edits.plan("data", plan -> plan.withData("csv:" + file + "?validation=0.5"))));
        await("the mended one is described", () -> label("#plan-data-about").contains("classes a, b"));
        assertEquals("", label("#plan-data-problem"));
        choose("data-images");
        assertEquals("images:" + file, workspace.project().plan().data());
        await("it is no folder", () -> label("#plan-data-problem").contains("is not a folder"));
        assertTrue(get(() -> items().stream().anyMatch(item -> ("csv:" + file + "?validation=0.5").equals(item.getText()))), "recent");
    }

    @Test
    void anInputThatDoesNotFitIsMendedByTheLink() {
        choose("data-mnist08");
        await("the misfit is told", () -> get(() -> find(Hyperlink.class, "#plan-data-fit").getText())
                .equals("The network's Input is 2: set it to 1 × 28 × 28"));
        fx(() -> find(Hyperlink.class, "#plan-data-fit").fire());
        assertEquals(Optional.of(Shape.of(1, 28, 28)), workspace.analysis().inputShape());
        assertEquals("", get(() -> find(Hyperlink.class, "#plan-data-fit").getText()));
    }

    @Test
    void aLossForTwoClassesIsExchangedByTheLinkWhereThereAreMore() {
        fx(() -> workspace.apply(Edits.plan("data", plan -> plan.withData("blobs?centres=3"))));
        await("another is offered", () -> get(() -> find(Hyperlink.class, "#plan-data-loss").getText())
                .startsWith("3 classes: take HKRMulticlassLoss"));
        fx(() -> find(Hyperlink.class, "#plan-data-loss").fire());
        assertEquals("HKRMulticlassLoss", workspace.project().plan().loss().lossName());
        assertEquals("", get(() -> find(Hyperlink.class, "#plan-data-loss").getText()));
    }

    @Test
    void normaliseMeasuresTheDataAndSaysWhatBecomesOfTheConstant() {
        choose("data-two-moons");
        robot.click(find(Button.class, "#plan-data-normalise"));
        await("it is measured", () -> workspace.network().nodes().size() == 3);
        Network network = workspace.network();
        Edge first = network.outOf("input1").getFirst();
        var layer = assertInstanceOf(Normalize.class, network.node(first.to()).layer());
        assertEquals(0.5, layer.mean().values().get(0), 0.05, "the moons' middle");
        assertEquals(0.25, layer.mean().values().get(1), 0.05);
        assertEquals(1 / layer.std().min(), workspace.analysis().bound().orElseThrow(), 1e-5);
        assertTrue(workspace.statusProperty().get().startsWith("Normalised to the data: the network's constant is now 1."),
                workspace.statusProperty().get());
        fx(workspace::undo);
        assertEquals(2, workspace.network().nodes().size(), "one step of the history");
        fx(workspace::redo);
        robot.click(find(Button.class, "#plan-data-normalise"));
        await("it is measured again", () -> !get(() -> find(Button.class, "#plan-data-normalise").isDisabled()));
        assertEquals(3, workspace.network().nodes().size(), "the one that is there is set anew");
    }

    private List<MenuItem> items() {
        MenuButton choose = find(MenuButton.class, "#plan-data-choose");
        choose.show();
        choose.hide();
        return choose.getItems();
    }

    private void choose(String id) {
        fx(() -> items().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow().fire());
    }

    private static String label(String selector) {
        return get(() -> find(Label.class, selector).getText());
    }
}
