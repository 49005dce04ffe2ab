package studio.lipschitz.ui.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.text.Texts;
import studio.lipschitz.training.HKRMulticlassLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;
import studio.lipschitz.worker.LabEvent;
import studio.lipschitz.worker.LabRequest;
import studio.lipschitz.worker.Question;

/// The lab beside a scripted worker: what its pages show, how they are reached, and what they say where something is wrong.
class RobustnessWindowTest extends WindowTest {
    @TempDir Path folder;

    private final ScriptedLab worker = new ScriptedLab();
    private final LabSession session = new LabSession(worker);
    private final Workspace workspace = get(() -> new Workspace(project()));
    private final Stage stage = get(Stage::new);

    @BeforeEach
    void writeRun() throws IOException {
        ProjectFile.write(new RunFolder(folder).networkFile(), project());
    }

    @AfterEach
    void leaveTheUsualLook() {
        fx(() -> Application.setUserAgentStylesheet(null));
        fx(session::close);
        Texts.use("en");
    }

    @Test
    void everyPageIsShown() throws IOException {
        open("dark");
        pages("dark");
    }

    @Test
    void everyPageIsShownInFrench() throws IOException {
        Texts.use("fr");
        open("light");
        pages("french");
    }

    @Test
    void samplesAreChosenWithMouseAndKeys() {
        open("light");
        judge();
        select("#lab-samples-tab");
        await("a gallery", () -> find(Pane.class, "#worst").getChildren().size() == 18);
        assertTrue(((ToggleButton) get(() -> find(Pane.class, "#worst").getChildren().getFirst())).getPseudoClassStates().toString()
                .contains("wrong"), "wrong ones come first");
        List<Node> worst = get(() -> List.copyOf(find(Pane.class, "#worst").getChildren()));
        robot.click(worst.get(0));
        robot.holding(KeyCode.SHIFT, () -> robot.click(worst.get(1)));
        assertEquals(List.of(number(worst.get(0)), number(worst.get(1))), get(() -> session.chosenProperty().get()));
        fx(() -> find(Node.class, "#confusion-plot").requestFocus());
        await("the classes are drawn", () -> find(RobustnessView.class, "#robustness").settled());
        robot.keys(KeyCode.RIGHT);
        robot.keys(KeyCode.LEFT);
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.RIGHT);
        robot.keys(KeyCode.ENTER);
        await("those of a cell", () -> text("#samples-about").contains("of class automobile decided as automobile"));
        await("chosen", () -> session.chosenProperty().get().size() == LabSession.MOST_CHOSEN);
        get(() -> session.chosenProperty().get()).forEach(i -> assertEquals(1, worker.samples.get(i).kind()));
        robot.keys(KeyCode.ENTER);
        await("all again", () -> text("#samples-about").equals("240 samples"));
    }

    @Test
    void rowsOfATableAreShownAsTheirNumbers() throws IOException {
        worker.shape = List.of(8);
        worker.falls = 1.2;
        open("light");
        judge();
        select("#lab-samples-tab");
        await("a gallery", () -> !find(Pane.class, "#best").getChildren().isEmpty());
        Label numbers = get(() -> (Label) find(Pane.class, "#worst").getChildren().getFirst().lookup(".lab-numbers"));
        assertTrue(numbers.getText().matches("(?s)x₁  0\\.\\d{4}\nx₂ .*and 2 more"), numbers.getText());
        picture("table-samples", "light");
        CutOff.none(stage.getScene().getRoot());
        fx(() -> session.choose(List.of(0)));
        select("#lab-attack");
        fx(() -> find(Slider.class, "#attack-epsilon").setValue(2));
        robot.click(find(Button.class, "#attack-start"));
        await("#attack-verdict-0");
        picture("table-attack", "light");
        CutOff.none(stage.getScene().getRoot());
    }

    @Test
    void aCertificateThatIsRefutedIsToldInRedWithWhatToReport() throws IOException {
        worker.falls = 0.9;
        worker.steepness = 1.01;
        open("light");
        judge();
        fx(() -> session.choose(List.of(0)));
        select("#lab-attack");
        robot.click(find(Button.class, "#attack-start"));
        Label verdict = await("#attack-verdict-0");
        assertTrue(verdict.getText().startsWith("A certificate is refuted: the decision on sample 0"), verdict.getText());
        assertTrue(verdict.getText().contains("Please report it") && verdict.getStyleClass().contains("attack-refuted"));
        picture("refuted", "light");
        select("#lab-inside");
        robot.click(find(Node.class, "#inside-saliency"));
        await("the gradient", () -> text("#inside-title").startsWith("The bound is refuted: the gradient at sample 0 has norm 1.4284"));
    }

    @Test
    void theBallIsTheCertifiedOneToTheLastBitAndGrowsWithTheSlider() {
        worker.falls = 1.5;
        open("light");
        judge();
        fx(() -> session.choose(List.of(0, 11)));
        select("#lab-attack");
        robot.click(find(Button.class, "#attack-start"));
        await("#attack-verdict-0");
        var asked = (Question.Attack) get(() -> worker.questions.getLast());
        assertEquals(List.of(0), asked.samples(), "an undecided one has no decision to attack");
        assertEquals(List.of(worker.samples.get(0).held()), asked.epsilons());
        fx(() -> find(Slider.class, "#attack-epsilon").setValue(2));
        robot.click(find(Button.class, "#attack-start"));
        await("fallen", () -> find(Label.class, "#attack-verdict-0").getText().contains("1.50 times the certified radius"));
    }

    @Test
    void judgingIsCancelledAndAnEndIsToldInASentence() {
        worker.waits = true;
        open("light");
        robot.click(find(Button.class, "#lab-run-choose"));
        robot.click(find(Button.class, "#lab-start"));
        await("judging", () -> session.judgement().size() == 100 && !find(Button.class, "#lab-cancel").isDisabled());
        select("#lab-attack");
        assertEquals("The run is being judged; what is found shows here as it comes.", text("#attack-note"), "it is chosen already");
        robot.click(find(Button.class, "#lab-cancel"));
        await("cancelled", () -> session.state() == LabSession.State.IDLE && session.judgement().size() == 0);
        assertEquals(1, worker.closed.get());
        robot.click(find(Button.class, "#lab-start"));
        await("judging again", () -> session.judgement().size() == 100);
        worker.listener.accept(new LabEvent.Ended("The worker process was killed (signal 9)."));
        await("told", () -> text("#lab-failure").equals("The worker process was killed (signal 9)."));
        fx(() -> session.start(new LabRequest(folder.resolve("nowhere"), "last", "", DataPart.UNSEEN)));
        await("told", () -> text("#lab-failure").contains("nowhere"));
    }

    private void pages(String suffix) throws IOException {
        picture("empty", suffix);
        CutOff.none(stage.getScene().getRoot());
        judge();
        picture("overview", suffix);
        CutOff.none(stage.getScene().getRoot());
        select("#lab-samples-tab");
        await("a gallery", () -> !find(Pane.class, "#best").getChildren().isEmpty());
        fx(() -> session.choose(List.of(3, 5)));
        picture("samples", suffix);
        CutOff.none(stage.getScene().getRoot());
        select("#lab-attack");
        robot.click(find(Button.class, "#attack-start"));
        await("#attack-verdict-3");
        picture("attack", suffix);
        CutOff.none(stage.getScene().getRoot());
        select("#lab-inside");
        fx(() -> workspace.selectNodes(java.util.Set.of("spectralconv2d1")));
        assertEquals("spectralconv2d1", get(() -> find(ListView.class, "#inside-nodes").getSelectionModel().getSelectedItem()));
        robot.click(find(Node.class, "#inside-weights"));
        await("both weights", () -> find(ComboBox.class, "#inside-weight").isVisible());
        picture("weights", suffix);
        CutOff.none(stage.getScene().getRoot());
        robot.click(find(Node.class, "#inside-saliency"));
        picture("saliency", suffix);
        CutOff.none(stage.getScene().getRoot());
        select("#lab-limits");
        fx(() -> find(Button.class, "#limits-measure").fire());
        await("measured", () -> find(Pane.class, "#limits-bounds").getChildren().size() == 2);
        picture("limits", suffix);
        CutOff.none(stage.getScene().getRoot());
    }

    private void open(String theme) {
        fx(() -> {
            Application.setUserAgentStylesheet((theme.equals("dark")
                    ? new atlantafx.base.theme.PrimerDark()
                    : new atlantafx.base.theme.PrimerLight()).getUserAgentStylesheet());
            var training = new TrainingSession(worker, Runnable::run);
            var root = new BorderPane(new RobustnessView(workspace, training, session, () -> Optional.of(folder)));
            for (String sheet : List.of("sizes", theme, "base")) {
                root.getStylesheets()
                        .add(Objects.requireNonNull(RobustnessWindowTest.class.getResource("/styles/" + sheet + ".css")).toExternalForm());
            }
            stage.setScene(new Scene(root, 1200, 420));
            stage.show();
        });
    }

    private void judge() {
        robot.click(find(Button.class, "#lab-run-choose"));
        robot.click(find(Button.class, "#lab-start"));
        await("judged", () -> session.state() == LabSession.State.READY);
    }

    private void select(String tab) {
        robot.click(find(Node.class, tab));
    }

    private static Label await(String id) {
        await(id, () -> !scene(id).isEmpty());
        return find(Label.class, id);
    }

    private static List<Node> scene(String id) {
        return javafx.stage.Window.getWindows().stream().flatMap(window -> window.getScene().getRoot().lookupAll(id).stream()).toList();
    }

    private static String text(String selector) {
        return get(() -> find(Label.class, selector).getText());
    }

    private static int number(Node card) {
        return Integer.parseInt(card.getId().replaceFirst(".*-", ""));
    }

    private void picture(String page, String suffix) throws IOException {
        await("drawn", () -> find(RobustnessView.class, "#robustness").settled());
        fx(() -> {});
        Screenshots.save(stage.getScene(), Path.of("target", "screenshots", "robustness-%s-%s.png".formatted(page, suffix)));
    }

    private static Project project() {
        Network network = Network.chain(
                layer("Input", Map.of("shape", List.of(3, 12, 12))),
                layer("SpectralConv2d", Map.of("out_channels", 16, "kernel_size", 3, "padding", 1)),
                layer("GroupSort2", Map.of()),
                layer("Flatten", Map.of()),
                layer("SpectralLinear", Map.of("out_features", 10)));
        return Project.EMPTY.withDrawing(network)
                .withPlan(new TrainingPlan("cifar10", 2, 64, 1e-2, HKRMulticlassLoss.DEFAULT, 3, "cpu", 0.5));
    }

    private static Layer layer(String module, Map<String, ?> params) {
        return Catalogue.find(module).orElseThrow().read(params);
    }
}
