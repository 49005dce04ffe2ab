package studio.lipschitz.ui.shell;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import studio.lipschitz.ui.fx.FxThread;

/// Tells when a new window was drawn for the first time, and when it answered the first click.
public final class FirstFrame {
    private static final long PATIENCE_S = 60;

    /// The first frame begins before the layout, the second while the renderer draws the first, and the third once that is drawn.
    private static final int DRAWN = 3;

    private final Stage stage;
    private final Hands hands = new Hands();
    private final CompletableFuture<Long> drawn = new CompletableFuture<>();
    private final CompletableFuture<Long> answered = new CompletableFuture<>();

    private volatile long computed; // ns, by all threads until the first frame
    private volatile long computedByFx;

    /// On the FX thread, right after `stage` is shown.
    public FirstFrame(Stage stage) {
        this.stage = stage;
        afterFrames(DRAWN, this::drawn);
    }

    private void drawn() {
        computed = processorTime();
        computedByFx = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        drawn.complete(System.currentTimeMillis());
        stage.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> afterFrames(DRAWN, () -> answered.complete(System.currentTimeMillis())));
        Point2D search = hands.centreNow("#palette-search");
        FxThread.later(() -> {
            hands.robot().mouseMove(search);
            hands.robot().mousePress(MouseButton.PRIMARY);
            hands.robot().mouseRelease(MouseButton.PRIMARY);
        });
    }

    private static void afterFrames(int count, Runnable then) {
        int[] frames = {0};
        Hands.everyFrame(() -> {
            if (++frames[0] < count) {
                return true;
            }
            then.run();
            return false;
        });
    }

    /// Waits for both; not on the FX thread.
    ///
    /// @return milliseconds since 1970, which whoever started the process compares with its own clock, and since Java began; and what was
    ///     computed until the first frame, which other work on the machine changes less
    public String report() {
        long began = ManagementFactory.getRuntimeMXBean().getStartTime();
        long first = drawn.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        long answer = answered.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        return "first frame %d, %d ms after Java began; computed until then: %d ms by the FX thread, %d ms by all%n"
                .formatted(first, first - began, computedByFx / 1_000_000, computed / 1_000_000)
                + "first click answered %d, %d ms after Java began%n".formatted(answer, answer - began);
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
