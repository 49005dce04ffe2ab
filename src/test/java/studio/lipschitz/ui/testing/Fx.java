package studio.lipschitz.ui.testing;

import com.sun.javafx.tk.TKPulseListener;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Turns;

/// The FX thread as a test sees it: start it, run code on it, wait for it. Nothing here sleeps.
public final class Fx {
    private static final Duration PATIENCE = Duration.ofSeconds(30); // then the FX thread is taken to be stuck
    private static final ConcurrentLinkedQueue<Throwable> UNCAUGHT = new ConcurrentLinkedQueue<>();

    /// Code that may throw anything, as test code does.
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    private static final class Started {
        static final Thread THREAD = start();

        private static Thread start() {
            defaultProperty("glass.platform", "Virtual");
            defaultProperty("prism.order", "sw");
            defaultProperty("java.awt.headless", "true");
            FutureTask<Thread> current = new FutureTask<>(Thread::currentThread);
            Platform.startup(current);
            Platform.setImplicitExit(false);
            Thread thread = get(current);
            thread.setUncaughtExceptionHandler((_, thrown) -> UNCAUGHT.add(thrown));
            return thread;
        }

        private static void defaultProperty(String key, String value) {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        }
    }

    private Fx() {}

    /// Starts JavaFX once per JVM; the FX thread.
    public static Thread thread() {
        return Started.THREAD;
    }

    /// Runs `code` on the FX thread, waits, and passes on its result or what it threw.
    public static <T extends @Nullable Object> T call(Callable<T> code) {
        FutureTask<T> task = new FutureTask<>(code);
        if (Thread.currentThread() == thread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        return get(task);
    }

    /// Runs `code` on the FX thread and waits. For code that opens a dialog with `showAndWait`, use [#post].
    public static void run(Action code) {
        call(() -> {
            code.run();
            return true;
        });
    }

    /// Runs `code` on the FX thread, then waits for everything it queued and for one layout. Returns even if `code` is
    /// still inside a nested event loop, as in a modal dialog or a drag. What `code` throws fails the test at its end.
    public static void post(Runnable code) {
        thread();
        Platform.runLater(code);
        settle();
    }

    /// Waits until the FX queue is empty, every panel has had its turn and a pulse (animation, CSS, layout) has passed.
    public static void settle() {
        do {
            pulse();
        } while (!call(Turns::idle));
    }

    private static void pulse() {
        run(() -> {});
        CountDownLatch pulsed = new CountDownLatch(1);
        TKPulseListener listener = pulsed::countDown;
        Toolkit toolkit = Toolkit.getToolkit();
        run(() -> {
            toolkit.addPostSceneTkPulseListener(listener); // held weakly by the toolkit, strongly by this frame
            Platform.requestNextPulse();
        });
        boolean seen = await(pulsed, PATIENCE);
        toolkit.removePostSceneTkPulseListener(listener);
        if (!seen) {
            throw new AssertionError("no pulse within %s; FX thread at%n%s".formatted(PATIENCE, where()));
        }
    }

    /// Waits, pulse by pulse, until `condition` holds on the FX thread.
    ///
    /// @throws AssertionError naming `what` after `timeout`
    public static void await(String what, Duration timeout, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!call(condition)) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited %s in vain: %s%s".formatted(timeout, what, thrown()));
            }
            settle();
        }
    }

    /// In one line: a summary of failures shows no more.
    private static String thrown() {
        return UNCAUGHT.stream()
                .map(thrown -> "; meanwhile nobody caught " + thrown + " at " + List.of(thrown.getStackTrace()).stream().limit(8).toList())
                .collect(Collectors.joining());
    }

    /// What still runs once a frame, by the class of its code. It keeps the toolkit awake.
    public static List<String> tickers() {
        return call(() -> Stream.of((Object[]) field(Toolkit.getToolkit().getPrimaryTimer(), "animationTimers"))
                .filter(Objects::nonNull)
                .map(held -> field(field(held, "val$receiver"), "this$0"))
                .map(timer -> timer.getClass().getName().startsWith(Ticker.class.getName()) ? field(timer, "val$perFrame") : timer)
                .map(code -> code.getClass().getName().replaceFirst("\\$\\$Lambda.*", ""))
                .toList());
    }

    private static Object field(Object object, String name) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return Objects.requireNonNull(field.get(object), name);
            } catch (NoSuchFieldException _) { // it may be declared above
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("%s has no field %s".formatted(object.getClass(), name));
    }

    /// Exceptions nobody caught on the FX thread since the last call.
    public static List<Throwable> takeUncaught() {
        List<Throwable> taken = List.copyOf(UNCAUGHT);
        UNCAUGHT.clear();
        return taken;
    }

    private static boolean await(CountDownLatch latch, Duration timeout) {
        try {
            return latch.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the FX thread", e);
        }
    }

    private static <T extends @Nullable Object> T get(FutureTask<T> task) {
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            switch (cause) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                case null, default -> throw new AssertionError("on the FX thread", cause);
            }
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "the FX thread did not answer within %s, it is at%n%s".formatted(PATIENCE, where()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the FX thread", e);
        }
    }

    private static String where() {
        return Arrays.stream(thread().getStackTrace())
                .map(frame -> "    " + frame)
                .collect(Collectors.joining("\n"));
    }
}
