package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.FullSort;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.ScriptedWorker;
import studio.lipschitz.ui.workspace.TrainingSession;

/// What a training says of the layers stands on their badges.
class MarkedLayersTest extends CanvasTest {
    private static SpectralLinear dense(int features) {
        return new SpectralLinear(OptionalInt.empty(), features, true, 1);
    }

    private static String badge(String id) {
        return get(() -> ((Label) node(id).lookup(".verdict-badge")).getText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void badgesTellUnsafeFromWastefulWhileTheLayerIsAsItWasTrained(String theme) throws IOException {
        open(Project.EMPTY.withDrawing(Network.chain(
                new Input(Shape.of(784)), dense(64), FullSort.DEFAULT, dense(32), FullSort.DEFAULT, dense(1))), theme.equals("dark"));
        var worker = new ScriptedWorker();
        TrainingSession session = get(() -> worker.session(1));
        fx(() -> {
            canvas.watch(session);
            session.start(workspace.project(), Path.of("runs", "a"));
        });
        worker.tell(new Started("runs/a", "CPU", 1, 1, 1, 1, 10, 1));
        tell(worker, 1.0234, 0.6181, 1);
        await("the first is marked", () -> badge("spectrallinear1").startsWith("unsafe"));
        assertEquals("unsafe ×1.03", badge("spectrallinear1"));
        assertEquals("wasteful ×0.619", badge("spectrallinear2"));
        assertEquals("safe", badge("spectrallinear3"));
        assertTrue(get(() -> node("spectrallinear2").getAccessibleText()).endsWith("wasteful ×0.619"));
        Path file = Path.of("target", "screenshots", "canvas-marked-" + theme + ".png");
        Screenshots.save(get(canvas::getScene), file);
        assertTrue(Files.size(file) > 5_000);

        fx(() -> workspace.apply(Edits.setParam("spectrallinear2", "out_features", 16)));
        assertEquals("safe", badge("spectrallinear2"), "another layer than the one that was trained");
        tell(worker, 1, 1, 1);
        await("the mark goes", () -> badge("spectrallinear1").equals("safe"));
        fx(session::close);
    }

    private static void tell(ScriptedWorker worker, double... uppers) {
        var layers = List.of(1, 2, 3).stream().map(i -> new LayerNorm("spectrallinear" + i, uppers[i - 1], 0.5, 0.5)).toList();
        worker.tell(new StepDone(1, 1, 1, 1e-3, 1, layers));
    }
}
