package studio.lipschitz.training;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pause, stop and changes of the plan, asked from another thread and obeyed by the trainer between two steps.
public final class TrainingControl {
    private boolean paused;
    private boolean stopped;
    private @Nullable TrainingPlan wanted;

    public synchronized void pause() {
        paused = true;
    }

    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /// Asks for another plan from the next step on; a run that is paused takes it at once, and stays paused.
    public synchronized void change(TrainingPlan plan) {
        wanted = plan;
        notifyAll();
    }

    /// The plan that was asked for last, once.
    public synchronized Optional<TrainingPlan> takeChange() {
        Optional<TrainingPlan> taken = Optional.ofNullable(wanted);
        wanted = null;
        return taken;
    }

    public synchronized boolean paused() {
        return paused;
    }

    public synchronized boolean stopped() {
        return stopped;
    }

    /// Waits while paused and nothing else is asked for.
    public synchronized void awaitTurn() throws InterruptedException {
        while (paused && !stopped && wanted == null) {
            wait();
        }
    }
}
