package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.Workspace.Selection;

/// Leaves pictures of the canvas in `target/screenshots`.
class CanvasPicturesTest extends CanvasTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void showsEveryVerdictInBothThemes(String theme) throws IOException {
        open(gallery(), theme.equals("dark"));
        fx(() -> workspace.select(new Selection(Set.of("conv2"), Set.of(Edge.of("pool2", "conv3")))));
        Path file = FOLDER.resolve("canvas-" + theme + ".png");
        Screenshots.save(get(canvas::getScene), file);
        assertTrue(Files.size(file) > 20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void invitesWhileEmpty(String theme) throws IOException {
        open(Project.EMPTY, theme.equals("dark"));
        Path file = FOLDER.resolve("canvas-empty-" + theme + ".png");
        Screenshots.save(get(canvas::getScene), file);
        assertTrue(Files.size(file) > 5_000);
    }

    @Test
    void staysSharpWhenEnlarged() throws IOException {
        open(gallery());
        fx(() -> {
            canvas.zoomReset();
            canvas.zoomIn();
            canvas.zoomIn();
            canvas.centreOn("conv2");
        });
        Path file = FOLDER.resolve("canvas-enlarged.png");
        Screenshots.save(get(canvas::getScene), file);
        assertTrue(Files.size(file) > 20_000);
    }
}
