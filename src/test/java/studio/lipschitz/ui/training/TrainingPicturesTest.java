package studio.lipschitz.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.text.Texts;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.ScriptedWorker;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// Pictures of the dashboard in both themes and in its states, left in `target/screenshots` to be looked at.
class TrainingPicturesTest extends WindowTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final List<TrainingSession> sessions = new ArrayList<>();

    @AfterEach
    void leaveTheUsualTheme() {
        fx(() -> {
            sessions.forEach(TrainingSession::close);
            Application.setUserAgentStylesheet(null);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "light, empty, 3", "dark, empty, 3",
        "light, running, 3", "dark, running, 3",
        "light, running, 40", "dark, running, 40",
        "light, paused, 6", "dark, paused, 6",
        "light, failed, 3", "dark, failed, 3",
        "light, shortage, 3", "dark, shortage, 3",
        "light, diverged, 3", "dark, diverged, 3",
        "light, refused, 3", "dark, refused, 3",
        "light, straying, 3", "dark, straying, 3",
        "light, straying, 40", "dark, straying, 40",
        "light, strip, 3", "dark, strip, 3",
        "light, strip, 6", "dark, strip, 6"
    })
    void dashboardIsDrawn(String theme, String state, int layers) throws Exception {
        draw(theme, state, layers, theme);
    }

    @ParameterizedTest
    @CsvSource({
        "empty, 3", "running, 3", "running, 40", "paused, 3", "finished, 3", "failed, 3", "shortage, 3", "diverged, 3", "refused, 3",
        "straying, 3", "straying, 40", "strip, 6"
    })
    void dashboardIsDrawnInFrench(String state, int layers) throws Exception {
        Texts.use("fr");
        try {
            Scene scene = draw("light", state, layers, "french");
            assertEquals("Entraîner", find(Button.class, "#train").getText());
            CutOff.none(scene.getRoot());
            ScrollPane side = find(ScrollPane.class, "#side");
            assertTrue(get(() -> side.getContent().minWidth(-1) <= side.getViewportBounds().getWidth()), "its right end is seen");
        } finally {
            Texts.use("en");
        }
    }

    private Scene draw(String theme, String state, int layers, String suffix) throws IOException {
        var worker = new ScriptedWorker();
        Scene scene = get(() -> scene(theme, state, layers, worker));
        Path file = PICTURES.resolve("training-%s-%d-%s.png".formatted(state, layers, suffix));
        TrainingView view = get(() -> (TrainingView) ((BorderPane) scene.getRoot()).getCenter());
        await("charts are drawn", view::settled);
        fx(() -> {});
        Screenshots.save(scene, file);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertTrue(colours(picture) > 20, "the picture shows next to nothing");
        return scene;
    }

    private Scene scene(String theme, String state, int layers, ScriptedWorker worker) {
        boolean dark = theme.equals("dark");
        Application.setUserAgentStylesheet(
                (dark ? new atlantafx.base.theme.PrimerDark() : new atlantafx.base.theme.PrimerLight()).getUserAgentStylesheet());
        var workspace = new Workspace(Project.EMPTY.withDrawing(chain(layers, state.equals("refused") ? 2 : 1)));
        var session = worker.session(0.14);
        sessions.add(session);
        var commands = new TrainingCommands(workspace, session, new RunFolders(Path.of("/home/ada/Lipschitz Studio/runs")));
        var toolbar = new TrainingToolbar(session, commands);
        var view = new TrainingView(workspace, session, commands);
        var root = new BorderPane(view);
        root.setTop(toolbar);
        for (String sheet : List.of("sizes", theme, "base")) {
            root.getStylesheets()
                    .add(Objects.requireNonNull(TrainingPicturesTest.class.getResource("/styles/" + sheet + ".css")).toExternalForm());
        }
        if (!List.of("empty", "refused").contains(state)) {
            play(state, commands, worker, workspace.network().nodes().stream().map(Node::id).skip(1).toList());
        }
        var stage = new Stage();
        stage.setScene(new Scene(root, 1280, state.equals("strip") ? 300 : 860));
        stage.show();
        return stage.getScene();
    }

    private static void play(String state, TrainingCommands commands, ScriptedWorker worker, List<String> layers) {
        var script = new Script(worker, layers, 5, 92);
        if (state.equals("straying")) {
            script.stray();
        }
        commands.train();
        script.start(1);
        script.steps(1, 232);
        switch (state) {
            case "finished" -> {
                script.steps(233, 460);
                worker.tell(new TrainingEvent.Finished("run", false));
            }
            case "paused" -> worker.tell(new TrainingEvent.Paused());
            case "failed" -> worker.tell(new TrainingEvent.Failed(
                    "The worker ended by signal 9, most likely for lack of memory; its last checkpoint is kept."));
            case "shortage" -> worker.tell(new TrainingEvent.Failed(
                    "the memory of the NVIDIA H200 does not hold a step of 128 samples; train with a batch of 64 or less", 64));
            case "diverged" -> {
                for (int step = 233; step < 240; step++) {
                    worker.tell(new TrainingEvent.StepDone(step, 3, Double.NaN, 1e-3, step * 0.14, List.of()));
                }
                worker.tell(new TrainingEvent.StepDone(240, 3, Double.POSITIVE_INFINITY, 1e-3, 34, List.of()));
            }
            default -> {}
        }
    }

    private static Network chain(int layers, int outputs) {
        var chain = new ArrayList<Layer>(List.of(new Input(Shape.of(784))));
        for (int i = 1; i <= layers; i++) {
            chain.add(new SpectralLinear(java.util.OptionalInt.empty(), i == layers ? outputs : 64, true, 1));
        }
        return Network.chain(chain.toArray(Layer[]::new));
    }

    private static long colours(BufferedImage picture) {
        return java.util.Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .distinct()
                .count();
    }
}
