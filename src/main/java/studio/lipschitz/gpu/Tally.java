package studio.lipschitz.gpu;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Bytes of all archives that are there, and how fast they come; tells whoever waits, at most some twenty times a second.
final class Tally {
    private static final long EVERY = 50_000_000; // ns
    private static final long WINDOW = 5_000_000_000L; // ns over which the speed is measured

    private final List<Archive> archives;
    private final Path downloads;
    private final Watch watch;
    private final long total;
    private final Deque<long[]> seen = new ArrayDeque<>(); // time in ns, bytes
    private int index = -1;
    private long before;
    private long done;
    private long told;
    private double speed;

    Tally(List<Archive> archives, Path downloads, Watch watch) {
        this.archives = archives;
        this.downloads = downloads;
        this.watch = watch;
        total = archives.stream().mapToLong(Archive::bytes).sum();
    }

    /// The archive that comes next.
    void at(Archive archive) {
        index = archives.indexOf(archive);
        before = archives.subList(0, index).stream().mapToLong(Archive::bytes).sum();
        long later = archives.subList(index + 1, archives.size()).stream().mapToLong(each -> Download.there(each, downloads)).sum();
        before += later;
        done = before + Download.there(archive, downloads);
        seen.clear(); // what was unpacked in between is no measure of the net
        tell(Watch.Stage.FETCHING);
    }

    /// @param bytes of the present archive
    void there(long bytes) {
        long now = System.nanoTime();
        done = before + bytes;
        if (now - told < EVERY && bytes < archives.get(index).bytes()) {
            return;
        }
        seen.addLast(new long[] {now, done});
        while (seen.size() > 2 && now - seen.getFirst()[0] > WINDOW) {
            seen.removeFirst();
        }
        long[] first = seen.getFirst();
        if (now - first[0] > EVERY) {
            speed = Math.max(0, (done - first[1]) / ((now - first[0]) / 1e9));
        }
        tell(Watch.Stage.FETCHING);
    }

    void tell(Watch.Stage stage) {
        told = System.nanoTime();
        watch.progress(new Watch.Progress(stage, archives.get(index).id(), index + 1, archives.size(), done, total, speed));
    }
}
