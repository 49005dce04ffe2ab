package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;

/// The main job: what a person does with a new network until it has learnt, with mouse and keys alone, a worker process of its own and real digits.
class JourneyTest extends RealTrainingTest {
    private static final List<Placed> DOCUMENTATION = List.of(
            placed("Input", Map.of()),
            placed("SpectralConv2d", Map.of("out_channels", "32", "padding", "1")),
            placed("SpectralConv2d", Map.of("out_channels", "32", "padding", "1")),
            placed("MaxPool2d", Map.of("stride", "2")),
            placed("SpectralConv2d", Map.of("out_channels", "32", "padding", "1")),
            placed("SpectralConv2d", Map.of("out_channels", "32", "padding", "1")),
            placed("MaxPool2d", Map.of("stride", "2")),
            placed("Flatten", Map.of()),
            placed("SpectralLinear", Map.of("out_features", "256")),
            placed("SpectralLinear", Map.of("out_features", "1")));
    private static final int ROWS = 5;

    private final Stalls stalls = new Stalls();
    /// Every version since the empty one, in the order in which they came about, as the history keeps them.
    private final Deque<Project> versions = new ArrayDeque<>();
    private String misfit = "";

    private record Placed(String module, Map<String, String> params) {}

    private static Placed placed(String module, Map<String, String> params) {
        return new Placed(module, params);
    }

    @Test
    void aNetworkIsDrawnFlaggedMendedTakenBackKeptAndTrained() {
        answers.startingPoint = Optional.of("Empty");
        fx(() -> stage.setMaximized(true));
        await("as wide as the screen", () -> stage.getScene().getWidth() == 1920);
        robot.shortcut(KeyCode.N);
        versions.add(workspace.project());
        assertTrue(workspace.network().nodes().isEmpty());

        List<String> ids = stalls.during("modules are dragged from the palette and set in the inspector", this::place);
        stalls.during("ports are connected", () -> connect(ids));
        assertTheNetworkOfTheDocumentationStands(ids);

        stalls.during("an average pool is flagged and mended", this::flagAndMend);
        stalls.during("two shapes do not fit", this::misfit);
        stalls.during("all is undone and redone", this::undoAndRedo);
        stalls.during("it is saved and opened again", this::saveAndReopen);
        stalls.during("what does not fit is deleted", this::deleteMisfit);
        train();
        System.out.println(stalls.report());
    }

