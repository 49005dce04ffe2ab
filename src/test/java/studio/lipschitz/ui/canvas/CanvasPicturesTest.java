package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.Selection;

/// Leaves pictures of the canvas in `target/screenshots`.
class CanvasPicturesTest extends CanvasTest {
    @Test
    void showsEveryVerdict() throws IOException {
        open(gallery());
        fx(() -> workspace.select(new Selection(Set.of("conv2"), Set.of(Edge.of("pool2", "conv3")))));
        pictures("canvas");
    }

    @Test
    void invitesWhileEmpty() throws IOException {
        open(Project.EMPTY);
        pictures("canvas-empty");
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
        pictures("canvas-enlarged");
    }

    @Test
    void theResidualTemplateIsReadAtOnce() throws IOException {
        open(Template.RESIDUAL.load());
        await("all edges are there", () -> canvas.lookupAll(".canvas-edge").size() == workspace.network().edges().size());
        pictures("canvas-residual");
    }

    /// The one in light is of [MenusTest].
    @Test
    void theMenuWearsTheDarkThemeToo() throws IOException {
        open(gallery(), true);
        robot.rightClick(node("pool2"));
        Path file = Path.of("target", "screenshots", "canvas-menu-dark.png");
        Screenshots.save(get(() -> canvas.getScene().getWindow()), file);
        assertTrue(Files.size(file) > 20_000);
    }
}
