package studio.lipschitz.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.gpu.GpuStatus;
import studio.lipschitz.gpu.GpuStatus.State;
import studio.lipschitz.gpu.GpuSupport;
import studio.lipschitz.gpu.Watch;
import studio.lipschitz.project.PrettyJson;

/// Looks for, fetches and removes what trainings on an NVIDIA GPU need and the CPU package does not bring.
@Command(
        name = "gpu",
        description = "Looks for, fetches and removes the libraries that trainings on an NVIDIA GPU need.",
        footer = {"",
            "What an installation of CUDA 13 or a PyTorch for CUDA 13 has is used where it lies. The rest is fetched from Maven Central and the",
            "Python Package Index, each file with a fixed size and SHA-256, into a folder of the user's. Fetching it is taking NVIDIA's terms:",
            "https://docs.nvidia.com/cuda/eula. It goes on where it ended, and uses the proxy of -Dhttps.proxyHost and -Dhttps.proxyPort.",
            "",
            "Exit status: 0 trainings can use the libraries, or they are removed; 1 some are missing or not in use; 2 fetching or removing failed."},
        mixinStandardHelpOptions = true)
final class GpuCommand implements Callable<Integer> {
    private static final int BAR = 24;

    /// What is done.
    enum Action {
        status,
        get,
        remove
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ACTION", arity = "0..1", defaultValue = "status",
            description = "status: says what is there, what is missing and how large it is. get: fetches what is missing, and has trainings use it. remove: removes what"
                    + " was fetched, and nothing else. Default: ${DEFAULT-VALUE}.") private Action action = Action.status;

    @Option(names = "--json", description = "one JSON document instead of a table") private boolean json;

    @Option(names = "--alone",
            description = "uses nothing of other installations, as where a library of theirs cannot be loaded") private boolean alone;

    @Override
    public Integer call() throws CommandFailure {
        try {
            GpuSupport support = GpuSupport.ofUser(alone);
            return switch (action) {
                case status -> tell(support.look());
                case get -> tell(get(support));
                case remove -> remove(support);
            };
        } catch (IOException e) {
            throw CommandFailure.unreadable(TextTable.clean(String.valueOf(e.getMessage())));
        }
    }

    private int tell(GpuStatus status) {
        print(json ? PrettyJson.write(GpuReport.tree(status)) : GpuReport.table(status));
        return status.state() == State.READY ? Commands.DONE : Commands.FLAGGED;
    }

    /// Ctrl-C ends the process; what has come is kept.
    private GpuStatus get(GpuSupport support) throws IOException {
        var line = MovingLine.on(spec.commandLine().getErr());
        try {
            return support.get(new Shown(line));
        } finally {
            line.clear();
            spec.commandLine().getErr().flush();
        }
    }

    private int remove(GpuSupport support) throws IOException {
        long bytes = support.remove();
        print(bytes == 0
                ? "There was nothing to remove.\n"
                : String.format(Locale.ROOT, "Removed: %.0f MB are free again. Trainings run on the CPU.%n", bytes / 1e6));
        return Commands.DONE;
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    /// One line that moves in a terminal, else a line an archive and stage.
    private final class Shown implements Watch {
        private final MovingLine line;
        private String said = "";

        Shown(MovingLine line) {
            this.line = line;
        }

        @Override
        public void progress(Progress progress) {
            var err = spec.commandLine().getErr();
            String stage = String.format(Locale.ROOT, "gpu: %s %s (%d of %d)", switch (progress.stage()) {
                case FETCHING -> "fetching";
                case CHECKING -> "checking";
                case UNPACKING -> "unpacking";
            }, progress.archive(), progress.number(), progress.archives());
            if (line.moves()) {
                int filled = (int) (BAR * progress.done() / Math.max(1, progress.total()));
                line.show(String.format(Locale.ROOT, "%s [%s%s] %.0f of %.0f MB%s", stage, "=".repeat(filled), " ".repeat(BAR - filled),
                        progress.done() / 1e6, progress.total() / 1e6, pace(progress)));
            } else if (!stage.equals(said)) {
                said = stage;
                err.print(stage + "\n");
            }
            err.flush();
        }

        private static String pace(Progress progress) {
            return progress.perSecond() <= 0 ? ""
                    : String.format(Locale.ROOT, ", %.1f MB/s, %.0f s left", progress.perSecond() / 1e6, progress.secondsLeft());
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
