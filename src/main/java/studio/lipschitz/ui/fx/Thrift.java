package studio.lipschitz.ui.fx;

/// When what is only looked at may be shown anew, so that showing it does not hold up a training on the same processors: ten times a second at most,
/// and not before all that the program has computed since the last time is a small share of the time that has passed. So pictures that are cheap come
/// often, and pictures that are dear seldom, whatever makes them so: a slow machine, many of them, a renderer without a graphics card.
final class Thrift {
    /// Of the time of all processors: of two, a 64th of the time of one. The rest of what a training can bear (3 %) is for what is not foreseen.
    private static final double SHARE = 1.0 / 128;

    private static final long SHORTEST = 95_000_000; // ns: looks come every 100 ms, some a little early
    private static final long LONGEST = 2_500_000_000L; // ns: whoever looks on must see that it goes on

    private final double share;
    private long looked;
    private long used;
    private long shown;
    private double owed;

    /// @param now the time in ns, from any origin
    /// @param used ns of processor time that the program has taken so far
    Thrift(int processors, long now, long used) {
        share = SHARE * processors;
        looked = now;
        shown = now - SHORTEST;
        this.used = used;
    }

    /// Whether it may be shown now; then the next time is counted from here.
    ///
    /// Called a few times a second. What the start of the window or a look at another panel takes is owed for no longer than [#LONGEST].
    boolean due(long now, long usedByNow) {
        owed = Math.clamp(owed + (usedByNow - used) - share * (now - looked), 0, share * LONGEST);
        looked = now;
        used = usedByNow;
        boolean due = now - shown >= SHORTEST && (owed == 0 || now - shown >= LONGEST);
        shown = due ? now : shown;
        return due;
    }
}
