package studio.lipschitz.ui.workspace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// A worker whose events the test tells, and that notes what it is asked.
public final class ScriptedWorker implements Worker {
    /// What the job was asked, in order: `pause`, `resume`, `change`, `stop`, `kill`.
    public final List<String> asked = new ArrayList<>();

    /// Every training asked for.
    public final List<TrainRequest> requests = new ArrayList<>();

    /// Every plan that a run was asked to go on with.
    public final List<TrainingPlan> plans = new ArrayList<>();

    private @Nullable Consumer<TrainingEvent> listener;
    private @Nullable String refusal;

    /// From now on no process can be started.
    public void refuse(@Nullable String sentence) {
        refusal = sentence;
    }

    @Override
    public TrainingJob train(TrainRequest request, Consumer<TrainingEvent> events) throws IOException {
        requests.add(request);
        if (refusal != null) {
            throw new IOException(refusal);
        }
        listener = events;
        return new TrainingJob() {
            @Override
            public void pause() {
                asked.add("pause");
            }

            @Override
            public void resume() {
                asked.add("resume");
            }

            @Override
            public void change(TrainingPlan plan) {
                asked.add("change");
                plans.add(plan);
            }

            @Override
            public void stop() {
                asked.add("stop");
            }

            @Override
            public void kill() {
                asked.add("kill");
            }

            @Override
            public long pid() {
                return 1;
            }
        };
    }

    /// A session of this worker that is drained often, and in whose time a step takes `seconds`.
    public TrainingSession session(double seconds) {
        var nanos = new java.util.concurrent.atomic.AtomicLong();
        return new TrainingSession(
                this, Runnable::run, drain -> studio.lipschitz.ui.fx.Paced.of(java.time.Duration.ofMillis(5), drain),
                () -> nanos.addAndGet(Math.round(seconds * 1e9)));
    }

    public void tell(TrainingEvent... events) {
        if (listener == null) {
            throw new AssertionError("nothing was started");
        }
        for (TrainingEvent event : events) {
            listener.accept(event);
        }
    }
}
