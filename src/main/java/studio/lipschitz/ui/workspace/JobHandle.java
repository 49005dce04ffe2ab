package studio.lipschitz.ui.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.worker.TrainingJob;

/// A job that may still be starting: what it is told before it is there reaches it as soon as it is. Any thread.
final class JobHandle {
    private final List<Consumer<TrainingJob>> waiting = new ArrayList<>();
    private @Nullable TrainingJob job;

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
