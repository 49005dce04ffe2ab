package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Template;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.robustness.RobustnessView;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// The guided tour, for real: a worker trains and judges.
class TourTest extends RealTrainingTest {
    private final List<URI> asked = new CopyOnWriteArrayList<>();
    private final ProxySelector usual = ProxySelector.getDefault();

    /// Notes whom this program's HTTP would turn to.
    @BeforeEach
    void watchTheNet() {
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                asked.add(address);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException why) {}
        });
    }

    @AfterEach
    void nobodyWasAsked() {
        ProxySelector.setDefault(usual);
        assertEquals(List.of(), asked, "the first day needs no network");
    }

    @Test
    void itEndsWithACertifiedNetwork() throws IOException {
        command("menu-welcome");
        awaitTraining("a multiplication was done on the CPU", () -> stage.getScene().lookup("#welcome-device-cpu-words") != null);
        assertEquals("A multiplication gave the right product.", label("#welcome-device-cpu-words"));
        robot.click(find(Node.class, "#welcome-tour"));
        assertEquals("Step 1 of 7", label("#tour-count"));
        shots("tour-1");
        robot.keys(KeyCode.ENTER);
        assertTrue(get(() -> find(Button.class, "#tour-next").isDisabled()), "the step waits for its act");
        shots("tour-2");
        fx(() -> workspace.selectNodes(Set.of(get(() -> List.copyOf(workspace.network().nodes())).get(1).id())));
        type("#palette-search", "Linear");
        robot.doubleClick(find(Node.class, "#palette-Linear")); // by hand
        await("the tour sees it", () -> !find(Button.class, "#tour-next").isDisabled());
        assertFalse(get(() -> workspace.analysis().certified()));
        robot.click(find(Node.class, "#tour-next"));
        shots("tour-3");
        assertEquals(List.of("node-linear1"), ringed());
        robot.click(find(Node.class, "#tour-next"));
        shots("tour-4");
        robot.keys(KeyCode.SPACE); // by the tour: its button has the keyboard
        await("mended", () -> workspace.analysis().certified());
        assertEquals("SpectralLinear", get(() -> workspace.network().node("linear1").layer().module()));
        robot.keys(KeyCode.ENTER);
        robot.keys(KeyCode.F5);
        awaitTraining("steps", () -> session.metrics().loss().size() >= 3 || !session.state().active());
        Screenshots.save(stage, Path.of("target/screenshots/tour-5-training.png"));
        awaitTraining("trained", () -> !session.state().active());
        assertEquals(State.FINISHED, get(session::state), get(() -> session.messageProperty().get()));
        await("the tour sees it", () -> !find(Button.class, "#tour-next").isDisabled());
        robot.click(find(Node.class, "#tour-next"));
        shots("tour-6");
        robot.click(find(Node.class, "#tour-act"));
        awaitTraining("judged", () -> !find(Button.class, "#tour-next").isDisabled());
        robot.click(find(Node.class, "#tour-next"));
        assertEquals("Step 7 of 7", label("#tour-count"));
        assertTrue(label("#lab-certified").matches("\\d+\\.\\d\\d % at 0\\.1000"), label("#lab-certified"));
        assertTrue(get(() -> workspace.analysis().certified()));
        await("drawn", find(RobustnessView.class, "#robustness")::settled);
        shots("tour-7");
        robot.keys(KeyCode.ENTER);
        assertTrue(gone());
    }

    @Test
    void itSurvivesWhatIsDoneToTheWindowAndLeavesAtOnce() throws IOException {
        Texts.use("fr");
        command("menu-tour");
        fx(() -> {
            stage.setWidth(960);
            stage.setHeight(600);
        });
        for (int step = 1; step < 5; step++) {
            inside();
            CutOff.none(find(Node.class, "#tour"));
            Node card = find(Node.class, "#tour");
            Node last = find(Node.class, "#tour-next");
            assertTrue(get(() -> card.getLayoutBounds().contains(card.sceneToLocal(last.localToScene(last.getLayoutBounds())))),
                    "no button sticks out");
            if (step == 2) {
                fx(() -> find(SplitPane.class, "#columns").setDividerPositions(0, 1)); // the palette as narrow as can be
                inside();
                Screenshots.save(stage, Path.of("target/screenshots/tour-french-small.png"));
            }
            if (get(() -> find(Button.class, "#tour-act").isVisible())) {
                robot.click(find(Node.class, "#tour-act"));
            }
            await("done", () -> !find(Button.class, "#tour-next").isDisabled());
            robot.click(find(Node.class, "#tour-next"));
        }
        robot.click(find(Node.class, "#tour-back"));
        assertEquals("Étape 4 sur 7", label("#tour-count"));
        robot.keys(KeyCode.ESCAPE);
        assertTrue(gone());
        command("menu-tour");
        fx(() -> workspace.open(Template.DENSE.load(), java.util.Optional.empty()));
        assertTrue(gone(), "another document ends it");
    }

    @Test
    void theUsersDocumentIsAskedForFirst() {
        add("ReLU");
        command("menu-tour");
        assertEquals(List.of("unsaved Untitled"), answers.asked);
        assertTrue(gone());
        assertTrue(get(() -> workspace.dirtyProperty().get()), "nothing is lost");
    }

    private boolean gone() {
        return get(() -> stage.getScene().getRoot().lookup("#tour")) == null;
    }

    private static String label(String selector) {
        return get(() -> find(Label.class, selector).getText());
    }

    /// Cards on which the light lies.
    private List<String> ringed() {
        return get(() -> {
            Bounds ring = find(Region.class, ".tour-ring").localToScene(find(Region.class, ".tour-ring").getLayoutBounds());
            return stage.getScene().getRoot().lookupAll(".canvas-node").stream()
                    .filter(card -> card.getId() != null)
                    .filter(card -> ring.contains(card.localToScene(card.getLayoutBounds())))
                    .map(Node::getId).toList();
        });
    }

    /// All of the words are within the window.
    private void inside() {
        fx(() -> {});
        await("the words are in the window", () -> {
            Region words = find(Region.class, "#tour");
            Bounds place = words.localToScene(words.getLayoutBounds());
            return place.getMinX() >= 0 && place.getMinY() >= 0 && place.getMaxX() <= stage.getScene().getWidth()
                    && place.getMaxY() <= stage.getScene().getHeight();
        });
    }

    private void shots(String name) throws IOException {
        fx(() -> {});
        Screenshots.save(stage, Path.of("target/screenshots/" + name + "-light.png"));
        if (name.endsWith("3") || name.endsWith("7")) {
            for (ThemeChoice theme : List.of(ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST, ThemeChoice.LIGHT)) {
                turn(theme);
                fx(() -> {});
                Screenshots.save(stage, Path.of("target/screenshots/" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
            }
        }
    }
}
