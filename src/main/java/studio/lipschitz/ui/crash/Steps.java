package studio.lipschitz.ui.crash;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;

/// The last commands and edits of a program: what a report tells of the way to a fault. Kept in memory only, and by any thread.
public final class Steps {
    private static final int MOST = 30;

    private final ArrayDeque<String> last = new ArrayDeque<>();

    /// @param step what was done, without contents of the document
    public synchronized void add(String step) {
        if (last.size() == MOST) {
            last.removeFirst();
        }
        last.addLast(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + step);
    }

    synchronized List<String> last() {
        return List.copyOf(last);
    }
}
