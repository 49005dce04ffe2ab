package studio.lipschitz.app;

import java.io.IOException;
import java.util.function.Consumer;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// Another worker whose steps are told to a rehearsal as they come, which is before the window takes them.
record WatchedWorker(Worker worker, Consumer<StepDone> steps) implements Worker {

    @Override
    public TrainingJob train(TrainRequest request, Consumer<TrainingEvent> listener) throws IOException {
        return worker.train(request, event -> {
            if (event instanceof StepDone step) {
                steps.accept(step);
            }
            listener.accept(event);
        });
    }
}
