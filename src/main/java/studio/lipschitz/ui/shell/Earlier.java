package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

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
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Workspace;

/// What was there before, chosen by its picture: files that were open lately, and the versions of the present one that its saves kept.
record Earlier(Workspace workspace, Documents documents, Settings settings, Questions questions, Tasks tasks, Consumer<String> failed) {
    /// Asks for one of the recent files, and opens it.
    void files() {
        List<Path> files = settings.recent();
        if (files.isEmpty()) {
            workspace.say(text("shell.earlier.files.none"));
            return;
        }
        List<StartingPoint> points = files.stream().map(Earlier::file).toList();
        questions.recent(points).ifPresent(point -> documents.open(files.get(points.indexOf(point))));
    }

    private static StartingPoint file(Path file) {
        String folder = String.valueOf(file.toAbsolutePath().getParent());
        return StartingPoint.read(Documents.name(Optional.of(file)), folder, file, _ -> text("shell.earlier.saved", saved(file)));
    }

    /// Beside the FX thread: the file may lie on a slow disk.
    private static String saved(Path file) {
        try {
            return ago(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException gone) {
            return text("shell.earlier.ago.unknown");
        }
    }

    /// Asks for one of the versions that are kept of the present file, and puts it on the canvas: one step of the history, which can be undone.
    void versions() {
        Optional<Path> open = workspace.fileProperty().get();
        if (open.isEmpty()) {
            workspace.say(text("shell.earlier.versions.unsaved"));
            return;
        }
        Path file = open.get();
        tasks.start(() -> documents.versions().of(file), versions -> choose(file, versions),
                e -> failed.accept(text("shell.earlier.versions.unlisted", file, e.getMessage())));
    }

    private void choose(Path file, List<Version> versions) {
        if (versions.isEmpty()) {
            workspace.say(text("shell.earlier.versions.none", file.getFileName()));
            return;
        }
        Project now = workspace.project();
        List<StartingPoint> points = versions.stream().map(version -> version(version, now)).toList();
        questions.version(points).ifPresent(point -> tasks.start(point::content, content -> restore(point.title(), content.project()),
                e -> failed.accept(text("shell.earlier.version.unreadable", Objects.requireNonNullElse(e.getCause(), e).getMessage()))));
    }

    private static StartingPoint version(Version version, Project now) {
        return StartingPoint.read(clock(version.when()), text("shell.earlier.saved", ago(version.when())), version.file(), project -> {
            Difference difference = Difference.between(now, project);
            return difference.none() ? text("shell.earlier.version.same") : text("shell.earlier.version.differs", difference.summary());
        });
    }

    private void restore(String when, Project version) {
        workspace.apply(Edit.of(text("shell.earlier.restore", when), project -> version.equals(project) ? project : version));
        workspace.say(text("shell.earlier.restored", when));
    }

    private static String clock(Instant when) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.of(Texts.language())).withZone(ZoneId.systemDefault())
                .format(when);
    }

    private static String ago(Instant when) {
        long minutes = Math.max(0, Duration.between(when, Instant.now()).toMinutes());
        if (minutes < 60) {
            return minutes == 0 ? text("shell.earlier.ago.now")
                    : minutes == 1 ? text("shell.earlier.ago.minute") : text("shell.earlier.ago.minutes", minutes);
        }
        long hours = minutes / 60;
        return hours >= 48 ? text("shell.earlier.ago.days", hours / 24)
                : hours == 1 ? text("shell.earlier.ago.hour") : text("shell.earlier.ago.hours", hours);
    }
}
