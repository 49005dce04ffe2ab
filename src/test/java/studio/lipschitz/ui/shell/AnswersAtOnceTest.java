package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.testing.Fx;

/// Everything a person may do for the first time, timed: what the FX thread computes between one event and the next. The report is printed.
class AnswersAtOnceTest extends ShellTest {
    private static final int MANY = 2_000;

    private final Stalls stalls = new Stalls();

    @Test
    void whatIsDoneForTheFirstTimeIsTimed() {
        stalls.during("menus are prepared while nobody does anything", () -> {
            long until = System.nanoTime() + 3_000_000_000L; // as long as a person looks at a new window
            await("a moment", () -> System.nanoTime() > until);
        });
        for (String menu : List.of("file", "edit", "view", "training", "help")) {
            stalls.during("the menu " + menu + " opens", () -> {
                openMenu(menu);
                assertTrue(get(() -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance)));
                robot.keys(KeyCode.ESCAPE);
                robot.keys(KeyCode.ESCAPE);
            });
        }
        stalls.during("a menu of the canvas opens", () -> {
            robot.rightClick(robot.at(find(Node.class, "#canvas"), 0.95, 0.05));
            robot.keys(KeyCode.ESCAPE);
        });
        for (String id : get(() -> workspace.network().nodes().stream().map(n -> n.id()).toList())) {
            stalls.during("the inspector shows " + id, () -> fx(() -> workspace.reveal(id)));
        }
        stalls.during("a node is renamed", () -> {
            type("#node-id", "another");
            robot.keys(KeyCode.ENTER);
        });
        fx(() -> workspace.reveal("conv2"));
        stalls.during("the menu of a node opens", () -> {
            robot.rightClick(find(Node.class, "#node-conv2"));
            robot.keys(KeyCode.ESCAPE);
        });
        for (String menu : List.of("file", "edit")) {
            stalls.during("the menu " + menu + " opens again", () -> {
                openMenu(menu);
                robot.keys(KeyCode.ESCAPE);
                robot.keys(KeyCode.ESCAPE);
            });
        }
        stalls.during("the palette is searched", () -> {
            robot.shortcut(KeyCode.SHIFT, KeyCode.F);
            robot.type("Conv");
            robot.keys(KeyCode.ESCAPE);
        });
        stalls.during("a command is found and done", () -> {
            robot.shortcut(KeyCode.SHIFT, KeyCode.P);
            robot.type("fit");
            robot.keys(KeyCode.ENTER);
        });
        stalls.during("a node is found and shown", () -> {
            robot.shortcut(KeyCode.F);
            robot.type("conv");
            robot.keys(KeyCode.DOWN);
            robot.keys(KeyCode.ENTER);
        });
        stalls.during("the training tab opens", () -> robot.click(find(Node.class, "#tab-training")));
        stalls.during("the list of losses opens", () -> {
            fx(() -> find(ComboBox.class, "#plan-loss").show());
            fx(() -> find(ComboBox.class, "#plan-loss").hide());
        });
        stalls.during("another loss is chosen", () -> fx(() -> {
            @SuppressWarnings("unchecked") var losses = (ComboBox<String>) find(ComboBox.class, "#plan-loss");
            losses.setValue(losses.getItems().getLast());
        }));
        stalls.during("the gallery opens and closes", () -> {
            Fx.post(() -> new AlertQuestions(stage).startingPoint(StartingPoint.all()));
            await("its pictures", () -> find(Node.class, "#new-dialog").lookupAll(".miniature").size() == StartingPoint.all().size());
            robot.keys(KeyCode.ESCAPE);
        });
        stalls.during("the problems tab opens", () -> robot.click(find(Node.class, "#tab-problems")));
        stalls.during("another template opens", () -> fx(() -> workspace.open(Template.DENSE.load(), Optional.empty())));
        stalls.during("the theme turns dark", this::turnTheme);
        stalls.during("the theme turns light", this::turnTheme);
        stalls.during("all is selected, deleted, undone", () -> {
            robot.click(robot.at(find(Node.class, "#canvas"), 0.95, 0.05));
            robot.shortcut(KeyCode.A);
            robot.keys(KeyCode.DELETE);
            robot.shortcut(KeyCode.Z);
        });
        System.out.println(stalls.report());
        assertEquals(Template.DENSE.load().network(), workspace.network());
    }

    private void turnTheme() {
        robot.click(find(Node.class, "#toolbar-theme"));
        await("every panel in its new look", () -> find(ShellView.class, "#shell").restyled());
    }

    @Test
    void everyModuleIsAddedAndShown() {
        fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        for (ModuleType type : Catalogue.all()) {
            stalls.during(type.name() + " is added", () -> fx(() -> {
                workspace.selectNodes(Set.of());
                workspace.add(type);
            }));
        }
        assertEquals(Catalogue.all().size(), workspace.network().nodes().size());
        System.out.println(stalls.report());
    }

    @Test
    void twoThousandNodesAreOpenedAndMoved() throws Exception {
        Path file = folder.resolve("many.lipnet");
        ProjectFile.write(file, many());
        answers.openFile = Optional.of(file);
        stalls.during("2,000 nodes are opened", () -> {
            robot.click(find(Node.class, "#toolbar-open"));
            await("opened", () -> workspace.network().nodes().size() == MANY);
            Fx.settle();
        });
        Node canvas = find(Node.class, "#canvas");
        Point2D middle = robot.centre(canvas);
        stalls.during("they are panned", () -> {
            for (int i = 0; i < 10; i++) {
                robot.scroll(middle, 3);
            }
        });
        stalls.during("they are zoomed into", () -> {
            for (int i = 0; i < 8; i++) {
                fx(() -> canvas.fireEvent(new javafx.scene.input.ZoomEvent(
                        javafx.scene.input.ZoomEvent.ZOOM, middle.getX(), middle.getY(), middle.getX(), middle.getY(), false, false, false,
                        false, false, false, 1.3, 1.3, null)));
            }
        });
        stalls.during("the view rests", () -> await("a while", new java.util.concurrent.Callable<>() {
            int pulses;

            @Override
            public Boolean call() {
                return ++pulses > 20;
            }
        }));
        stalls.during("one is shown", () -> fx(() -> workspace.reveal("spectrallinear1000")));
        stalls.during("one is dragged", () -> robot.drag(find(Node.class, "#node-spectrallinear1000"), 60, 20));
        stalls.during("that is undone", () -> robot.shortcut(KeyCode.Z));
        stalls.during("a parameter is typed", () -> type("#param-out_features", "32"));
        stalls.during("a module is dragged over them", () -> robot.drag(
                robot.centre(find(Node.class, "#palette-SpectralLinear")), robot.centre(find(Node.class, "#canvas"))));
        stalls.during("all are selected", () -> {
            robot.click(robot.at(find(Node.class, "#canvas"), 0.97, 0.03));
            robot.shortcut(KeyCode.A);
        });
        stalls.during("all are deleted", () -> robot.keys(KeyCode.DELETE));
        stalls.during("that is undone", () -> robot.shortcut(KeyCode.Z));
        stalls.during("they are fitted", () -> robot.shortcut(KeyCode.DIGIT1));
        System.out.println(stalls.report());
        assertEquals(MANY + 1, workspace.network().nodes().size());
    }

    private static Project many() {
        Layer layer = new SpectralLinear(OptionalInt.empty(), 64, true, 1);
        var layers = new ArrayList<Layer>(List.of(new Input(Shape.of(64))));
        for (int i = 1; i < MANY; i++) {
            layers.add(layer);
        }
        Network network = Network.chain(layers.toArray(Layer[]::new));
        var positions = new HashMap<String, Position>();
        int place = 0;
        for (var node : network.nodes()) { // in columns, so that many are in sight at once
            positions.put(node.id(), new Position(place / 50 * 260, place % 50 * 120));
            place++;
        }
        return Project.EMPTY.withDrawing(network).withPositions(positions);
    }

    private void openMenu(String name) {
        Node bar = find(Node.class, "#menu");
        Node item = get(() -> bar.lookupAll(".menu-button").stream()
                .filter(button -> button instanceof Labeled labeled && labeled.getText().replace("_", "").toLowerCase(java.util.Locale.ROOT)
                        .equals(name.equals("training") ? "train" : name))
                .findFirst()
                .orElseThrow());
        robot.click(item);
    }
}
