package studio.lipschitz.runs;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import studio.lipschitz.training.RunFolder;

/// Looks for the folders of runs below some others.
final class RunFinder {
    /// A folder of runs may hold folders of runs, such as those of a sweep, down to here.
    private static final int DEEPEST = 3;

    private final Set<Path> runs = new LinkedHashSet<>();
    private final Set<Path> deleted = new LinkedHashSet<>();
    private final List<RunIndex.Unreadable> foreign = new ArrayList<>();

    /// @param roots folders of runs; one that is not there holds none
    RunFinder(List<Path> roots) {
        for (Path root : roots) {
            look(root.toAbsolutePath().normalize(), 0);
        }
    }

    Set<Path> runs() {
        return runs;
    }

    Set<Path> deleted() {
        return deleted;
    }

    List<RunIndex.Unreadable> foreign() {
        return foreign;
    }

    private boolean look(Path folder, int depth) {
        if (isRun(folder)) {
            (RunTrash.holds(folder) ? deleted : runs).add(folder);
            return true;
        }
        if (Files.exists(folder.resolve(RunPoint.FILE))) {
            return true; // a run of a grid that is about to begin
        }
        boolean some = false;
        boolean any = false;
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            var folders = new ArrayList<Path>();
            for (Path path : inside) {
                any = true;
                boolean hidden = String.valueOf(path.getFileName()).startsWith(".");
                if (Files.isDirectory(path) && (!hidden || path.endsWith(RunTrash.FOLDER))) {
                    folders.add(path);
                }
            }
            folders.sort(null);
            for (Path path : folders) {
                some |= depth < DEEPEST && look(path, depth + 1);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return false; // a home in which nothing was trained yet, or one that went meanwhile
        } catch (IOException e) {
            foreign.add(new RunIndex.Unreadable(folder, text("runs.folder.unread", String.valueOf(e.getMessage()))));
            return false;
        }
        if (depth == 1 && !some && any && !folder.endsWith(RunTrash.FOLDER)) {
            foreign.add(new RunIndex.Unreadable(folder, text("runs.folder.foreign")));
        }
        return some;
    }

    private static boolean isRun(Path folder) {
        var run = new RunFolder(folder);
        return Files.exists(run.runFile()) || Files.exists(run.metricsFile())
                || (Files.exists(run.networkFile()) && Files.isDirectory(run.checkpoints()));
    }
}
