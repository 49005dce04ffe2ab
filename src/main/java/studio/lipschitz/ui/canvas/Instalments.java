package studio.lipschitz.ui.canvas;

import java.util.ArrayDeque;
import java.util.function.IntSupplier;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Turns;

/// Work that is done a little at once and a little in each of the next frames, so that the window answers however much there is. What it costs is told in mendings of one view.
final class Instalments {
    /// Work done while an event is dealt with; in each frame after it less, as the panels need the rest of a frame.
    static final int AT_ONCE = 20;

    private static final int A_FRAME = 15;

    private final ArrayDeque<Due> due = new ArrayDeque<>();
    private final Ticker ticker = Ticker.frames(this::frame);
    private final Runnable afterSome;
    private final Runnable settled;
    private int spent; // work done since the last frame: several changes may come with one event

    private record Due(IntSupplier cost, Runnable work) {}

    /// @param afterSome runs whenever some of it is done
    /// @param settled runs when all is done that took frames of their own
    Instalments(Runnable afterSome, Runnable settled) {
        this.afterSome = afterSome;
        this.settled = settled;
    }

    /// Nothing is due any more.
    void drop() {
        due.clear();
    }

    void add(int cost, Runnable work) {
        add(() -> cost, work);
    }

    /// @param cost asked for when it is done
    void add(IntSupplier cost, Runnable work) {
        due.add(new Due(cost, work));
    }

    boolean done() {
        return due.isEmpty();
    }

    /// The present frame has its fill: what comes next is done in those after it.
    void pass() {
        spent = AT_ONCE;
    }

    /// Does what may be done at once.
    void begin() {
        work(AT_ONCE);
        if (spent > 0) {
            ticker.start();
        }
        if (!due.isEmpty()) {
            Turns.pass(); // the next frame has enough to do
        }
    }

    private void frame() {
        spent = 0;
        work(A_FRAME);
        if (spent == 0) {
            ticker.stop();
            return;
        }
        Turns.pass();
        if (due.isEmpty()) {
            settled.run();
        }
    }

    private void work(int most) {
        while (spent < most && !due.isEmpty()) {
            Due next = due.remove();
            spent += next.cost().getAsInt();
            next.work().run();
        }
        afterSome.run();
    }
}
