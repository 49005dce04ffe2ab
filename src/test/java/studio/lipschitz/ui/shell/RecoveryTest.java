package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.ui.testing.Fx;

class RecoveryTest extends ShellTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Path journals() {
        return folder.resolve("config/recovery");
    }

    private List<Path> journalFiles() throws IOException {
        if (!Files.isDirectory(journals())) {
            return List.of();
        }
        try (var files = Files.list(journals())) {
            return files.filter(file -> file.toString().endsWith(".lipnet")).toList();
        }
    }

    @Test
    void whatIsNotSavedIsKeptUntilItIsSaved() throws IOException {
        Path own = folder.resolve("mine.lipnet");
        Project before = get(workspace::project);
        ProjectFile.write(own, before);
        byte[] content = Files.readAllBytes(own);
        fx(() -> workspace.open(before, Optional.of(own)));
        fx(() -> workspace.apply(Edits.delete(Set.of("dense1"), Set.of())));
        Fx.await("a journal", SOON, () -> journalFiles().size() == 1);
        Fx.await("the edit in it", SOON, () -> !ProjectFile.read(journalFiles().getFirst()).network().contains("dense1"));
        org.junit.jupiter.api.Assertions.assertArrayEquals(content, Files.readAllBytes(own), "the user's own file is not touched");
        assertEquals(List.of(), Recovery.leftovers(journals()), "its program still runs");
        fx(() -> workspace.saved(workspace.project(), own));
        Fx.await("no journal", SOON, () -> journalFiles().isEmpty());
    }

    @Test
    void closingInPeaceLeavesNone() throws IOException {
        fx(() -> workspace.apply(Edits.delete(Set.of("dense1"), Set.of())));
        Fx.await("a journal", SOON, () -> journalFiles().size() == 1);
        answers.unsaved = Questions.Unsaved.DISCARD;
        fx(() -> stage.fireEvent(new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertFalse(get(stage::isShowing));
        Fx.await("no journal", SOON, () -> journalFiles().isEmpty());
    }

    /// As a program leaves it that was killed.
    private Path leftBy(long pid, Project project, String origin) throws IOException {
        Files.createDirectories(journals());
        Path journal = journals().resolve(pid + "-1.lipnet");
        ProjectFile.write(journal, project);
        Files.writeString(journals().resolve(pid + "-1.lipnet.origin"), origin);
        return journal;
    }

    private void openAgain() {
        fx(stage::close);
        openWindow();
    }

    @Test
    void whatAKilledProgramLeftIsOfferedAndRecovered() throws IOException {
        Project lost = Project.EMPTY.withDrawing(get(workspace::network).without(Set.of("dense2")));
        Path journal = leftBy(999_999_999, lost, "/home/ada/mine.lipnet");
        openAgain();
        Fx.await("the offer", SOON, () -> find(Node.class, "#recovery").isVisible());
        String text = get(find(Label.class, "#recovery-text")::getText);
        assertTrue(text.startsWith("Lipschitz Studio ended before changes to mine.lipnet were saved, on "), text);
        pictures("recovery");
        robot.click(find(Node.class, "#recovery-open"));
        Fx.await("the document", SOON, () -> workspace.network().equals(lost.network()));
        assertTrue(get(() -> workspace.dirtyProperty().get()), "it is not saved yet");
        assertEquals(Optional.of(Path.of("/home/ada/mine.lipnet")), get(() -> workspace.fileProperty().get()));
        Fx.await("the old journal gone, a new one there", SOON, () -> !Files.exists(journal) && journalFiles().size() == 1);
        assertFalse(get(() -> find(Node.class, "#recovery").isVisible()));
    }

    @Test
    void discardedItIsGoneAndLaterItStays() throws IOException {
        Path journal = leftBy(999_999_999, Project.EMPTY, "");
        openAgain();
        Fx.await("the offer", SOON, () -> find(Node.class, "#recovery").isVisible());
        assertTrue(get(find(Label.class, "#recovery-text")::getText).contains("changes to a new network"));
        robot.click(find(Node.class, "#recovery-later"));
        assertTrue(Files.exists(journal));
        openAgain();
        Fx.await("the offer", SOON, () -> find(Node.class, "#recovery").isVisible());
        robot.click(find(Node.class, "#recovery-discard"));
        Fx.await("nothing left", SOON, () -> !Files.exists(journal));
    }

    @Test
    void ofSeveralWindowsEachIsOffered() throws IOException {
        for (int left = 1; left <= 3; left++) {
            Path journal = leftBy(999_999_990 + left, Project.EMPTY.withDrawing(get(workspace::network).without(Set.of("dense2"))),
                    "/home/ada/mine" + left + ".lipnet");
            Files.setLastModifiedTime(journal, FileTime.from(Instant.parse("2020-01-0" + left + "T00:00:00Z")));
        }
        openAgain();
        Fx.await("the latest", SOON, () -> get(find(Label.class, "#recovery-text")::getText).contains("mine3.lipnet"));
        robot.click(find(Node.class, "#recovery-discard"));
        assertTrue(get(find(Label.class, "#recovery-text")::getText).contains("mine2.lipnet"));
        robot.click(find(Node.class, "#recovery-open"));
        Fx.await("one more window for the first", SOON, () -> windowsAsked == 1);
        assertEquals(Optional.of(Path.of("/home/ada/mine2.lipnet")), get(() -> workspace.fileProperty().get()));
        assertEquals(List.of(journals().resolve("999999991-1.lipnet")),
                Recovery.leftovers(journals()).stream().map(Recovery.Leftover::file).toList());
    }

    @Test
    void aSpoiltOneIsRefusedInASentence() throws IOException {
        Path journal = leftBy(999_999_999, Project.EMPTY, "");
        Files.writeString(journal, "{\"format\"");
        openAgain();
        Fx.await("the offer", SOON, () -> find(Node.class, "#recovery").isVisible());
        Project before = get(workspace::project);
        robot.click(find(Node.class, "#recovery-open"));
        Fx.await("the refusal", SOON, () -> find(Node.class, "#notice").isVisible());
        assertTrue(get(find(Label.class, "#notice-text")::getText).contains("not JSON"));
        assertEquals(before, get(workspace::project));
        assertTrue(Files.exists(journal), "nothing is lost");
    }

    @Test
    void theLatestComesFirstAndANumberUsedAgainIsNotTheProgram() throws IOException {
        long mine = ProcessHandle.current().pid();
        Path older = leftBy(999_999_998, Project.EMPTY, "");
        Path reused = leftBy(mine, Project.EMPTY, "");
        Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2020-01-02T00:00:00Z")));
        Files.setLastModifiedTime(reused, FileTime.from(Instant.parse("2021-01-02T00:00:00Z"))); // before this program began
        assertEquals(List.of(reused, older), Recovery.leftovers(journals()).stream().map(Recovery.Leftover::file).toList());
    }
}
