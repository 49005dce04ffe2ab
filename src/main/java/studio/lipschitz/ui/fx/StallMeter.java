package studio.lipschitz.ui.fx;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Measures how long the FX thread keeps an event waiting: a heartbeat goes into its queue every 2 ms or so.
///
/// Two figures: the time on the clock, in which a garbage collection or a busy machine has its share, and the processor time that the FX thread
/// itself used meanwhile, in which it has none. The second is what a quiet machine would show.
public final class StallMeter implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long SUSPICIOUS = TimeUnit.MILLISECONDS.toNanos(15); // then look what the FX thread is doing, and again

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread fx;
    private final Thread heart = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beat);
    private volatile Stall longest = Stall.NONE;
    private volatile Stall costliest = Stall.NONE;
    private final AtomicInteger asides = new AtomicInteger(); // odd while whoever measures uses the FX thread
    private volatile boolean stopped;

    private record Stall(Duration length, Duration processor, List<List<StackTraceElement>> stacks) {
        static final Stall NONE = new Stall(Duration.ZERO, Duration.ZERO, List.of());
    }

    private StallMeter(Thread fx) {
        this.fx = fx;
    }

    /// @param fx the FX thread
    public static StallMeter start(Thread fx) {
        StallMeter meter = new StallMeter(fx);
        meter.heart.start();
        return meter;
    }

    private void beat() {
        while (!stopped) {
            int before = asides.get();
            Stall stall = before % 2 == 0 ? heartbeat(new CountDownLatch(1)) : Stall.NONE;
            if (stall == null) {
                return;
            }
            if (before == asides.get() && stall.length.compareTo(longest.length) > 0) {
                longest = stall;
            }
            if (before == asides.get() && stall.processor.compareTo(costliest.processor) > 0) {
                costliest = stall;
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /// @return null when interrupted
    private @Nullable Stall heartbeat(CountDownLatch answered) {
        var stacks = new ArrayList<List<StackTraceElement>>();
        long sent = System.nanoTime();
        long used = THREADS.getThreadCpuTime(fx.threadId());
        long[] usedThen = {used};
        FxThread.event(() -> {
            usedThen[0] = THREADS.getCurrentThreadCpuTime();
            answered.countDown();
        });
        try {
            while (!answered.await(SUSPICIOUS, TimeUnit.NANOSECONDS)) {
                stacks.add(Arrays.asList(fx.getStackTrace()));
            }
        } catch (InterruptedException e) {
            return null;
        }
        return new Stall(Duration.ofNanos(System.nanoTime() - sent), Duration.ofNanos(usedThen[0] - used), stacks);
    }

    /// Does what whoever measures needs of the FX thread, such as a snapshot; it does not count.
    public <T> T aside(Callable<T> look) throws Exception {
        asides.incrementAndGet();
        try {
            return look.call();
        } finally {
            asides.incrementAndGet();
        }
    }

    /// The longest wait so far, on the clock.
    public Duration longest() {
        return longest.length;
    }

    /// The most processor time that the FX thread used while one event waited.
    public Duration costliest() {
        return costliest.processor;
    }

    /// Where the FX thread was during the longest wait, if it was over 15 ms; the last look.
    public List<StackTraceElement> culprit() {
        return longest.stacks.isEmpty() ? List.of() : longest.stacks.getLast();
    }

    /// Where the FX thread was during the costliest wait, look by look, 15 ms apart.
    public List<List<StackTraceElement>> culprits() {
        return costliest.stacks;
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
        return "longest stall %d ms, of which the FX thread computed %d ms at most"
                .formatted(longest().toMillis(), costliest().toMillis());
    }
}
