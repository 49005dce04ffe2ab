package studio.lipschitz.ui.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files that a playground writes its points into: one whenever the hand rests. Those that were only on the way are removed once the document is left.
///
/// A file goes only if this playground made it, the next stroke replaced it within half a minute, no undo came back to it, the document was not saved and
/// nothing was trained with it, and no file that was written since names it. Any thread.
final class DrawnFiles {
    private static final Duration ON_THE_WAY = Duration.ofSeconds(30);
    private static final int DEPTH = 6; // a run of a grid, and what it keeps
    private static final long MOST_BYTES = 50_000_000; // more is no text of ours
    private static final long CLOCK_MS = 2_000; // as coarse as the times of some disks

    private final Set<Path> made = new HashSet<>();
    private final Set<Path> onTheWay = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
    private final Duration hand;
    private @Nullable Path latest;
    private long since;

    DrawnFiles() {
        this(ON_THE_WAY);
    }

    /// @param hand within which a stroke follows another
    DrawnFiles(Duration hand) {
        this.hand = hand;
    }

    /// See [DrawingFile#write].
    synchronized String write(Path folder, List<DrawnPoints.Point> points, List<String> names) throws IOException {
        Path file = DrawingFile.place(folder, points, names);
        boolean fresh = !Files.exists(file);
        String source = DrawingFile.write(folder, points, names);
        if (fresh) {
            made.add(file);
        }
        long now = System.nanoTime();
        if (latest != null && made.contains(latest) && now - since < hand.toNanos()) {
            onTheWay.add(latest);
        }
        onTheWay.remove(file);
        latest = file;
        since = now;
        return source;
    }

    /// The plan has this source again.
    synchronized void used(String source) {
        onTheWay.removeIf(file -> DrawingFile.source(file).equals(source));
    }

    /// The document was saved with this source, or a network is trained on it.
    synchronized void keep(String source) {
        kept.add(source);
    }

    /// Nobody can undo what was drawn any more: removes what nothing came of.
    ///
    /// @param places files, and folders with all that is in them, that may name a file of points
    synchronized void tidy(List<Path> places) {
        for (Path file : onTheWay) {
            if (!kept.contains(DrawingFile.source(file))) {
                try {
                    if (!named(file, places)) {
                        Files.deleteIfExists(file);
                    }
                } catch (IOException | UncheckedIOException e) {
                    // what cannot be known stays
                }
            }
        }
        onTheWay.clear();
        latest = null;
    }

    private static boolean named(Path file, List<Path> places) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        long from = Files.getLastModifiedTime(file).toMillis() - CLOCK_MS;
        Path folder = file.getParent();
        Path beside = folder == null ? null : folder.getParent();
        if (beside != null && named(file, beside, 1, from)) {
            return true;
        }
        for (Path place : places) {
            if (Files.exists(place) && named(file, place, DEPTH, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean named(Path file, Path place, int depth, long from) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (Stream<Path> files = Files.find(place, depth, (_, about) -> about.isRegularFile() && about.size() <= MOST_BYTES
                && about.lastModifiedTime().toMillis() >= from)) {
            for (Iterator<Path> each = files.iterator(); each.hasNext();) {
                if (Files.readString(each.next(), StandardCharsets.ISO_8859_1).contains(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
