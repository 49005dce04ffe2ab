package studio.lipschitz.ui.fx;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Shows what follows from a change a panel a frame: what a person touched answers at once, the others take turns in the frames after it. All in
/// one frame would keep the window from answering longer than a person should notice. The FX thread has one clock of frames;
/// turns that are taken beside it come when what is made there is ([Beside]).
public final class Turns {
    private static final SequencedMap<Object, Runnable> WAITING = new LinkedHashMap<>();
    private static final Ticker TICKER = Ticker.frames(Turns::frame);
    private static boolean fresh; // the frame to come shows what the event itself changed

    private Turns() {}

    /// Runs `work` in a frame of its own, soon.
    ///
    /// @param whose who it shows something in: what the same one was still to show is forgotten
    public static void take(Object whose, Runnable work) {
        FxThread.now(() -> {
            wake();
            WAITING.put(whose, work);
        });
    }

    /// As [#take], before all others: what a person looks at.
    public static void takeFirst(Object whose, Runnable work) {
        FxThread.now(() -> {
            wake();
            WAITING.putFirst(whose, work);
        });
    }

    /// A frame has its fill: the next one takes no turn. Whoever says so in every frame keeps all others waiting, and must come to an end.
    public static void pass() {
        FxThread.now(() -> fresh = true);
    }

    private static void wake() {
        if (WAITING.isEmpty()) {
            fresh = true;
            TICKER.start();
        }
    }

    /// Runs at once what waits: before a key or a button that might mean what is still to be shown.
    public static void hurry() {
        while (!WAITING.isEmpty()) {
            next();
        }
    }

    /// Whether everything is shown.
    public static boolean idle() {
        return WAITING.isEmpty();
    }

    private static void frame() {
        if (fresh) {
            fresh = false;
            return;
        }
        next();
        if (WAITING.isEmpty()) {
            TICKER.stop();
        }
    }

    private static void next() {
        var first = WAITING.pollFirstEntry();
        if (first != null) {
            first.getValue().run();
        }
    }
}
