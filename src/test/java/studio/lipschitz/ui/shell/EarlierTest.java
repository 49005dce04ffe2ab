package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.project.Versions;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;

/// Recent files and versions by their pictures; `target/screenshots/recent-dialog-*` and `version-dialog-*`.
class EarlierTest extends ShellTest {

    private Path saved(String name, Template template) throws Exception {
        Path file = folder.resolve(name + ".lipnet");
        ProjectFile.write(file, template.load());
        return file;
    }

    @Test
    void aVersionComesBackAsOneStepThatCanBeUndone() {
        answers.saveFile = Optional.of(folder.resolve("mine.lipnet"));
        add("Dropout");
        robot.shortcut(KeyCode.S);
        await("saved", () -> !workspace.dirtyProperty().get());
        Project first = workspace.project();
        add("ReLU");
        robot.shortcut(KeyCode.S);
        await("saved again", () -> !workspace.dirtyProperty().get());
        Project second = workspace.project();

        answers.card = OptionalInt.of(1);
        command("menu-versions");
        await("restored", () -> workspace.network().equals(first.network()));
        assertTrue(answers.asked.contains("version 2"), answers.asked.toString());
        assertTrue(workspace.dirtyProperty().get(), "the file still holds the later one");
        robot.shortcut(KeyCode.Z);
        assertEquals(second, workspace.project());
    }

    @Test
    void whatAnotherProgramWroteIsKeptBeforeItIsReplaced() throws Exception {
        Path file = saved("theirs", Template.DENSE);
        fx(() -> window.open(file));
        await("open", () -> workspace.fileProperty().get().isPresent());
        add("Dropout");
        robot.shortcut(KeyCode.S);
        await("saved", () -> !workspace.dirtyProperty().get());
        List<Versions.Version> versions = new Versions(settings.versionsFolder()).of(file);
        assertEquals(2, versions.size());
        assertEquals(Template.DENSE.load().network(), ProjectFile.read(versions.getLast().file()).network());
    }

    @Test
    void aVersionThatCannotBeKeptDoesNotKeepTheFileFromBeingSaved() throws IOException {
        Files.writeString(settings.versionsFolder(), "not a folder");
        Path file = folder.resolve("mine.lipnet");
        answers.saveFile = Optional.of(file);
        add("Dropout");
        robot.shortcut(KeyCode.S);
        await("saved", () -> !workspace.dirtyProperty().get());
        assertTrue(Files.readString(file).contains("Dropout"));
        assertTrue(workspace.statusProperty().get().contains("can't be kept"), workspace.statusProperty().get());
    }

    @Test
    void aDrawingThatWasNeverSavedSaysWhereVersionsComeFrom() {
        command("menu-versions");
        assertEquals("This drawing has no versions yet: each time you save it, one is kept.", workspace.statusProperty().get());
    }

    @Test
    void aRecentFileIsOpenedByItsPicture() throws Exception {
        Path dense = saved("dense", Template.DENSE);
        fx(() -> settings.addRecent(dense));
        answers.card = OptionalInt.of(0);
        robot.shortcut(KeyCode.E);
        await("opened", () -> workspace.network().equals(Template.DENSE.load().network()));
        assertEquals(Optional.of(dense.toAbsolutePath()), workspace.fileProperty().get().map(Path::toAbsolutePath));
    }

    @Test
    void recentFilesAreShownWithWhatTheyHoldOrThatTheyCannotBeRead() throws Exception {
        Path spoilt = Files.writeString(folder.resolve("spoilt.lipnet"), "{");
        fx(() -> settings.addRecent(spoilt));
        for (Template template : Template.values()) {
            Path file = saved(template.name().toLowerCase(Locale.ROOT), template);
            fx(() -> settings.addRecent(file));
        }
        int files = Template.values().length;
        List<Optional<StartingPoint>> chosen = new ArrayList<>();
        var points = new ArrayList<StartingPoint>();
        Fx.post(() -> asked(points, chosen).files());
        await("every card has its picture",
                () -> find(DialogPane.class, "#recent-dialog").lookupAll(".miniature").size() == Math.min(9, files)
                        && label("No picture: this file can't be read."));
        picture("recent-dialog");
        robot.keys(KeyCode.END);
        robot.keys(KeyCode.LEFT);
        robot.keys(KeyCode.ENTER);
        assertEquals(List.of(Optional.of(points.get(points.size() - 2))), chosen);
    }

    @Test
    void versionsTellWhatWouldChange() throws Exception {
        Path file = saved("net", Template.DOCUMENTATION);
        fx(() -> window.open(file));
        await("open", () -> workspace.fileProperty().get().isPresent());
        for (String module : List.of("ReLU", "Dropout", "Linear")) {
            add(module);
            robot.shortcut(KeyCode.S);
            await("saved", () -> !workspace.dirtyProperty().get());
        }
        List<Optional<StartingPoint>> chosen = new ArrayList<>();
        var points = new ArrayList<StartingPoint>();
        Fx.post(() -> asked(points, chosen).versions());
        await("the oldest tells", () -> label("3 nodes less"));
        assertTrue(label("The same network and plan as now."));
        picture("version-dialog");
        robot.keys(KeyCode.ESCAPE);
        assertEquals(List.of(Optional.empty()), chosen);
        assertEquals(4, points.size());
    }

    private static boolean label(String part) {
        return javafx.stage.Window.getWindows().stream()
                .flatMap(w -> w.getScene().getRoot().lookupAll(".label").stream())
                .anyMatch(node -> node instanceof Label label && label.getText().contains(part));
    }

    /// The real dialogs, and what is asked and answered.
    private Earlier asked(List<StartingPoint> points, List<Optional<StartingPoint>> chosen) {
        var real = new AlertQuestions(stage);
        var listening = new Answers() {
            @Override
            public Optional<StartingPoint> recent(List<StartingPoint> files) {
                points.addAll(files);
                chosen.add(real.recent(files));
                return Optional.empty();
            }

            @Override
            public Optional<StartingPoint> version(List<StartingPoint> versions) {
                points.addAll(versions);
                chosen.add(real.version(versions));
                return Optional.empty();
            }
        };
        return new Earlier(workspace, new Documents(workspace, tasks, answers, answers, settings, _ -> {}), settings, listening, tasks,
                _ -> {});
    }

    private void picture(String dialog) throws IOException {
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            Path file = screenshot(dialog, theme);
            Screenshots.save(get(() -> find(Node.class, "#" + dialog).getScene()), file);
        }
    }
}
