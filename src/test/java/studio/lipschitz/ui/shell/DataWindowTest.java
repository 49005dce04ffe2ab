package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.data.DataView;
import studio.lipschitz.ui.testing.Screenshots;

/// The data view in the window, by mouse, keys and drops; `target/screenshots/data-*`.
class DataWindowTest extends ShellTest {

    private DataView open() {
        command("menu-data");
        settle();
        return find(DataView.class, "#data");
    }

    private void settle() {
        await("the data are shown", () -> find(DataView.class, "#data").settled());
        fx(() -> {});
        await("the pictures are drawn", () -> find(DataView.class, "#data").settled());
    }

    private void look(String source) {
        type("#data-source", source);
        robot.keys(KeyCode.ENTER);
        settle();
    }

    private void side(String tab) {
        fx(() -> {
            TabPane tabs = find(TabPane.class, "#data-tabs");
            tabs.getSelectionModel().select(
                    tabs.getTabs().stream().filter(each -> each.getId().equals("data-" + tab + "-tab")).findFirst().orElseThrow());
        });
        settle();
    }

    private void picture(String name) throws Exception {
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            settle();
            Screenshots.save(stage, screenshot(name, theme));
        }
    }

    /// Of one of many states: in the other themes only with `-Dpictures=all`.
    private void lightPicture(String name) throws Exception {
        if (PICTURED.contains(ThemeChoice.HIGH_CONTRAST)) {
            picture(name);
            return;
        }
        settle();
        Screenshots.save(stage, screenshot(name, ThemeChoice.LIGHT));
    }

    private String words(String id) {
        return get(find(Label.class, "#" + id)::getText);
    }

    private void drop(Path file) {
        Node from = find(Node.class, "#status");
        fx(() -> from.setOnDragDetected(event -> {
            var content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            from.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        }));
        robot.drag(robot.centre(from), robot.centre(find(Node.class, "#data-tabs")));
    }

    private Path image(String name, int side, int number) throws Exception {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, Color.HSBtoRGB((number * 37 + i / side * 3) % 100 / 100f, 0.7f, (i % side + 2f) / (side + 2)));
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void theDataOfThePlanAreLookedThroughByMouseAndKeys() throws Exception {
        assertNull(get(() -> stage.getScene().lookup("#data")), "made when it is first looked at");
        open();
        assertEquals("mnist08", get(find(javafx.scene.control.TextField.class, "#data-source")::getText));
        assertTrue(words("data-about").startsWith("11,774 samples to train on"), words("data-about"));
        assertTrue(words("data-place").matches("1 to \\d+ of 11,774"), words("data-place"));
        assertEquals("0 (to 11,773)", words("data-fact-index"));
        Node grid = find(Node.class, "#data-grid");
        robot.click(robot.at(grid, 0, 0).add(new Point2D(90, 30)));
        settle(); // what is told of a sample is computed beside
        assertEquals("1 (to 11,773)", words("data-fact-index"));
        robot.keys(KeyCode.RIGHT);
        robot.keys(KeyCode.PAGE_DOWN);
        settle();
        assertFalse(words("data-place").startsWith("1 to"), words("data-place"));
        robot.keys(KeyCode.END);
        settle();
        assertEquals("11,773 (to 11,773)", words("data-fact-index"));
        assertTrue(words("data-place").endsWith("to 11,774 of 11,774"), words("data-place"));
        robot.keys(KeyCode.HOME);
        settle();
        ComboBox<Object> kinds = box("#data-class");
        fx(() -> kinds.setValue(kinds.getItems().get(2)));
        settle();
        assertEquals("8", words("data-fact-class"));
        assertTrue(words("data-place").endsWith("of 5,851"), words("data-place"));
        ComboBox<Object> parts = box("#data-part");
        fx(() -> parts.setValue(parts.getItems().get(1)));
        settle();
        assertEquals("Validation", words("data-fact-part"));
        assertEquals("1", words("data-fact-max"));
        assertTrue(find(ToggleButton.class, "#data-normalised").isDisabled(), "nothing normalises yet");
        picture("data-samples");
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Object> box(String id) {
        return (ComboBox<Object>) find(ComboBox.class, id);
    }

    @Test
    void theEditorTellsTheConstantBeforeTheNetworkChangesAndUndoTakesItBack() throws Exception {
        open();
        side("normalise");
        Project before = get(workspace::project);
        double one = get(() -> workspace.analysis().bound().orElseThrow());
        ComboBox<Object> presets = box("#data-preset");
        fx(() -> presets
                .setValue(presets.getItems().stream().filter(each -> each.toString().equals("STANDARD")).findFirst().orElseThrow()));
        await("its effect is known", () -> words("data-constant-after").startsWith("≤ "));
        assertEquals(before, get(workspace::project), "it is only thought about");
        double told = Double.parseDouble(words("data-constant-after").substring(2));
        double std = Double.parseDouble(get(find(javafx.scene.control.TextField.class, "#data-std-0")::getText));
        assertTrue(told >= one / std && told < 1.001 * one / std, told + " for 1/" + std);
        double radius = Double.parseDouble(words("data-radius-after").substring(2));
        assertTrue(radius <= std / one && radius > 0.999 * std / one, radius + " for " + std);
        picture("data-normalise");
        robot.click(find(Button.class, "#data-normalise-apply"));
        await("the network has it", () -> workspace.network().nodes().stream().anyMatch(node -> node.layer() instanceof Normalize));
        double after = get(() -> workspace.analysis().bound().orElseThrow());
        assertTrue(told >= after, told + " is told of " + after);
        side("channels");
        assertTrue(get(() -> find(TableView.class, "#data-channel-table").getItems().size() == 1));
        lightPicture("data-channels");
        side("samples");
        robot.click(find(ToggleButton.class, "#data-normalised"));
        settle();
        assertEquals("normalised", words("data-fact-numbers"));
        assertTrue(Double.parseDouble(words("data-fact-min")) < 0, words("data-fact-min"));
        command("menu-undo");
        assertEquals(before, get(workspace::project));
        assertEquals(OptionalDouble.of(one), get(() -> workspace.analysis().bound()));
        side("normalise");
        type("#data-std-0", "0");
        assertTrue(get(find(Label.class, "#data-normalise-problem")::isVisible));
        type("#data-std-0", "0.25");
        await("its effect is known", () -> words("data-constant-after").equals("≤ 4"));
        assertEquals("≥ 0.25", words("data-radius-after"));
        robot.click(find(Button.class, "#data-normalise-apply"));
        fx(() -> presets.setValue(presets.getItems().getFirst()));
        robot.click(find(Button.class, "#data-normalise-apply"));
        assertEquals(before.drawing(), get(() -> workspace.project().drawing()), "none is none again");
    }

    @Test
    void aFolderThatIsDroppedIsReadItsFaultsNamedAndWhenMendedUsed() throws Exception {
        for (int i = 0; i < 30; i++) {
            image("photos/cat/cat-%02d.png".formatted(i), 24, i);
            image("photos/dog/dog-%02d.png".formatted(i), 24, 40 + i);
        }
        Path torn = image("photos/dog/torn.png", 24, 80);
        Files.write(torn, java.util.Arrays.copyOf(Files.readAllBytes(torn), 300));
        Path large = image("photos/cat/large.png", 40, 81);
        Path again = image("photos/dog/again.png", 24, 3); // a cat
        open();
        drop(folder.resolve("photos"));
        await("it is refused", () -> find(Label.class, "#data-problem").isVisible());
        assertTrue(find(Button.class, "#data-use").isDisabled(), "what cannot be read cannot be trained on");
        assertTrue(words("data-plan").startsWith("Nothing can be trained on this data before it can be read"), words("data-plan"));
        lightPicture("data-refused");
        robot.click(find(Button.class, "#data-samples-state-act"));
        settle();
        TableView<?> findings = find(TableView.class, "#data-findings");
        await("three things are named", () -> findings.getItems().size() == 3);
        assertTrue(words("data-check-summary").startsWith("63 looked at · broken: 2 · groups of equal samples: 1, in several classes: 1,"),
                words("data-check-summary"));
        picture("data-broken");
        robot.click(find(Button.class, "#data-check-copy"));
        List<String> names = get(() -> Clipboard.getSystemClipboard().getString()).lines().toList();
        assertEquals(Stream.of(torn, large, folder.resolve("photos/cat/cat-03.png"), again).map(Path::toString).sorted().toList(),
                names.stream().sorted().toList());
        for (Path file : List.of(large, again)) {
            Files.delete(file);
        }
        fx(() -> workspace.open(Project.EMPTY, java.util.Optional.empty())); // nothing is drawn yet
        robot.click(find(Button.class, "#data-check-start"));
        settle();
        robot.click(find(Button.class, "#data-skip"));
        settle();
        side("samples");
        assertEquals("cat", words("data-fact-class"), "read without the torn one");
        robot.click(find(Button.class, "#data-use"));
        assertEquals("images:" + folder.resolve("photos") + "?broken=skip", get(() -> workspace.project().plan().data()));
        assertEquals("3 × 24 × 24", get(() -> workspace.analysis().inputShape().orElseThrow().toString()), "its Input is drawn");
        assertEquals(List.of("input1"), get(() -> workspace.selection().single().stream().toList()),
                "and the first layer is added below it");
        Files.delete(torn);
        look("images:" + folder.resolve("photos") + "?validation=0.25");
        side("samples");
        assertEquals("cat", words("data-fact-class"));
        assertTrue(words("data-fact-file").endsWith(".png"), words("data-fact-file"));
        lightPicture("data-photos");
        robot.click(find(Button.class, "#data-use"));
        assertEquals("images:" + folder.resolve("photos") + "?validation=0.25", get(() -> workspace.project().plan().data()));
        assertTrue(find(Button.class, "#data-use").isDisabled());
    }

    @Test
    void aCheckIsStoppedByItsButtonAndBeginsAnewByTheOther() throws Exception {
        Path large = image("many/a/0.png", 700, 1);
        Files.createDirectories(folder.resolve("many/b"));
        for (int i = 1; i < 400; i++) {
            Files.createLink(folder.resolve("many/%s/%d.png".formatted(i % 2 == 0 ? "a" : "b", i)), large);
        }
        Files.writeString(folder.resolve("many/a/-first.png"), "no picture");
        open();
        drop(folder.resolve("many"));
        await("it is refused", () -> find(Label.class, "#data-problem").isVisible());
        robot.click(find(Button.class, "#data-samples-state-act"));
        Button cancel = find(Button.class, "#data-check-cancel");
        await("it is under way", () -> cancel.isVisible() && find(ProgressBar.class, "#data-check-progress").getProgress() > 0);
        TableView<?> findings = find(TableView.class, "#data-findings");
        assertTrue(findings.getItems().isEmpty());
        fx(cancel::fire);
        settle();
        assertTrue(findings.getItems().isEmpty(), "nothing is said of what was half looked at");
        assertEquals("Broken files and equal samples are named here.", words("data-check-summary"));
        assertFalse(find(ProgressBar.class, "#data-check-progress").isVisible());
        for (int i = 4; i < 400; i++) {
            Files.delete(folder.resolve("many/%s/%d.png".formatted(i % 2 == 0 ? "a" : "b", i)));
        }
        robot.click(find(Button.class, "#data-check-start"));
        settle();
        assertTrue(words("data-check-summary").startsWith("5 looked at"), words("data-check-summary"));
    }

    @Test
    void leaksAreListedAndLeadToTheirSamples() throws Exception {
        for (int i = 0; i < 8; i++) {
            image("set/train/a/%d.png".formatted(i), 12, i);
            image("set/train/b/%d.png".formatted(i), 12, 20 + i);
            image("set/validation/a/%d.png".formatted(i), 12, 40 + i);
        }
        image("set/validation/b/leak.png", 12, 25);
        open();
        look("images:" + folder.resolve("set"));
        side("problems");
        TableView<?> findings = find(TableView.class, "#data-findings");
        await("the leak is named", () -> findings.getItems().size() == 1);
        ListView<?> names = find(ListView.class, "#data-check-names");
        assertEquals(2, get(() -> names.getItems().size()));
        robot.click(find(Button.class, "#data-check-show"));
        settle();
        assertEquals("5.png", words("data-fact-file"));
        assertEquals("b", words("data-fact-class"));
    }

    @Test
    void aSetThatIsNotHereIsDownloadedOnlyWhenAskedFor() throws Exception {
        System.setProperty("lipschitz.data", folder.resolve("sets").toString());
        System.setProperty("lipschitz.mirrors", "http://127.0.0.1:9/"); // nobody answers there
        try {
            open();
            look("cifar10");
            assertTrue(words("data-about").endsWith("not on this machine yet: 170.1 MB to download"), words("data-about"));
            assertEquals("Not on this machine yet", words("data-samples-state-headline"));
            lightPicture("data-absent");
            robot.click(find(Button.class, "#data-samples-state-act"));
            await("it can't be had", () -> find(Label.class, "#data-problem").isVisible());
            assertTrue(words("data-problem").contains("127.0.0.1"), words("data-problem"));
            drop(Files.writeString(folder.resolve("paper.pdf"), "%PDF-1.7"));
            await("it is said why not", () -> words("data-problem").contains("paper.pdf holds no data"));
            assertFalse(get(() -> find(Node.class, "#notice").isVisible()), "the window has nothing to add");
        } finally {
            System.clearProperty("lipschitz.data");
            System.clearProperty("lipschitz.mirrors");
        }
    }

    @Test
    void pointsAreAPlaneTablesAreRowsAndClassesAreCounted() throws Exception {
        open();
        look("two-moons");
        Node plane = find(Node.class, "#data-scatter");
        robot.click(robot.centre(plane));
        robot.keys(KeyCode.RIGHT);
        picture("data-points");
        Path table = folder.resolve("flowers.csv");
        Files.writeString(table, "petal,sepal,width,height,kind\n" + IntStream.range(0, 260)
                .mapToObj(i -> "%d,%.2f,%d,%.1f,%s".formatted(i % 17, i * 0.37 % 5, i % 5, Math.sqrt(i),
                        i % 26 == 0 ? "rare" : i % 2 == 0 ? "setosa" : "virginica"))
                .collect(Collectors.joining("\n")));
        drop(table);
        settle();
        TableView<?> rows = find(TableView.class, "#data-rows");
        assertEquals(208, get(() -> rows.getItems().size()));
        robot.click(robot.at(rows, 0.3, 0.5));
        assertFalse(words("data-fact-index").startsWith("0 "), words("data-fact-index"));
        lightPicture("data-table");
        side("classes");
        assertEquals(3, get(() -> find(TableView.class, "#data-balance").getItems().size()));
        assertEquals(1, get(() -> find(javafx.scene.layout.VBox.class, "#data-warnings").getChildren().size()));
        lightPicture("data-classes");
        look("csv:" + folder.resolve("gone.csv"));
        assertTrue(words("data-problem").contains("gone.csv"), words("data-problem"));
        assertEquals("mnist08", get(() -> workspace.project().plan().data()), "looking changes no plan");
    }
}
