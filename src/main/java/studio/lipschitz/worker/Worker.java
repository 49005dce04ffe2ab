package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.function.Consumer;
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

    /// Starts a worker process that judges a run's network and then answers what is asked of it.
    ///
    /// `listener` is called on a thread of the worker's; the last event is [LabEvent.Ended].
    ///
    /// @throws IOException if the process cannot be started, in one sentence
    default LabJob judge(LabRequest request, Consumer<LabEvent> listener) throws IOException {
        throw new IOException(text("worker.lab.none"));
    }
}
