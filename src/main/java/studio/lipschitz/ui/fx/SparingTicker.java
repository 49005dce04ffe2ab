package studio.lipschitz.ui.fx;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Ticks as [Thrift] lets it. Between two ticks it asks the toolkit for nothing: frames that show nothing new cost a training time as well.
final class SparingTicker implements Ticker {
    private static final long LOOK_MS = 100;

    private final Runnable perTick;
    private final AtomicBoolean asked = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> looks; // FX thread

    /// Made with the first training: a thread and what tells the processor time.
    private static final class Clock {
        static final ScheduledExecutorService THREAD = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sparing").factory());
        static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }

    SparingTicker(Runnable perTick) {
        this.perTick = perTick;
    }

    @Override
    public void start() {
        if (looks == null) {
            var thrift = new Thrift(Runtime.getRuntime().availableProcessors(), System.nanoTime(), Clock.SYSTEM.getProcessCpuTime());
            looks = Clock.THREAD.scheduleWithFixedDelay(() -> {
                if (thrift.due(System.nanoTime(), Clock.SYSTEM.getProcessCpuTime())) {
                    hurry();
                }
            }, 0, LOOK_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void stop() {
        if (looks != null) {
            looks.cancel(false);
            looks = null;
        }
    }

    @Override
    public void hurry() {
        if (asked.compareAndSet(false, true)) {
            FxThread.later(() -> {
                asked.set(false);
                if (looks != null) {
                    perTick.run();
                }
            });
        }
    }
}
