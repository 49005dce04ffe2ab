package studio.lipschitz.ui.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Measures how long the FX thread keeps an event waiting: a heartbeat goes into its queue every 2 ms or so.
///
/// A garbage collection or a busy machine counts as a stall too: compare with generous limits.
public final class StallMeter implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long SUSPICIOUS = TimeUnit.MILLISECONDS.toNanos(40); // then look what the FX thread is doing

    private final Thread fx = Fx.thread();
    private final Thread heart = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beat);
    private volatile Stall longest = new Stall(Duration.ZERO, List.of());
    private volatile boolean stopped;

    private record Stall(Duration length, List<StackTraceElement> stack) {}

    private StallMeter() {}

    public static StallMeter start() {
        StallMeter meter = new StallMeter();
        meter.heart.start();
        return meter;
    }

    private void beat() {
        while (!stopped) {
            CountDownLatch answered = new CountDownLatch(1);
            long sent = System.nanoTime();
            Platform.runLater(answered::countDown);
            List<StackTraceElement> seen = List.of();
            try {
                if (!answered.await(SUSPICIOUS, TimeUnit.NANOSECONDS)) {
                    seen = Arrays.asList(fx.getStackTrace());
                    answered.await();
                }
            } catch (InterruptedException e) {
                return;
            }
            Duration delay = Duration.ofNanos(System.nanoTime() - sent);
            if (delay.compareTo(longest.length) > 0) {
                longest = new Stall(delay, seen);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /// The longest wait so far.
    public Duration longest() {
        return longest.length;
    }

    /// Where the FX thread was during the longest wait, if it was over 40 ms.
    public List<StackTraceElement> culprit() {
        return longest.stack;
    }

    @Override
    public void close() {
        stop();
    }

    /// Stops when the heartbeat under way is answered: what came before is measured then.
    public void stop() {
        stopped = true;
        try {
            heart.join();
        } catch (InterruptedException e) {
            heart.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "longest stall %d ms".formatted(longest().toMillis());
    }
}
