package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.fx.StallMeter;
import studio.lipschitz.ui.guide.GuideTesting;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;

class GuideWindowTest extends ShellTest {

    private void settled() {
        await("the page stands", () -> guides().size() == 1 && view() instanceof Parent page && page.isVisible()
                && stageOf(page).isFocused() && !title().isEmpty() && ready());
        fx(() -> {});
    }

    private static List<Stage> guides() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(each -> each.getScene().lookup("#guide") != null).toList();
    }

    private static Node guide() {
        return guides().getFirst().getScene().lookup("#guide");
    }

    private static Node view() {
        return guides().getFirst().getScene().lookup("#guide-page");
    }

    private static Stage stageOf(Node node) {
        return (Stage) node.getScene().getWindow();
    }

    private static boolean ready() {
        return GuideTesting.ready(guide());
    }

    private static String title() {
        return guides().getFirst().getScene().lookup("#guide-page-title") instanceof Label label ? label.getText() : "";
    }

    /// The title of the page that F1 opens; the window has the focus again after that.
    private String asked() {
        robot.keys(KeyCode.F1);
        settled();
        String title = get(GuideWindowTest::title);
        fx(() -> guides().getFirst().hide());
        fx(stage::requestFocus);
        await("the window has the focus", stage::isFocused);
        return title;
    }

    @Test
    void f1OpensThePageOfWhatIsSelectedOrHasTheFocus() {
        fx(() -> find(Node.class, "#canvas").requestFocus());
        assertEquals("The canvas", asked());
        fx(() -> workspace.selectNodes(Set.of("conv1")));
        assertEquals("SpectralConv2d", asked());
        fx(() -> workspace.selectNodes(Set.of("pool1")));
        assertEquals("MaxPool2d", asked());
        fx(() -> workspace.selectNodes(Set.of()));
        robot.click(find(TextField.class, "#palette-search"));
        assertEquals("The palette", asked());
        robot.type("HouseH");
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.DOWN);
        assertEquals("HouseHolder", asked());
        robot.click(find(Node.class, "#tab-training"));
        robot.click(find(Node.class, "#plan-epochs"));
        assertEquals("Training", asked());
        fx(() -> find(Node.class, "#plan-loss").requestFocus());
        assertEquals("HKRLoss", asked());
        fx(() -> find(Node.class, "#plan-data").requestFocus());
        assertEquals("Data sources", asked());
        robot.click(find(Node.class, "#tab-runs"));
        fx(() -> find(TabPane.class, "#bottom").requestFocus());
        assertEquals("Runs", asked());
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(3));
        fx(() -> find(TabPane.class, "#bottom").requestFocus());
        assertEquals("Robustness", asked());
    }

    @Test
    void f1InADialogOpensItsPageAboveIt() {
        Fx.post(() -> new AlertQuestions(stage).startingPoint(StartingPoint.all()));
        await("the gallery has the focus", () -> find(Node.class, "#new-dialog").getScene().getWindow().isFocused());
        robot.keys(KeyCode.F1);
        settled();
        assertEquals("The welcome page", get(GuideWindowTest::title));
        assertEquals(get(() -> find(Node.class, "#new-dialog").getScene().getWindow()), get(() -> guides().getFirst().getOwner()));
        robot.click(robot.at(view(), 0.5, 0.5)); // it can be used, though the dialog waits for an answer
        fx(() -> find(Node.class, "#new-dialog").getScene().getWindow().requestFocus());
        robot.keys(KeyCode.F1);
        settled();
        assertEquals(1, get(GuideWindowTest::guides).size(), "one guide a dialog");
        fx(() -> find(Node.class, "#new-dialog").getScene().getWindow().requestFocus());
        robot.keys(KeyCode.ESCAPE);
        assertEquals(List.of(), get(GuideWindowTest::guides), "it goes with the dialog");
        command("menu-keymap");
        await("the keys have the focus", () -> find(Node.class, "#keymap").getScene().getWindow().isFocused());
        robot.keys(KeyCode.F1);
        settled();
        assertEquals("Menus, commands and keys", get(GuideWindowTest::title));
    }

    @Test
    void f1InAProblemTellsWhatItMeans() {
        fx(() -> {
            workspace.apply(Edits.add("linear1", Catalogue.find("Linear").orElseThrow().defaults(), new Position(600, 400)));
            workspace.apply(Edits.connect(Edge.of("dense2", "linear1")));
        });
        ListView<?> list = find(ListView.class, "#problems-list");
        await("it is listed", () -> list.getItems().size() == 1);
        robot.click(find(Node.class, "#problem-linear1"));
        fx(list::requestFocus);
        robot.keys(KeyCode.F1);
        settled();
        assertEquals("What the verdicts mean", get(GuideWindowTest::title));
        assertTrue(get(() -> ((ScrollPane) view()).getVvalue()) > 0.3, "it begins at the verdict");
    }

    @Test
    void whatIsClickedIsToldAndNotDone() {
        robot.keys(KeyCode.SHIFT, KeyCode.F1);
        assertEquals("Click anything to read about it. Esc cancels.", get(workspace.statusProperty()::get));
        robot.click(find(Node.class, "#node-conv1"));
        settled();
        assertEquals("SpectralConv2d", get(GuideWindowTest::title));
        assertTrue(get(() -> workspace.selection().isEmpty()), "the click selected nothing");
        fx(() -> guides().getFirst().hide());
        fx(stage::requestFocus);
        robot.keys(KeyCode.SHIFT, KeyCode.F1);
        robot.keys(KeyCode.ESCAPE);
        robot.click(find(Node.class, "#node-conv1"));
        assertEquals(List.of(), get(GuideWindowTest::guides).stream().filter(each -> get(each::isShowing)).toList());
        assertFalse(get(() -> workspace.selection().isEmpty()), "clicks mean what they do again");
    }

    @Test
    void pagesAreFoundReadAndLeftAgain() {
        command("menu-guide");
        settled();
        assertEquals("Lipschitz Studio", get(GuideWindowTest::title));
        assertTrue(find(Node.class, "#guide-back").isDisabled());
        robot.click(find(Hyperlink.class, "#guide-link-start-first-network"));
        settled();
        assertEquals("Your first network", get(GuideWindowTest::title));
        robot.click(find(Node.class, "#guide-search"));
        robot.type("retraction");
        ListView<?> found = find(ListView.class, "#guide-results");
        await("pages are found", () -> !found.getItems().isEmpty());
        robot.keys(KeyCode.ENTER);
        settled();
        await("a page is opened", () -> !title().equals("Your first network"));
        robot.keys(KeyCode.ESCAPE);
        assertEquals("", get(find(TextField.class, "#guide-search")::getText));
        robot.click(find(Node.class, "#guide-back"));
        settled();
        assertEquals("Your first network", get(GuideWindowTest::title));
        robot.holding(KeyCode.ALT, () -> robot.keys(KeyCode.LEFT));
        settled();
        assertEquals("Lipschitz Studio", get(GuideWindowTest::title));
        robot.click(find(Node.class, "#guide-forward"));
        settled();
        assertEquals("Your first network", get(GuideWindowTest::title));
        robot.click(find(Node.class, "#guide-search"));
        robot.type("xylophone");
        await("nothing is found", () -> find(Node.class, "#guide-nothing").isVisible());
        TreeView<?> contents = find(TreeView.class, "#guide-contents");
        assertTrue(get(() -> contents.getRoot().getChildren().size()) == 8, "a chapter is missing");
        fx(stage::hide);
        await("the guide goes with its window", () -> guides().isEmpty());
    }

    /// Long pages keep nobody waiting: no turn of the FX thread costs it much processor time, whatever else the machine does.
    @Test
    void noPageHoldsTheWindowUp() {
        command("menu-guide");
        settled(); // the first window of a test pays for JavaFX itself
        for (String page : List.of("reference/commands", "layer/all", "layer/SpectralConv2d", "reference/lipnet")) {
            StallMeter meter = StallMeter.start(Fx.thread());
            Fx.post(() -> GuideTesting.open(guide(), page));
            settled();
            meter.stop();
            long worst = meter.costliest().toMillis();
            System.out.println("guide: " + page + " takes at most " + worst + " ms of the FX thread in one go");
            assertTrue(worst < 100, page + " took " + worst + " ms of the FX thread in one go"); // 50 are aimed at; this JVM is cold
        }
    }

    @Test
    void itIsGoodToLookAt() throws IOException {
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            command("menu-guide");
            settled();
            picture("guide-welcome", theme);
            fx(() -> workspace.selectNodes(Set.of("conv1")));
            fx(stage::requestFocus);
            fx(() -> find(Node.class, "#canvas").requestFocus());
            robot.keys(KeyCode.F1);
            settled();
            picture("guide-layer", theme);
            for (String page : List.of("view/training")) {
                fx(() -> GuideTesting.open(guide(), page));
                settled();
                picture("guide-" + page.replaceAll("[^A-Za-z0-9]", "-"), theme);
            }
            robot.click(find(Node.class, "#guide-search"));
            robot.type("radius");
            await("found", () -> !find(ListView.class, "#guide-results").getItems().isEmpty());
            picture("guide-search", theme);
            robot.keys(KeyCode.ESCAPE);
            fx(() -> guides().getFirst().hide());
            fx(stage::requestFocus);
        }
    }

    private void picture(String name, ThemeChoice theme) throws IOException {
        fx(() -> {});
        Path file = screenshot(name, theme);
        Scene scene = get(() -> guides().getFirst().getScene());
        Screenshots.save(scene, file);
        assertTrue(Files.size(file) > 10_000, file + " is nearly empty");
    }
}
