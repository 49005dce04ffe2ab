package studio.lipschitz.app;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// Trains nothing: tells what a training tells, as often, so that the charts are drawn in a rehearsal.
final class RehearsedWorker implements Worker {
    private static final int EPOCHS = 2;
    private static final int STEPS = 40; // an epoch
    private static final long PAUSE = 20_000_000; // ns

    @Override
    public TrainingJob train(TrainRequest request, Consumer<TrainingEvent> listener) {
        Thread.ofPlatform().daemon().name("rehearsed-training").start(() -> tell(request, listener));
        return new Unstoppable();
    }

    private static void tell(TrainRequest request, Consumer<TrainingEvent> listener) {
        List<LayerNorm> layers = request.project().network().nodes().stream().map(node -> new LayerNorm(node.id(), 1, 0.99, 0.9)).toList();
        String run = request.run().toString();
        listener.accept(new TrainingEvent.Started(run, "nothing", 1, STEPS, STEPS, EPOCHS, STEPS, 1));
        for (int step = 1; step <= EPOCHS * STEPS; step++) {
            LockSupport.parkNanos(PAUSE);
            double loss = 1.0 / step;
            double seconds = step * PAUSE / 1e9;
            int epoch = (step - 1) / STEPS + 1;
            listener.accept(new TrainingEvent.StepDone(step, epoch, loss, 0.001, seconds, layers));
            if (step % STEPS == 0) {
                listener.accept(new TrainingEvent.EpochDone(epoch, loss, loss, 1 - loss, 1, 1 - loss, 1, seconds, STEPS, layers));
            }
        }
        listener.accept(new TrainingEvent.Finished(run, false));
    }

    /// Over in two seconds, it does not listen.
    private record Unstoppable() implements TrainingJob {
        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void change(TrainingPlan plan) {}

        @Override
        public void stop() {}

        @Override
        public void kill() {}

        @Override
        public long pid() {
            return ProcessHandle.current().pid();
        }
    }
}
