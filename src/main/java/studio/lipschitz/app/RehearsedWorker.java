package studio.lipschitz.app;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import studio.lipschitz.network.Node;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// Trains nothing: tells what a training tells, as often, so that the charts are drawn in a rehearsal.
final class RehearsedWorker implements Worker {
    private static final int STEPS = 40; // an epoch
    private static final long PAUSE = 20_000_000; // ns
    private static final int A_PAUSE = 30; // steps told at once where they come in a hurry
    private static final int EPOCHS = 2;
    private static final int LONG_EPOCHS = 10;
    private static final int MANY_LAYERS = 60;

    private final int epochs;
    private final int steps;
    private final int hurried;

    private RehearsedWorker(int epochs, int steps, int hurried) {
        this.epochs = epochs;
        this.steps = steps;
        this.hurried = hurried;
    }

    /// A training of two seconds.
    static RehearsedWorker brief() {
        return new RehearsedWorker(EPOCHS, STEPS, 0);
    }

    /// A training of sixty layers, most of whose steps come thirty times as fast, the last for a minute as usual.
    ///
    /// @param hurried so many come fast
    static RehearsedWorker lengthy(int hurried) {
        int all = hurried + (int) (60_000_000_000L / PAUSE);
        return new RehearsedWorker(LONG_EPOCHS, Math.ceilDiv(all, LONG_EPOCHS), hurried);
    }

    @Override
    public TrainingJob train(TrainRequest request, Consumer<TrainingEvent> listener) {
        Thread.ofPlatform().daemon().name("rehearsed-training").start(() -> tell(request, listener));
        return new Unstoppable();
    }

    private void tell(TrainRequest request, Consumer<TrainingEvent> listener) {
        Stream<String> names = hurried > 0
                ? IntStream.rangeClosed(1, MANY_LAYERS).mapToObj(i -> "layer" + i)
                : request.project().network().nodes().stream().map(Node::id);
        List<LayerNorm> layers = names.map(name -> new LayerNorm(name, 1, 0.99, 0.9)).toList();
        String run = request.run().toString();
        listener.accept(new TrainingEvent.Started(run, "nothing", 1, steps, steps, epochs, steps, 1));
        for (int step = 1; step <= epochs * steps; step++) {
            if (step > hurried || step % A_PAUSE == 0) {
                LockSupport.parkNanos(PAUSE);
            }
            double loss = 1.0 / step;
            double seconds = step * PAUSE / 1e9;
            int epoch = (step - 1) / steps + 1;
            listener.accept(new TrainingEvent.StepDone(step, epoch, loss, 0.001, seconds, layers));
            if (step % steps == 0) {
                listener.accept(new TrainingEvent.EpochDone(epoch, loss, loss, 1 - loss, 1, 1 - loss, 1, seconds, steps, layers));
            }
        }
        listener.accept(new TrainingEvent.Finished(run, false));
    }

    /// It does not listen.
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
