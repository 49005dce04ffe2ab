package studio.lipschitz.ui.report;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.runs.RunAbout;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.RunNote;
import studio.lipschitz.training.RunNotes;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.EarlyStopped;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.workspace.TrainingMetrics;

/// All that the folder of a run tells.
///
/// @param folder absolute
/// @param project with the plan that the run kept
/// @param facts empty where its training has not begun, or a run of an early version kept none
record RunRecord(
        Path folder, Project project, Optional<RunFolder.Facts> facts, Optional<Instant> started, RunAbout about,
        List<TrainingEvent> events, TrainingMetrics metrics, List<RunNote> notes) {

    /// @throws IOException if it is no run, or a file of it cannot be read, in one sentence
    static RunRecord read(Path folder) throws IOException {
        var run = new RunFolder(folder.toAbsolutePath().normalize());
        if (!Files.isRegularFile(run.networkFile())) {
            throw new IOException(text("report.noRun", folder));
        }
        Project project = ProjectFile.read(run.networkFile());
        Optional<RunFolder.Facts> facts = run.facts();
        List<TrainingEvent> events = run.events();
        return new RunRecord(run.path(), facts.map(known -> project.withPlan(known.plan())).orElse(project), facts,
                run.started().flatMap(RunRecord::instant), RunAbout.read(run.path()), events, TrainingMetrics.of(events),
                RunNotes.read(run.path()));
    }

    private static Optional<Instant> instant(String written) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    String name() {
        return about.name().isEmpty() ? String.valueOf(folder.getFileName()) : about.name();
    }

    Optional<Started> beginning() {
        return last(Started.class);
    }

    Optional<EarlyStopped> early() {
        return last(EarlyStopped.class);
    }

    /// The sentence of its failure, if that is how it ended.
    Optional<String> failure() {
        return events.isEmpty() || !(events.getLast() instanceof Failed(String reason, int _)) ? Optional.empty() : Optional.of(reason);
    }

    /// How it stands, in a word.
    String ending() {
        if (failure().isPresent()) {
            return text("report.ending.failed");
        }
        return !events.isEmpty() && events.getLast() instanceof Finished finished
                ? text(finished.stopped() ? "report.ending.stopped" : "report.ending.finished")
                : text("report.ending.none");
    }

    /// Of training, pauses left out.
    double seconds() {
        double seconds = 0;
        for (TrainingEvent event : events) {
            seconds = switch (event) {
                case StepDone step -> Math.max(seconds, step.seconds());
                case EpochDone epoch -> Math.max(seconds, epoch.seconds());
                default -> seconds;
            };
        }
        return seconds;
    }

    /// The epoch whose weights are meant.
    ///
    /// @param weights `last` or `best`
    Optional<EpochDone> epoch(String weights) {
        return weights.equals("best") ? metrics.bestEpoch() : metrics.latestEpoch();
    }

    private <E> Optional<E> last(Class<E> kind) {
        return events.reversed().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
