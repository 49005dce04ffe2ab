package studio.lipschitz.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import studio.lipschitz.edit.Edit;
import studio.lipschitz.project.Difference;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Versions.Version;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Workspace;

/// What was there before, chosen by its picture: files that were open lately, and the versions of the present one that its saves kept.
record Earlier(Workspace workspace, Documents documents, Settings settings, Questions questions, Tasks tasks, Consumer<String> failed) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    /// Asks for one of the recent files, and opens it.
    void files() {
        List<Path> files = settings.recent();
        if (files.isEmpty()) {
            workspace.say("No recent files yet: what you open or save comes here.");
            return;
        }
        List<StartingPoint> points = files.stream().map(Earlier::file).toList();
        questions.recent(points).ifPresent(point -> documents.open(files.get(points.indexOf(point))));
    }

    private static StartingPoint file(Path file) {
        String folder = String.valueOf(file.toAbsolutePath().getParent());
        return StartingPoint.read(Documents.name(Optional.of(file)), folder, file, _ -> "Saved " + saved(file) + ".");
    }

    /// Beside the FX thread: the file may lie on a slow disk.
    private static String saved(Path file) {
        try {
            return ago(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException gone) {
            return "at an unknown time";
        }
    }

    /// Asks for one of the versions that are kept of the present file, and puts it on the canvas: one step of the history, which can be undone.
    void versions() {
        Optional<Path> open = workspace.fileProperty().get();
        if (open.isEmpty()) {
            workspace.say("This drawing has no versions yet: each time you save it, one is kept.");
            return;
        }
        Path file = open.get();
        tasks.start(() -> documents.versions().of(file), versions -> choose(file, versions),
                e -> failed.accept("The versions of " + file + " can't be listed: " + e.getMessage()));
    }

    private void choose(Path file, List<Version> versions) {
        if (versions.isEmpty()) {
            workspace.say("No version of " + file.getFileName() + " was kept yet: each time you save it, one is.");
            return;
        }
        Project now = workspace.project();
        List<StartingPoint> points = versions.stream().map(version -> version(version, now)).toList();
        questions.version(points).ifPresent(point -> tasks.start(point::content, content -> restore(point.title(), content.project()),
                e -> failed.accept("This version can't be read: " + Objects.requireNonNullElse(e.getCause(), e).getMessage())));
    }

    private static StartingPoint version(Version version, Project now) {
        return StartingPoint.read(CLOCK.format(version.when()), "Saved " + ago(version.when()) + ".", version.file(), project -> {
            Difference difference = Difference.between(now, project);
            return difference.none() ? "The same network and plan as now." : "Compared to now: " + difference.summary() + ".";
        });
    }

    private void restore(String when, Project version) {
        workspace.apply(Edit.of("Restore the version of " + when, project -> version.equals(project) ? project : version));
        workspace.say("Restored the version of " + when + "; undo brings back what was there.");
    }

    private static String ago(Instant when) {
        long minutes = Math.max(0, Duration.between(when, Instant.now()).toMinutes());
        if (minutes < 60) {
            return minutes == 0 ? "just now" : minutes == 1 ? "a minute ago" : minutes + " minutes ago";
        }
        long hours = minutes / 60;
        return hours < 48 ? hours == 1 ? "an hour ago" : hours + " hours ago" : hours / 24 + " days ago";
    }
}
