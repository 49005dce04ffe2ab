package studio.lipschitz.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Work that must not hold up the window: files, processes. Started on the FX thread, done beside it, answered on it.
///
/// Tasks run one after another, so that two saves of one file keep their order.
public final class Tasks implements AutoCloseable {
    private final ExecutorService beside = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().daemon().name("window-tasks").unstarted(work));
    private final Executor fx;
    private volatile boolean abandoned;

    public Tasks() {
        this(FxThread::later);
    }

    /// @param fx runs the answers; tests of view-models pass their own
    public Tasks(Executor fx) {
        this.fx = fx;
    }

    /// Calls `work` beside the FX thread, then one of the two answers on it.
    ///
    /// An exception that is not checked is a bug: it goes to the thread's handler.
    public <T> void start(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        if (abandoned) {
            return;
        }
        beside.execute(() -> {
            T result;
            try {
                result = work.call();
            } catch (RuntimeException bug) {
                fx.execute(() -> {
                    throw bug;
                });
                return;
            } catch (Exception e) {
                fx.execute(() -> failed.accept(e));
                return;
            }
            fx.execute(() -> done.accept(result));
        });
    }

    /// Ignores what is started from now on and waits for nothing: what is still being read is of use to nobody, and its thread doesn't keep the program.
    public void abandon() {
        abandoned = true;
        beside.shutdown();
    }

    /// Lets what has been started end, and takes nothing more.
    @Override
    public void close() {
        beside.close();
    }
}
