package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.Workspace;

/// Base of tests that drive the canvas in a window of its own.
abstract class CanvasTest extends WindowTest {
    static final double WIDTH = 1100;
    static final double HEIGHT = 820;
    /// As pictures of the whole window are.
    private static final List<String> PICTURED = "all".equals(System.getProperty("pictures"))
            ? List.of("contrast", "dark", "light")
            : List.of("dark", "light");

    Workspace workspace = new Workspace(Project.EMPTY);
    CanvasView canvas = new CanvasView(new Workspace(Project.EMPTY));

    void open(Project project) {
        open(project, false);
    }

    void open(Project project, boolean dark) {
        fx(() -> {
            workspace = new Workspace(project);
            canvas = new CanvasView(workspace);
        });
        show(() -> themed(canvas, dark), WIDTH, HEIGHT);
    }

    static NodeView node(String id) {
        return find(NodeView.class, "#node-" + id);
    }

    static EdgeView edge(String from, String to) {
        return find(EdgeView.class, "#edge-" + from + "-" + to);
    }

    static Parent themed(Region content, boolean dark) {
        var root = new StackPane(content);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                wear(scene, dark ? "dark" : "light");
            }
        });
        return root;
    }

    private static void wear(Scene scene, String theme) {
        Application.setUserAgentStylesheet(
                theme.equals("light") ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet(theme), sheet("base"), sheet("canvas"), sheet("finder"));
        if (theme.equals("contrast")) {
            scene.getStylesheets().add(sheet("signs"));
        }
    }

    /// Leaves `target/screenshots/NAME-light.png` and `NAME-dark.png`, with what is open above the canvas; ends in light.
    void pictures(String name) throws IOException {
        for (String theme : PICTURED) {
            fx(() -> {
                wear(canvas.getScene(), theme);
                javafx.stage.Window.getWindows().forEach(window -> wear(window.getScene(), theme)); // a popup had them when it opened
            });
            fx(() -> {});
            Path file = Path.of("target", "screenshots", name + "-" + theme + ".png");
            Screenshots.save(get(() -> canvas.getScene().getWindow()), file);
            assertTrue(Files.size(file) > 5_000, file + " is nearly empty");
        }
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(CanvasTest.class.getResource("/styles/" + name + ".css"), name).toExternalForm();
    }

    /// Three nodes in a column, joined.
    static Project column() {
        return new Project(
                Network.chain(new Input(Shape.of(1, 28, 28)), SpectralConv2d.DEFAULT, MaxPool2d.DEFAULT),
                Map.of("input1", new Position(0, 0), "spectralconv2d1", new Position(0, 112), "maxpool2d1", new Position(0, 224)),
                Project.EMPTY.plan(),
                Project.EMPTY.unknown());
    }

    /// Ten nodes of every verdict at hand, in two columns, with a misfit, an unknown module and one that nothing feeds.
    static Project gallery() {
        var conv = Catalogue.of(SpectralConv2d.DEFAULT).with(SpectralConv2d.DEFAULT, "padding", 1);
        var wide = new SpectralConv2d(OptionalInt.empty(), 64, IntPair.of(3), IntPair.of(2), IntPair.of(0), IntPair.of(1), 1, false, 2);
        var strict = new SpectralConv2d(OptionalInt.of(16), 8, new IntPair(3, 5), IntPair.of(1), IntPair.of(0), IntPair.of(1), 1, true, 1);
        var nodes = List.of(
                new Node("input", new Input(Shape.of(1, 28, 28))),
                new Node("conv1", conv),
                new Node("conv2", wide),
                new Node("pool1", MaxPool2d.DEFAULT),
                new Node("pool2", new MaxPool2d(IntPair.of(3), Optional.of(IntPair.of(1)), IntPair.of(1), IntPair.of(1), false)),
                new Node("conv3", strict),
                new Node("fc1", SpectralLinear.DEFAULT),
                new Node("attention",
                        new Unresolved("MultiheadAttention", Map.of(), "MultiheadAttention is not in the catalogue; replace it.", false)),
                new Node("fc2", new SpectralLinear(OptionalInt.empty(), 1, true, 0.5)),
                new Node("long", new Unresolved(
                        "ScaledAdaptativeL2NormPool2d", Map.of(), "output_size must be at least 1, was 0.", true)));
        var edges = List.of(
                Edge.of("input", "conv1"),
                Edge.of("conv1", "conv2"),
                Edge.of("conv2", "pool1"),
                Edge.of("pool1", "pool2"),
                Edge.of("pool2", "conv3"),
                Edge.of("conv3", "attention"),
                Edge.of("attention", "fc2"),
                Edge.of("pool1", "long"));
        var positions = new java.util.LinkedHashMap<String, Position>();
        for (int i = 0; i < 5; i++) {
            positions.put(nodes.get(i).id(), new Position(0, i * 120));
        }
        positions.put("conv3", new Position(288, 0));
        positions.put("attention", new Position(288, 120));
        positions.put("fc2", new Position(288, 240));
        positions.put("long", new Position(288, 480));
        positions.put("fc1", new Position(576, 480));
        return new Project(Network.of(nodes, edges), positions, Project.EMPTY.plan(), Project.EMPTY.unknown());
    }
}
