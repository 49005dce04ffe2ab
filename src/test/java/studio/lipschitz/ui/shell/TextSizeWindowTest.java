package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.training.Script;
import studio.lipschitz.ui.training.TrainingView;

/// Text of every size, in the whole window: it grows, and rows and fields grow with it.
class TextSizeWindowTest extends ShellTest {
    private static final double USUAL = 13;
    private static final Pattern MNEMONIC = Pattern.compile("^_(.)");

    @Test
    void keysMakeTextLargerAndSmallerAndUsual() {
        robot.keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.EQUALS);
        restyled(110);
        robot.keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.EQUALS);
        restyled(125);
        assertEquals(USUAL * 1.25, size("#palette .panel-title"), 0.1);
        robot.keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.MINUS);
        restyled(110);
        robot.keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DIGIT0);
        restyled(100);
        assertEquals(USUAL, size("#palette .panel-title"), 0.1);
    }

    @Test
    void whateverTheSizeItIsThereInOtherWindowsDialogsAndAtTheNextStart() {
        scale(175);
        Fx.post(() -> new AlertQuestions(stage).unsaved("digits"));
        DialogPane dialog = find(DialogPane.class, "#question");
        assertEquals(USUAL * 1.75, get(() -> ((Label) dialog.lookup(".content")).getFont().getSize()), 0.1);
        fx(() -> settings.update(state -> state.withTextScale(80)));
        await("the dialog follows", () -> Math.abs(((Label) dialog.lookup(".content")).getFont().getSize() - USUAL * 0.8) < 0.1);
        robot.keys(KeyCode.ESCAPE);
        assertEquals(80, Settings.load(folder.resolve("config/settings.json"), tasks).state().textScale());
    }

    @Test
    void rowsGrowWithTextAndCardsDoNot() {
        scale(200);
        assertEquals(13, get(() -> find(Label.class, "#node-conv1 .node-name").getFont().getSize()), 0.1);
        robot.shortcut(KeyCode.F);
        ListView<?> found = find(ListView.class, "#find-list");
        assertEquals(88, get(found::getFixedCellSize), 0);
        assertTrue(get(() -> found.getHeight() < stage.getHeight()), "the rows leave the window");
        robot.keys(KeyCode.ESCAPE);
    }

    /// What is shortened at the usual size, such as a long path, may be at others.
    @Test
    void nothingIsShortenedThatIsNotAtTheUsualSize() {
        fx(() -> {
            workspace.apply(Edits.add("linear9", Catalogue.find("Linear").orElseThrow().defaults(), new Position(600, 400)));
            workspace.apply(Edits.connect(Edge.of("flatten", "linear9")));
            workspace.reveal("linear9");
        });
        Set<String> usual = shortened();
        for (int percent : new int[] {80, 110, 125, 150}) {
            scale(percent);
            var more = new TreeSet<>(shortened());
            more.removeAll(usual);
            assertEquals(Set.of(), more, "at %d %%".formatted(percent));
        }
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(1));
        assertEquals(Set.of(), shortened());
    }

    /// Texts of labels, buttons and so on that end before they are told.
    private static Set<String> shortened() {
        return get(() -> Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(".text").stream())
                .filter(text -> text instanceof Text && text.getParent() instanceof Labeled labeled && labeled.getText() != null)
                .filter(TextSizeWindowTest::isSeen)
                .filter(text -> !((Text) text).getText()
                        .equals(MNEMONIC.matcher(((Labeled) text.getParent()).getText()).replaceFirst("$1")))
                .map(text -> ((Labeled) text.getParent()).getText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean isSeen(Node node) {
        return node == null || (node.isVisible() && !node.getStyleClass().contains("canvas-node") && isSeen(node.getParent()));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 150, 200})
    void pictures(int percent) throws IOException {
        scale(percent);
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        picture("window", percent);
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(1));
        robot.keys(KeyCode.F5);
        await("started", () -> !worker.requests.isEmpty());
        fx(() -> {
            var script = new Script(worker, List.of("conv1", "conv2", "linear1"), 5, 92);
            script.start(1);
            script.steps(1, 232);
        });
        picture("training", percent);
        fx(() -> find(ScrollPane.class, ".training-side").setVvalue(0.6));
        robot.shortcut(KeyCode.K);
        picture("code", percent);
        robot.shortcut(KeyCode.K);
        robot.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        picture("commands", percent);
        robot.keys(KeyCode.ESCAPE);
        robot.click(find(Region.class, "#menu-view"));
        robot.moveTo(find(Region.class, "#menu-text-size"));
        picture("menu", percent);
        robot.keys(KeyCode.ESCAPE);
        robot.keys(KeyCode.ESCAPE);
        Fx.post(() -> new AlertQuestions(stage).startingPoint(StartingPoint.all()));
        dialog("new-dialog", percent);
        Fx.post(() -> new AlertQuestions(stage).unsaved("digits"));
        dialog("question", percent);
        Fx.post(() -> new Notes(stage, "lipschitz-studio").about());
        dialog("about", percent);
        robot.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.type("keyboard");
        robot.keys(KeyCode.ENTER);
        dialog("keymap", percent);
    }

    private void dialog(String id, int percent) throws IOException {
        Fx.settle();
        DialogPane pane = find(DialogPane.class, "#" + id);
        Screenshots.save(get(pane::getScene), Path.of("target", "screenshots", "text-%s-%d.png".formatted(id, percent)));
        Window window = get(() -> pane.getScene().getWindow());
        Rectangle2D screen = get(() -> Screen.getPrimary().getVisualBounds());
        assertTrue(get(() -> window.getWidth() <= screen.getWidth() && window.getHeight() <= screen.getHeight()),
                () -> "%s is %s x %s".formatted(id, window.getWidth(), window.getHeight()));
        robot.keys(KeyCode.ESCAPE);
    }

    private void scale(int percent) {
        fx(() -> settings.update(state -> state.withTextScale(percent)));
        restyled(percent);
    }

    private void restyled(int percent) {
        await("text has %d %%".formatted(percent), () -> settings.state().textScale() == percent && window.restyled());
        fx(() -> {});
    }

    private static double size(String selector) {
        return get(() -> find(Label.class, selector).getFont().getSize());
    }

    private void picture(String name, int percent) throws IOException {
        await("charts are drawn", find(TrainingView.class, "#training")::settled);
        fx(() -> {});
        Screenshots.save(stage, Path.of("target", "screenshots", "text-%s-%d.png".formatted(name, percent)));
    }
}
