package studio.lipschitz.ui.fx;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;

/// Shows what follows from a change a panel a frame: what a person touched answers at once, the others take turns in the frames after it. All in
/// one frame would keep the window from answering longer than a person should notice. The FX thread has one clock of frames;
/// turns that are taken beside it come when what is made there is ([Beside]).
public final class Turns {
    /// How long frames that have their fill may put off a turn, in ns: with the turns of others before it, all is shown within half a second.
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

    private static final SequencedMap<Object, Turn> WAITING = new LinkedHashMap<>();
    private static final Ticker TICKER = Ticker.frames(Turns::frame);
    private static boolean fresh; // the frame to come shows what the event itself changed

    /// @param since when the first of what it shows was asked for
    private record Turn(Runnable work, long since) {}

    private Turns() {}

    /// Runs `work` in a frame of its own, soon.
    ///
    /// @param whose who it shows something in: what the same one was still to show is forgotten
    public static void take(Object whose, Runnable work) {
        FxThread.now(() -> {
            wake();
            WAITING.put(whose, turn(whose, work));
        });
    }

    /// As [#take], before all others: what a person looks at.
    public static void takeFirst(Object whose, Runnable work) {
        FxThread.now(() -> {
            wake();
            WAITING.putFirst(whose, turn(whose, work));
        });
    }

    /// A frame has its fill: the next one takes no turn, unless one has waited too long already, as while a person goes on moving the view.
    public static void pass() {
        FxThread.now(() -> fresh = WAITING.values().stream().noneMatch(turn -> System.nanoTime() - turn.since() > PATIENCE));
    }

    private static Turn turn(Object whose, Runnable work) {
        Turn before = WAITING.get(whose);
        return new Turn(work, before == null ? System.nanoTime() : before.since());
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
            first.getValue().work().run();
        }
    }
}
