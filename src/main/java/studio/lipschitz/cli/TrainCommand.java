package studio.lipschitz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.dataset.DataKind;
import studio.lipschitz.dataset.DataOption;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Twin;
import studio.lipschitz.training.Fit;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.WorkerProcess;

/// Trains the network of a file in a worker process and leaves a run folder.
@Command(
        name = "train",
        description = "Trains the network of a file and leaves a run folder. Ctrl-C stops it with a checkpoint.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final long SECONDS_TO_STOP = 90;

    /// What stands below the options in the help.
    static String[] footer() {
        var lines = new ArrayList<String>(List.of("", "DATA is one of", ""));
        for (DataKind kind : DataKind.values()) {
            lines.add("  %-16s  %s".formatted(kind.word() + (kind.placed() ? ":PATH" : ""), kind.doc()));
        }
        lines.addAll(List.of("", "and may go on with ? and options joined by &, as in csv:digits.csv?label=digit&classes=0,8:", ""));
        for (DataOption option : DataOption.values()) {
            lines.add("  %-16s  %s".formatted(option.example(), option.doc()));
        }
        lines.addAll(List.of("", "Exit status: 0 finished, 1 failed during training, 2 the input cannot be used."));
        return lines.toArray(String[]::new);
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a .lipnet file") private Path file;

    @Mixin private PlanOptions options = new PlanOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "the run's folder; by default runs/NAME-TIME") private @Nullable Path out;

    @Option(names = "--resume", description = "go on from the last checkpoint of the folder that --out names") private boolean resume;

    @Option(
            names = "--twin",
            description = "train the same graph without its constraints instead, for comparison: nothing is proved of it") private boolean twin;

    @Option(names = "--json", description = "one JSON event a line instead of a table") private boolean json;

    @Override
    public Integer call() throws Exception {
        Project project = ReadFile.lipnet(file);
        project = project.withPlan(options.applied(planToBegin(project.plan())));
        if (twin) {
            project = unconstrained(project);
        }
        Analysis analysis = Analysis.of(project.network());
        refuseErrors(file, analysis);
        refuseData(project.plan(), analysis);
        NamedDevice.require(project.plan().device());
        Path run = runFolder();
        warn(analysis);
        var report = json ? new TrainReport.Json(spec.commandLine().getOut()) : TrainReport.forPeople(spec.commandLine().getOut());
        return train(new TrainRequest(project, run, resume), report, spec.commandLine().getErr());
    }

    /// Trains until the run has ended.
    ///
    /// @param err told why it failed
    /// @return the exit status
    static int train(TrainRequest request, TrainReport report, PrintWriter err) throws CommandFailure, InterruptedException {
        var ended = new CountDownLatch(1);
        var last = new AtomicReference<TrainingEvent>();
        var begun = new AtomicBoolean();
        TrainingJob job;
        try {
            job = new WorkerProcess().train(request, event -> {
                report.tell(event);
                if (event instanceof TrainingEvent.Started) {
                    begun.set(true);
                }
                if (event instanceof TrainingEvent.Finished || event instanceof TrainingEvent.Failed) {
                    last.set(event);
                    ended.countDown();
                }
            });
        } catch (IOException e) {
            throw CommandFailure.unreadable(request.run() + ": " + e.getMessage());
        }
        var stop = new Thread(() -> stopAndWait(job, ended), "stop-training");
        Runtime.getRuntime().addShutdownHook(stop);
        ended.await();
        forget(stop);
        if (last.get() instanceof TrainingEvent.Failed failed) {
            err.println(failed.reason());
            err.flush();
            return begun.get() ? Commands.FLAGGED : Commands.UNREADABLE;
        }
        return Commands.DONE;
    }

    private static void stopAndWait(TrainingJob job, CountDownLatch ended) {
        job.stop();
        try {
            if (!ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                job.kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it runs already: Ctrl-C came first
        }
    }

    /// The file's, but of a run that goes on its own: it may have been changed in mid-run.
    private TrainingPlan planToBegin(TrainingPlan ofFile) throws CommandFailure {
        if (!resume || out == null) {
            return ofFile;
        }
        try {
            return new RunFolder(out).facts().map(RunFolder.Facts::plan).orElse(ofFile);
        } catch (IOException e) {
            throw CommandFailure.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Project unconstrained(Project project) throws CommandFailure {
        Twin without = Twin.of(project);
        if (without.replaced().isEmpty()) {
            throw CommandFailure
                    .unreadable(file + ": --twin: the network has no constrained module, so it would be its own twin; leave out --twin.");
        }
        return without.project();
    }

    static void refuseErrors(Path file, Analysis analysis) throws CommandFailure {
        for (Problem problem : analysis.problems()) {
            if (problem.severity() == Problem.Severity.ERROR) {
                String where = problem.node().map(id -> "node " + TextTable.clean(id) + ": ").orElse("network: ");
                throw CommandFailure.unreadable(file + ": " + where + TextTable.clean(problem.message()));
            }
        }
    }

    /// Reads the data once here, so that what is wrong with it is told at once and apart from a failure of the training. A download is left to the worker.
    static void refuseData(TrainingPlan plan, Analysis analysis) throws CommandFailure {
        try {
            var dataset = Datasets.preview(plan.data());
            var expected = analysis.inputShape().orElseThrow();
            if (!dataset.shape().equals(expected)) {
                throw CommandFailure
                        .unreadable("--data " + plan.data() + ": its samples are " + dataset.shape() + ", the network's input is "
                                + expected + "; set the Input's shape to that of the data, or name other data.");
            }
            Optional<String> misfit = dataset.classes().isEmpty() ? Optional.empty()
                    : Fit.misfit(analysis, plan, dataset.shape(), dataset.classes().size());
            if (misfit.isPresent()) {
                throw CommandFailure.unreadable("--data " + plan.data() + ": " + misfit.get());
            }
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw CommandFailure.unreadable(message.endsWith(".") ? message : message + ".");
        }
    }

    private void warn(Analysis analysis) {
        if (!analysis.certified()) {
            spec.commandLine().getErr().println(file
                    + ": the network is not certified, so its training says nothing of its robustness; lipschitz-studio check names the modules.");
            spec.commandLine().getErr().flush();
        }
    }

    private Path runFolder() throws CommandFailure {
        Path run = out != null ? out
                : Path.of("runs",
                        stem() + (twin ? Twin.SUFFIX : "") + "-"
                                + LocalDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
        if (resume && out == null) {
            throw CommandFailure.unreadable("--resume: which run is not said; name its folder with --out DIR.");
        }
        if (resume && !Files.exists(new RunFolder(run).lastState())) {
            throw CommandFailure.unreadable(run + ": there is no checkpoint to go on from; leave out --resume to start a new run.");
        }
        if (!resume && Files.exists(run) && !isEmptyFolder(run)) {
            throw CommandFailure
                    .unreadable(run + ": this folder is not empty; name another with --out, or go on with its run by --resume.");
        }
        return run;
    }

    private static boolean isEmptyFolder(Path path) {
        try (var content = Files.list(path)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            return false; // a file, or a folder that cannot be looked into
        }
    }

    private String stem() {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(ProjectFile.EXTENSION)
                ? name.substring(0, name.length() - ProjectFile.EXTENSION.length())
                : name;
    }
}
