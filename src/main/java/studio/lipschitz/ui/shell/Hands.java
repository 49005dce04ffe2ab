package studio.lipschitz.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Turns;

/// What a person's hands do with mouse and keys, told from a thread beside the FX thread; made on the FX thread. Each deed returns once the frames after it
/// are laid out.
final class Hands {
    private static final long PATIENCE_S = 30;
    private static final int DRAG_STEPS = 6;

    private final Robot robot = new Robot();

    Robot robot() {
        return robot;
    }

    void drag(Point2D from, Point2D to) {
        fx(() -> robot.mouseMove(from));
        fx(() -> robot.mousePress(MouseButton.PRIMARY));
        for (int i = 1; i <= DRAG_STEPS; i++) {
            Point2D point = from.interpolate(to, (double) i / DRAG_STEPS);
            fx(() -> robot.mouseMove(point));
        }
        fx(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    void click(Point2D point, MouseButton button) {
        fx(() -> robot.mouseMove(point));
        fx(() -> robot.mousePress(button));
        fx(() -> robot.mouseRelease(button));
    }

    void keys(KeyCode... codes) {
        for (KeyCode code : codes) {
            fx(() -> robot.keyPress(code == KeyCode.SHORTCUT ? KeyCode.CONTROL : code));
        }
        for (KeyCode code : List.of(codes).reversed()) {
            fx(() -> robot.keyRelease(code == KeyCode.SHORTCUT ? KeyCode.CONTROL : code));
        }
    }

    Point2D centre(String selector) {
        return call(() -> centreNow(selector));
    }

    /// On the FX thread.
    Point2D centreNow(String selector) {
        Node node = node(selector);
        var bounds = node.getLayoutBounds();
        return node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
    }

    /// On the FX thread.
    boolean shows(String selector) {
        return found(selector).isPresent();
    }

    private static Optional<Node> found(String selector) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot().lookup(selector))
                .filter(found -> found != null)
                .findFirst();
    }

    Node node(String selector) {
        return found(selector)
                .orElseThrow(() -> new IllegalStateException("the window shows no " + selector));
    }

    void fx(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Runs `work` on the FX thread and waits until the frames after it are laid out.
    <T> T call(Callable<T> work) {
        var done = new CompletableFuture<T>();
        FxThread.later(() -> {
            try {
                T result = work.call();
                afterFrame(() -> done.complete(result));
            } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return result(done, 2 * PATIENCE_S);
    }

    /// Frames are drawn on the way.
    ///
    /// @throws IllegalStateException if it does not come about
    void await(BooleanSupplier wanted, long seconds) {
        var done = new CompletableFuture<Boolean>();
        FxThread.later(() -> {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            everyFrame(() -> {
                boolean there = wanted.getAsBoolean();
                if (there || System.nanoTime() > until) {
                    done.complete(there);
                    return false;
                }
                return true;
            });
        });
        if (!result(done, seconds + PATIENCE_S)) {
            throw new IllegalStateException("the window did not come to what was waited for in %d s".formatted(seconds));
        }
    }

    private static void afterFrame(Runnable then) {
        int[] frames = {0};
        everyFrame(() -> {
            if (++frames[0] >= 2 && Turns.idle()) { // the first comes before the layout
                then.run();
                return false;
            }
            return true;
        });
    }

    static void everyFrame(BooleanSupplier goOn) {
        var ticker = new Ticker[1];
        ticker[0] = Ticker.frames(() -> {
            if (!goOn.getAsBoolean()) {
                ticker[0].stop();
            }
        });
        ticker[0].start();
    }

    private static <T> T result(CompletableFuture<T> done, long seconds) {
        try {
            return done.orTimeout(seconds, TimeUnit.SECONDS).join();
        } catch (CompletionException | CancellationException e) {
            throw new IllegalStateException("the window did not follow the rehearsal", e);
        }
    }
}
