package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.gpu.ArchiveServer;
import studio.lipschitz.gpu.CudaBuild;
import studio.lipschitz.ui.testing.Screenshots;

/// Help > Get GPU support, with archives of a server on this machine; `target/screenshots/gpu-*`.
class GpuWindowTest extends ShellTest {
    private ArchiveServer server;
    private Path gpu;

    @BeforeEach
    void serve() throws Exception {
        server = new ArchiveServer()
                .with("torch-1", true, 4_000_000, "libtorch_cuda.so")
                .with("cublas-13.6.1.10", false, 400_000, "libstandin_cublasLt.so.13", "libstandin_cublas.so.13")
                .with("cudnn-9.25.1.1", false, 200_000, "libstandin_cudnn.so.9");
        gpu = folder.resolve("gpu");
        System.setProperty("lipschitz.gpu", gpu.toString());
        System.setProperty("lipschitz.gpu.list", server.list(folder).toString());
    }

    @AfterEach
    void stopServing() {
        System.clearProperty("lipschitz.gpu");
        System.clearProperty("lipschitz.gpu.list");
        server.close();
    }

    private void picture(String name) throws Exception {
        for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.DARK, ThemeChoice.LIGHT}) {
            turn(theme);
            Path file = Path.of("target", "screenshots", name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
            Screenshots.save(get(() -> find(DialogPane.class, "#gpu-dialog").getScene()), file);
        }
    }

    private static String words(String id) {
        return get(() -> find(Label.class, "#" + id).getText());
    }

    private void press(String id) {
        robot.click(find(Button.class, "#" + id));
    }

    private void open() {
        command("menu-gpu");
        await("looked", () -> find(ListView.class, "#gpu-parts").getItems().size() == 3);
    }

    @Test
    void whatIsMissingIsFetchedStoppedGoneOnWithAndRemoved() throws Exception {
        open();
        assertTrue(words("gpu-state").startsWith("3 of 3 libraries are missing"), words("gpu-state"));
        assertTrue(words("gpu-folder").contains(gpu.toString()), words("gpu-folder"));
        assertTrue(words("gpu-terms").contains("NVIDIA’s terms"));
        assertTrue(find(Button.class, "#gpu-remove").isDisabled());
        picture("gpu-missing");
        server.pause = 25;
        press("gpu-get");
        await("it comes", () -> find(ProgressBar.class, "#gpu-progress").getProgress() > 0.02 && words("gpu-pace").contains("MB/s"));
        assertTrue(words("gpu-pace").startsWith("torch-1 (1 of 3): "), words("gpu-pace"));
        assertTrue(words("gpu-pace").endsWith(" left"), words("gpu-pace"));
        picture("gpu-fetching");
        press("gpu-cancel");
        await("stopped",
                () -> find(Button.class, "#gpu-get").isVisible() && find(Button.class, "#gpu-get").getText().equals("Go on fetching"));
        assertEquals("Stopped; what has come is kept, and goes on the next time.", words("gpu-message"));
        assertTrue(get(() -> find(Button.class, "#gpu-get").isFocused()), "not the button that removes");
        assertTrue(Files.size(gpu.resolve("downloads/torch-1.part")) > 0);
        server.pause = 0;
        server.asked.clear();
        press("gpu-get");
        await("fetched", () -> words("gpu-message").startsWith("Done"));
        assertTrue(server.asked.getFirst().startsWith("GET /torch-1.zip bytes="), server.asked.toString());
        assertTrue(find(Button.class, "#gpu-get").isDisabled());
        assertTrue(Files.exists(gpu.resolve("support.json")));
        picture("gpu-ready");
        press("gpu-remove");
        assertTrue(Files.exists(gpu)); // it asks first
        assertEquals("Remove now", get(() -> find(Button.class, "#gpu-remove").getText()));
        press("gpu-remove");
        await("removed", () -> words("gpu-message").startsWith("Removed:"));
        assertFalse(Files.exists(gpu));
    }

    @Test
    void whatGoesWrongIsOneSentenceAndTheWindowGoesOn() throws Exception {
        server.breaks.add(100_000);
        server.breaks.addAll(Collections.nCopies(50, 0));
        open();
        press("gpu-get");
        await("told", () -> find(Label.class, "#gpu-message").isVisible()
                && words("gpu-message").startsWith("The transfer from localhost ended"));
        await("looked again", () -> words("gpu-state").contains("some of which came earlier"));
        picture("gpu-broken");
        fx(() -> ((Button) find(DialogPane.class, "#gpu-dialog").lookupButton(javafx.scene.control.ButtonType.CLOSE)).fire());
        assertFalse(Files.exists(gpu.resolve("support.json")));
        assertTrue(get(stage::isShowing));
        System.clearProperty("lipschitz.gpu.list");
        int parts = CudaBuild.ofSystem().map(build -> build.parts().size()).orElse(0); // the list that ships
        command("menu-gpu");
        await("looked", () -> find(ListView.class, "#gpu-parts").getItems().size() == parts && !words("gpu-state").startsWith("Looking"));
        picture("gpu-list");
    }
}
