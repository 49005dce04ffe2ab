package studio.lipschitz.ui.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes something large of JavaFX beside the FX thread, which answers meanwhile. JavaFX allows nodes to be made, styled and laid out on any thread as long as no window that is
/// shown has them (`javafx.scene.Node`). What they hand to the FX thread in their making, or what others answer to them there, comes after they are made: so nobody
/// touches what is half made.
public final class Beside {
    private Beside() {}

    /// Makes one thing at a time. What `maker` shares with what is shown it may only read.
    ///
    /// @param then gets it on the FX thread. What `maker` fails with is thrown there
    /// @throws IllegalStateException if something is being made already
    @SuppressWarnings("ThreadPriorityCheck") // nothing is right or wrong by it
    public static <T> void make(Supplier<? extends T> maker, Consumer<? super T> then) {
        FxThread.hold();
        Thread thread = Thread.ofPlatform().daemon().name("beside").unstarted(() -> {
            Runnable first;
            try {
                T made = maker.get();
                first = () -> then.accept(made);
            } catch (RuntimeException | Error fault) {
                first = () -> {
                    throw fault;
                };
            }
            FxThread.release(first);
        });
        thread.setPriority(Thread.MIN_PRIORITY); // where there are few processors, events come first
        thread.start();
    }
}
