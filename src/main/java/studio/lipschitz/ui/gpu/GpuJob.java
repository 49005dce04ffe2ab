package studio.lipschitz.ui.gpu;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.gpu.FetchException;
import studio.lipschitz.gpu.GpuStatus;
import studio.lipschitz.gpu.GpuSupport;
import studio.lipschitz.gpu.Watch;
import studio.lipschitz.ui.fx.FxThread;

/// Fetches on a thread of its own and tells the FX thread, of several figures the last one.
final class GpuJob implements Watch {
    private final Consumer<Progress> shown;
    private final AtomicReference<@Nullable Progress> latest = new AtomicReference<>();
    private volatile boolean cancelled;

    private GpuJob(Consumer<Progress> shown) {
        this.shown = shown;
    }

    /// All three answers come on the FX thread; one of the last two comes once, at the end.
    static GpuJob start(GpuSupport support, Consumer<Progress> shown, Consumer<GpuStatus> done, Consumer<IOException> failed) {
        var job = new GpuJob(shown);
        Thread.ofPlatform().daemon().name("gpu-support").start(() -> {
            try {
                GpuStatus status = support.get(job);
                FxThread.later(() -> done.accept(status));
            } catch (IOException e) {
                FxThread.later(() -> failed.accept(e));
            }
        });
        return job;
    }

    /// What has come is kept.
    void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void progress(Progress progress) {
        if (latest.getAndSet(progress) == null) {
            FxThread.later(() -> {
                Progress last = latest.getAndSet(null);
                if (last != null) {
                    shown.accept(last);
                }
            });
        }
    }

    static boolean wanted(IOException e) {
        return e instanceof FetchException fetch && fetch.cancelled();
    }
}
