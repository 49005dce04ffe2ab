package studio.lipschitz.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenFolderTest {
    @TempDir private Path folder;

    private final String home = System.getProperty("user.home");

    @BeforeEach
    void ofNobody() {
        ChosenFolder.forget();
        ChosenFolder.look(new LiveFolders(Files::isDirectory, Duration.ofSeconds(10)));
        System.setProperty("user.home", folder.toString());
    }

    @AfterEach
    void asBefore() {
        ChosenFolder.forget();
        System.setProperty("user.home", home);
    }

    @Test
    void dialogsOpenWhereSomethingWasChosenLastAndElseInTheDocuments() throws IOException {
        assertEquals(Optional.of(folder), ChosenFolder.folder());
        Path documents = Files.createDirectory(folder.resolve("Documents"));
        assertEquals(Optional.of(documents), ChosenFolder.folder());
        Path images = Files.createDirectories(folder.resolve("data/images"));
        assertEquals(Optional.of(images), ChosenFolder.chosen(images.toFile()));
        assertEquals(images.getParent(), ChosenFolder.folder().orElseThrow(), "where the folder that was chosen is seen");
        assertEquals(Optional.empty(), ChosenFolder.chosen(null));
        assertEquals(images.getParent(), ChosenFolder.folder().orElseThrow(), "a dialog that is left changes nothing");
        Files.delete(images);
        Files.delete(folder.resolve("data"));
        assertEquals(Optional.of(documents), ChosenFolder.folder(), "a folder that is gone is none");
    }

    @Test
    void theNextStartKnowsIt() throws Exception {
        Path images = Files.createDirectories(folder.resolve("data/images"));
        Path file = folder.resolve("settings/folder");
        try (var tasks = new Tasks(Runnable::run)) {
            ChosenFolder.rememberIn(file, tasks);
            settle(tasks);
            ChosenFolder.chosen(images.toFile());
            settle(tasks);
            ofNobody();
            assertEquals(Optional.of(folder), ChosenFolder.folder());
            ChosenFolder.rememberIn(file, tasks);
            settle(tasks);
        }
        assertEquals(images.getParent(), ChosenFolder.folder().orElseThrow());
    }

    @Test
    void aDriveThatDoesNotAnswerHoldsNobodyAndIsAskedOnce() throws IOException {
        Path dead = Files.createDirectory(folder.resolve("dead"));
        Path gone = folder.resolve("gone");
        var network = new CountDownLatch(1);
        var asked = new AtomicInteger();
        ChosenFolder.look(new LiveFolders(path -> {
            if (path.equals(dead)) {
                asked.incrementAndGet();
                awaited(network);
            }
            return Files.isDirectory(path);
        }, Duration.ofMillis(400)));
        try {
            assertEquals(Optional.of(folder), ChosenFolder.folder(Optional.of(gone)), "a folder that is wished for but gone");
            assertEquals(Optional.of(folder), ChosenFolder.folder(Optional.of(dead)));
            assertEquals(Optional.of(folder), ChosenFolder.folder(Optional.of(dead)));
            assertEquals(1, asked.get());
        } finally {
            network.countDown();
        }
        ChosenFolder.look(new LiveFolders(Files::isDirectory, Duration.ofSeconds(10)));
        assertEquals(Optional.of(dead), ChosenFolder.folder(Optional.of(dead)), "it is back");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void settle(Tasks tasks) throws InterruptedException {
        var done = new CountDownLatch(1);
        tasks.start(() -> true, _ -> done.countDown(), _ -> {});
        assertTrue(done.await(10, TimeUnit.SECONDS));
    }
}
