package studio.lipschitz.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import studio.lipschitz.worker.FarEnd;

/// The process that computes; started by the window and by `train`, not by people.
@Command(
        name = "worker",
        hidden = true,
        description = "Computes for the window or another command: JSON lines on standard input and output.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        FarEnd.serveStandardStreams();
        return Commands.DONE;
    }
}
