package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.training.TrainingEvent;

/// The near end of the worker: what the window and the command line ask of it.
public interface Worker {

    /// Starts a worker process that trains.
    ///
    /// `listener` is called on a thread of the worker's; a run's last event is `Finished` or `Failed`, exactly one of them, also when the process
    /// is killed from outside.
    ///
    /// @throws IOException if the process cannot be started, in one sentence
    TrainingJob train(TrainRequest request, Consumer<TrainingEvent> listener) throws IOException;

    /// What is known of the constant of a run's network, from the weights that ship. Blocks until there is an answer.
    ///
    /// @param weights `last` or `best`
    /// @param progress told what the work is at, on the caller's thread; what it throws ends the work
    /// @throws IOException if there is no answer, in one sentence that says why
    default BoundReport bound(Path run, String weights, Consumer<String> progress) throws IOException, InterruptedException {
        throw new IOException(text("worker.lab.none"));
    }

    /// Starts a worker process that judges a run's network and then answers what is asked of it.
    ///
    /// `listener` is called on a thread of the worker's; the last event is [LabEvent.Ended].
    ///
    /// @throws IOException if the process cannot be started, in one sentence
    default LabJob judge(LabRequest request, Consumer<LabEvent> listener) throws IOException {
        throw new IOException(text("worker.lab.none"));
    }

    /// Tries every device in a process of its own, so that a native crash is an answer too. Blocks until there is one.
    ///
    /// @param begun told what ends that process at once, as soon as it runs
    /// @throws IOException if there is no answer, in one sentence that says why
    default DeviceReports devices(Consumer<Runnable> begun) throws IOException, InterruptedException {
        throw new IOException(text("worker.lab.none"));
    }
}
