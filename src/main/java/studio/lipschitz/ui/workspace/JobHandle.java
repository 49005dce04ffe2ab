package studio.lipschitz.ui.workspace;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// A job that may still be starting: what it is told before it is there reaches it as soon as it is. Any thread.
final class JobHandle {
    private final List<Consumer<TrainingJob>> waiting = new ArrayList<>();
    private @Nullable TrainingJob job;

    /// Starts the job; what keeps it from starting is told as its failure. May block.
    ///
    /// @param recalls whether `recalled` gets what the run's folder tells of it so far
    void start(
            Worker worker, TrainRequest request, TrainingEventQueue queue, boolean recalls, Consumer<List<TrainingEvent>> recalled) {
        try {
            if (recalls) {
                recalled.accept(new RunFolder(request.run()).events());
            }
            arrived(worker.train(request, queue::offer));
        } catch (IOException e) {
            queue.offer(new TrainingEvent.Failed(e.getMessage() == null ? text("workspace.worker.notStarted") : e.getMessage()));
        } catch (RuntimeException e) {
            queue.offer(new TrainingEvent.Failed(text("workspace.worker.notStartedBecause", e)));
            throw e;
        }
    }

    void arrived(TrainingJob started) {
        List<Consumer<TrainingJob>> due;
        synchronized (this) {
            job = started;
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(command -> command.accept(started));
    }

    void tell(Consumer<TrainingJob> command) {
        TrainingJob there;
        synchronized (this) {
            there = job;
            if (there == null) {
                waiting.add(command);
                return;
            }
        }
        command.accept(there);
    }
}
