package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.worker.Worker;
import studio.lipschitz.worker.WorkerProcess;

/// Base of tests that train in a worker process of their own and see it in the charts.
abstract class RealTrainingTest extends ShellTest {
    private static final Duration ONE_EPOCH = Duration.ofMinutes(2); // libtorch unpacks itself at its first start

    @Override
    Worker worker() {
        return WorkerProcess.besideWindow();
    }

    /// Trains until the plan is done: both charts change with the first steps, and again until the end.
    ///
    /// @param normChart that of few layers or that of many
    void trainToTheEnd(String what, String normChart, Stalls stalls, Runnable start) {
        int[] emptyLoss = pixels("#loss-chart");
        int[] emptyNorms = pixels(normChart);
        stalls.during(what, () -> {
            start.run();
            awaitTraining("steps", () -> session.metrics().loss().size() >= 3);
            int[] earlyLoss = stalls.aside(() -> awaitOther("#loss-chart", emptyLoss));
            int[] earlyNorms = stalls.aside(() -> awaitOther(normChart, emptyNorms));
            awaitTraining("trained", () -> !session.state().active());
            stalls.aside(() -> awaitOther("#loss-chart", earlyLoss));
            stalls.aside(() -> awaitOther(normChart, earlyNorms));
        });
        assertEquals("", get(() -> session.messageProperty().get()));
        assertEquals(State.FINISHED, get(session::state));
    }

    /// Waits as long as an epoch may take.
    static void awaitTraining(String what, Callable<Boolean> condition) {
        Fx.await(what, ONE_EPOCH, condition);
    }

    /// Waits until what `selector` shows differs from `before`; what it shows then.
    private static int[] awaitOther(String selector, int[] before) {
        await(selector + " shows something else", () -> !Arrays.equals(before, pixels(selector)));
        return pixels(selector);
    }

    /// What a part of the window shows, as colours.
    private static int[] pixels(String selector) {
        return get(() -> {
            WritableImage image = find(Node.class, selector).snapshot(null, null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            var argb = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            return argb;
        });
    }
}
