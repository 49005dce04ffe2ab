package studio.lipschitz.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import studio.lipschitz.project.AtomicFile;
import studio.lipschitz.runs.RunReader.Design;
import studio.lipschitz.training.RunFolder;

/// Knows thousands of runs: what it read of one it keeps, in memory and in a file of its own, and reads again only what has changed since.
///
/// One line a run, so that a line that is torn or of another version costs that run a reading and nothing else. A database would save nothing: to look
/// whether the files of 5,000 runs have changed takes longer than to read this file. One thread at a time.
public final class RunIndex {
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final String VERSION = "lipschitz-studio runs 1";
    private static final int AT_ONCE = 128;

    private final Path file;
    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    private final Map<String, MetricsScan> scans = new ConcurrentHashMap<>(); // of the runs that go on
    private boolean loaded;

    /// @param stamp of the files that the summary is of
    private record Entry(Stamp stamp, RunSummary summary) {}

    /// Sizes and times of the files of a run, in one text each.
    private record Stamp(String run, String metrics, String network, String about) {}

    /// A folder among runs that is none.
    public record Unreadable(Path path, String reason) {}

    /// What is there.
    ///
    /// @param runs newest first
    /// @param deleted those in the trash, newest first
    /// @param unreadable folders that are no runs, or cannot be read
    public record Found(List<RunSummary> runs, List<RunSummary> deleted, List<Unreadable> unreadable) {
        public static final Found NONE = new Found(List.of(), List.of(), List.of());
    }

    /// @param file where to keep what was read; it need not be there
    public RunIndex(Path file) {
        this.file = file;
    }

    /// Looks for runs below `roots`, and reads those that are new or have changed.
    ///
    /// @param far told from time to time what is there so far, while many are to be read
    public Found look(List<Path> roots, Consumer<Found> far) {
        load();
        var finder = new RunFinder(roots);
        List<Path> all = new ArrayList<>(finder.runs());
        all.addAll(finder.deleted());
        Map<Path, Stamp> stale = new HashMap<>();
        List<Path> unread = all.stream().filter(run -> {
            Stamp now = stamp(run);
            Entry entry = known.get(run.toString());
            boolean changed = entry == null || !entry.stamp().equals(now);
            if (changed) {
                stale.put(run, now);
            }
            return changed;
        }).toList();
        boolean lasting = false;
        for (int from = 0; from < unread.size(); from += AT_ONCE) {
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt(); // whoever asked is gone
                break;
            }
            List<Path> some = unread.subList(from, Math.min(unread.size(), from + AT_ONCE));
            some.parallelStream().forEach(run -> read(run, Objects.requireNonNull(stale.get(run))));
            lasting |= some.stream().anyMatch(run -> !alive(run));
            if (from + AT_ONCE < unread.size()) {
                far.accept(found(finder));
            }
        }
        boolean gone = known.keySet().removeIf(folder -> !Files.isDirectory(Path.of(folder)));
        if (lasting || gone) {
            save();
        }
        return found(finder);
    }

    /// Forgets what it knows of one run, because somebody wrote to it: times of files are too coarse to tell.
    public void forget(Path run) {
        known.remove(run.toAbsolutePath().normalize().toString());
    }

    private void read(Path run, Stamp stamp) {
        String folder = run.toString();
        Entry before = known.get(folder);
        Design design = before != null && before.stamp().network().equals(stamp.network())
                ? new Design(before.summary().modules(), before.summary().constant())
                : Design.UNKNOWN;
        MetricsScan scan = scans.computeIfAbsent(folder, _ -> new MetricsScan());
        RunSummary summary = RunReader.read(run, scan, design);
        known.put(folder, new Entry(stamp, summary));
        if (!summary.alive(System.currentTimeMillis())) {
            scans.remove(folder);
        }
    }

    private boolean alive(Path run) {
        Entry entry = known.get(run.toString());
        return entry != null && entry.summary().alive(System.currentTimeMillis());
    }

    private Found found(RunFinder finder) {
        return new Found(summaries(finder.runs()), summaries(finder.deleted()), List.copyOf(finder.foreign()));
    }

    private List<RunSummary> summaries(Iterable<Path> runs) {
        var summaries = new ArrayList<RunSummary>();
        for (Path run : runs) {
            Entry entry = known.get(run.toString());
            if (entry != null) {
                summaries.add(entry.summary());
            }
        }
        summaries.sort(Comparator.comparingLong(RunSummary::started).reversed().thenComparing(RunSummary::folder));
        return summaries;
    }

    private static Stamp stamp(Path folder) {
        var run = new RunFolder(folder);
        return new Stamp(stampOf(run.runFile()), stampOf(run.metricsFile()), stampOf(run.networkFile()),
                stampOf(folder.resolve(RunAbout.FILE)));
    }

    private static String stampOf(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + "@" + attributes.lastModifiedTime();
        } catch (IOException e) {
            return "";
        }
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return; // the first time, or a file that the runs are read again without
        }
        if (lines.isEmpty() || !lines.getFirst().equals(VERSION)) {
            return;
        }
        lines.subList(1, lines.size()).parallelStream().forEach(line -> {
            try {
                Entry entry = MAPPER.readValue(line, Entry.class);
                known.put(entry.summary().folder(), entry);
            } catch (JsonProcessingException e) {
                // this run is read again
            }
        });
    }

    private void save() {
        try (var text = new StringWriter(); var lines = new BufferedWriter(text)) {
            lines.write(VERSION + "\n");
            for (Entry entry : known.values()) {
                lines.write(MAPPER.writeValueAsString(entry));
                lines.write('\n');
            }
            lines.flush();
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            // the next program reads the runs again
        }
    }
}