    private List<String> place() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < DOCUMENTATION.size(); i++) {
            Placed wanted = DOCUMENTATION.get(i);
            ids.add(drop(wanted.module(), spot(i < ROWS ? 0.2 : 0.45, (i % ROWS + 0.5) / ROWS)));
            wanted.params().forEach(this::set);
        }
        return ids;
    }

    private void connect(List<String> ids) {
        for (int i = 1; i < ids.size(); i++) {
            robot.drag(port("out", ids.get(i - 1)), port("in", ids.get(i)));
            keepVersion();
        }
    }

    private void assertTheNetworkOfTheDocumentationStands(List<String> ids) {
        Analysis analysis = workspace.analysis();
        assertTrue(analysis.certified(), () -> analysis.problems().toString());
        assertEquals(OptionalDouble.of(1), analysis.bound());
        assertEquals("Certified: 1-Lipschitz", find(Label.class, "#status-headline").getText());
        assertEquals(layers(Template.DOCUMENTATION.load()), layers(workspace.project()));
        assertEquals(ids, analysis.order());
        assertEquals("Problems", problemsTab());
    }

    /// On an edge, where it takes the place of nothing: the shapes below it change, the design goes on.
    private void flagAndMend() {
        robot.shortcut(KeyCode.SHIFT, KeyCode.F);
        robot.type("AvgPool2d");
        Node item = find(Node.class, "#palette-AvgPool2d");
        robot.drag(robot.centre(item), robot.centre(find(Node.class, "#edge-spectralconv2d4-maxpool2d2")));
        keepVersion();
        assertEquals(11, workspace.network().nodes().size());
        assertEquals("Problems (1)", problemsTab());
        Label badge = get(() -> (Label) find(Node.class, "#node-avgpool2d1").lookup(".verdict-badge"));
        assertTrue(get(() -> badge.getText().startsWith("lossy") && badge.getStyleClass().contains("verdict-lossy")), badge::getText);

        robot.click(find(Node.class, "#problem-avgpool2d1"));
        robot.click(find(Node.class, "#fix-avgpool2d1"));
        robot.click(menuItem("ScaledAvgPool2d"));
        keepVersion();
        assertEquals("ScaledAvgPool2d", workspace.network().node("avgpool2d1").layer().module());
        assertEquals("Problems", problemsTab());
        assertTrue(get(badge::getText).startsWith("safe"), badge::getText);
        assertEquals(OptionalDouble.of(1), workspace.analysis().bound());
    }

    /// A dense output cannot feed a convolution.
    private void misfit() {
        misfit = drop("SpectralConv2d", spot(0.8, 0.5));
        robot.drag(port("out", "flatten1"), port("in", misfit));
        keepVersion();
        List<Problem> problems = get(() -> workspace.analysis().problemsOf(misfit));
        assertEquals(Problem.Severity.ERROR, problems.getFirst().severity());
        String message = problems.getFirst().message();
        assertTrue(message.contains("channels × height × width") && message.contains("receives 288"), message);
        Node edge = find(Node.class, "#edge-flatten1-" + misfit);
        assertTrue(get(() -> edge.getPseudoClassStates().contains(PseudoClass.getPseudoClass("misfit"))));
        assertTrue(get(() -> find(Node.class, "#problem-" + misfit).lookupAll(".label").stream()
                .anyMatch(label -> message.equals(((Label) label).getText()))));
        assertTrue(get(() -> find(Node.class, "#train").isDisabled()), "what cannot run is not trained");
    }

    private void undoAndRedo() {
        robot.click(spot(0.95, 0.05));
        List<Project> all = List.copyOf(versions);
        for (int i = all.size() - 2; i >= 0; i--) {
            robot.shortcut(KeyCode.Z);
            assertSame(all.get(i), workspace.project(), "version " + i);
        }
        assertTrue(get(() -> find(Node.class, "#toolbar-undo").isDisabled()));
        assertTrue(get(() -> find(Node.class, "#canvas-empty").isVisible()));
        assertFalse(get(() -> workspace.dirtyProperty().get()));
        for (int i = 1; i < all.size(); i++) {
            robot.shortcut(KeyCode.SHIFT, KeyCode.Z);
            assertSame(all.get(i), workspace.project(), "version " + i);
        }
        assertTrue(get(() -> find(Node.class, "#toolbar-redo").isDisabled()));
    }

    private void saveAndReopen() {
        var file = folder.resolve("drawn.lipnet");
        answers.saveFile = Optional.of(file);
        answers.openFile = Optional.of(file);
        robot.click(find(Node.class, "#toolbar-save"));
        await("saved", () -> !workspace.dirtyProperty().get());
        Project saved = workspace.project();
        robot.shortcut(KeyCode.N);
        assertTrue(workspace.network().nodes().isEmpty());
        robot.click(find(Node.class, "#toolbar-open"));
        await("opened", () -> workspace.fileProperty().get().isPresent());
        assertEquals(saved, workspace.project());
        assertNotSame(saved, workspace.project());
        assertEquals("drawn — Lipschitz Studio", get(stage::getTitle));
    }

    private void deleteMisfit() {
        robot.click(find(Node.class, "#node-" + misfit));
        robot.keys(KeyCode.DELETE);
        assertEquals(11, workspace.network().nodes().size());
        assertEquals("Certified: 1-Lipschitz", find(Label.class, "#status-headline").getText());
    }

    private void train() {
        robot.click(find(Node.class, "#tab-training"));
        type("#plan-epochs", "1");
        trainToTheEnd("an epoch is trained and drawn", "#bracket-chart", stalls, () -> robot.click(find(Node.class, "#train")));
        assertEquals(1, get(() -> session.metrics().validationLoss().size()));
        assertEquals(6, get(() -> session.metrics().layers().size()), "four convolutions and two linear layers");
        double accuracy = get(() -> session.metrics().latestEpoch().orElseThrow().valAccuracy());
        assertTrue(accuracy > 0.9, "validation accuracy " + accuracy);
    }

    /// Drags a module from the palette; the id it got.
    private String drop(String module, Point2D there) {
        int before = workspace.network().nodes().size();
        robot.shortcut(KeyCode.SHIFT, KeyCode.F);
        robot.type(module);
        Node item = find(Node.class, "#palette-" + module);
        robot.moveTo(item);
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(there);
        robot.release(MouseButton.PRIMARY);
        keepVersion();
        assertEquals(before + 1, workspace.network().nodes().size(), module + " was not added");
        return get(() -> workspace.selection().single().orElseThrow());
    }

    /// Types a value into the inspector: one step, whatever the number of keys; none if it stands there already.
    private void set(String param, String value) {
        type("#param-" + param, value);
        assertFalse(get(() -> find(Node.class, "#rule-" + param).isVisible()), param);
        keepVersion();
    }

    @SuppressWarnings("ReferenceEquality") // a version is its instance
    private void keepVersion() {
        Project present = get(workspace::project);
        if (present != versions.peekLast()) {
            versions.add(present);
        }
    }

    private Point2D spot(double right, double down) {
        return robot.at(find(Node.class, "#canvas"), right, down);
    }

    private static Node port(String side, String node) {
        return find(Node.class, "#port-" + side + "-" + node);
    }

    /// The item of the menu that is open whose text ends so.
    private static Node menuItem(String end) {
        return get(() -> Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(".menu-item").stream())
                .filter(item -> item.lookupAll(".label").stream().anyMatch(label -> ((Label) label).getText().endsWith(end)))
                .findFirst()
                .orElseThrow());
    }

    private static String problemsTab() {
        return get(() -> find(TabPane.class, "#bottom").getTabs().getFirst().getText());
    }

    private static List<Layer> layers(Project project) {
        return project.network().nodes().stream().map(studio.lipschitz.network.Node::layer).toList();
    }
}
