package studio.lipschitz.ui.fx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Work on the FX thread that is asked for more often than it should be done. Asked from any thread.
///
/// Between two times nothing runs at all: a [Ticker] would keep the toolkit drawing frames in which nothing is new.
public interface Paced {

    /// Has it done: at once after a rest, else when its pace allows.
    void soon();

    /// Has it done as the next event, whatever its pace.
    void next();

    /// Lets it rest from now on.
    void stop();

    /// @param pace least time between two times
    static Paced of(Duration pace, Runnable work) {
        var running = new AtomicBoolean(true);
        var asked = new AtomicBoolean();
        var hurried = new AtomicBoolean();
        return new Paced() {
            private volatile long last = System.nanoTime() - pace.toNanos();

            @Override
            public void soon() {
                if (asked.compareAndSet(false, true)) {
                    after(pace.toNanos() - (System.nanoTime() - last), () -> {
                        if (asked.get()) { // else it was hurried meanwhile
                            run();
                        }
                    });
                }
            }

            @Override
            public void next() {
                if (hurried.compareAndSet(false, true)) {
                    FxThread.later(this::run);
                }
            }

            @Override
            public void stop() {
                running.set(false);
            }

            private void run() {
                hurried.set(false);
                asked.set(false);
                last = System.nanoTime();
                if (running.get()) {
                    work.run();
                }
            }
        };
    }

    /// Runs `work` on the FX thread when so many nanoseconds have gone, without a frame before.
    static void after(long nanos, Runnable work) {
        if (nanos <= 0) {
            FxThread.later(work);
        } else {
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, FxThread::later).execute(work);
        }
    }
}
