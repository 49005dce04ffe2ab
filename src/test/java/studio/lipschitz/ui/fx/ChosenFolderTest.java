package studio.lipschitz.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
            ChosenFolder.forget();
            assertEquals(Optional.of(folder), ChosenFolder.folder());
            ChosenFolder.rememberIn(file, tasks);
            settle(tasks);
        }
        assertEquals(images.getParent(), ChosenFolder.folder().orElseThrow());
    }

    private static void settle(Tasks tasks) throws InterruptedException {
        var done = new CountDownLatch(1);
        tasks.start(() -> true, _ -> done.countDown(), _ -> {});
        assertTrue(done.await(10, TimeUnit.SECONDS));
    }
}
