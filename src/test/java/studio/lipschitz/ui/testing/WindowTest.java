package studio.lipschitz.ui.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Base of tests that drive a window: a screen of 1920 x 1200, a mouse and keys, all in memory.
///
/// After each test all windows are closed, held keys and buttons released, and an exception that nobody caught on the
/// FX thread fails the test.
@ResourceLock("screen")
public abstract class WindowTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration COMING = Duration.ofMillis(500); // 30 frames of a window on a display

    protected final Robot robot = new Robot();

    protected WindowTest() {
        Fx.thread();
    }

    /// Shows `root` in a new window of this size and waits until it is laid out and has the focus.
    protected final Stage show(Callable<? extends Parent> root, double width, double height) {
        return show(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(root.call(), width, height));
            return stage;
        });
    }

    /// Shows the stage that `create` makes on the FX thread and waits until it is laid out and has the focus.
    protected final Stage show(Callable<Stage> create) {
        Stage stage = Fx.call(create);
        Fx.post(stage::show);
        await("window has the focus", stage::isFocused);
        return stage;
    }

    /// Runs code on the FX thread and waits for it and for the layout it causes.
    protected static void fx(Fx.Action action) {
        Fx.run(action);
        Fx.settle();
    }

    /// The value of `code`, run on the FX thread.
    protected static <T> T get(Callable<T> code) {
        return Fx.call(code);
    }

    /// Waits up to 10 s until `condition` holds on the FX thread.
    protected static void await(String what, Callable<Boolean> condition) {
        Fx.await(what, TIMEOUT, condition);
    }

    /// The one node that `selector` (`#id`, `.style-class`, `Type`) names in any open window, popups included. The canvas makes its views a few a
    /// frame, so one that is not there yet is waited for, unless on the FX thread.
    protected static <T extends Node> T find(Class<T> type, String selector) {
        List<T> found = Fx.call(() -> all(type, selector));
        long until = System.nanoTime() + COMING.toNanos();
        while (found.isEmpty() && System.nanoTime() - until < 0 && !Platform.isFxApplicationThread()) {
            Fx.settle();
            found = Fx.call(() -> all(type, selector));
        }
        if (found.size() != 1) {
            throw new AssertionError("%d nodes are %s: %s".formatted(found.size(), selector, found));
        }
        return found.getFirst();
    }

    private static <T extends Node> List<T> all(Class<T> type, String selector) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .flatMap(root -> root.lookupAll(selector).stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @AfterEach
    final void leaveNothingBehind() {
        robot.releaseAll();
        Fx.post(() -> List.copyOf(Window.getWindows()).reversed().forEach(Window::hide));
        List<Throwable> uncaught = Fx.takeUncaught();
        if (!uncaught.isEmpty()) {
            AssertionError failure = new AssertionError("exception on the FX thread that nobody caught", uncaught.getFirst());
            uncaught.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
        try {
            Fx.await("nothing runs once a frame when all windows are closed", TIMEOUT, () -> Fx.tickers().isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + Fx.tickers(), e);
        }
    }
}
