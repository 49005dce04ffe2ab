package studio.lipschitz.worker;

import studio.lipschitz.training.TrainingPlan;

/// A training run that goes on in a worker process. Calls return at once; what comes of them is told by events.
public interface TrainingJob {

    /// Asks it to wait after the present step; [studio.lipschitz.training.TrainingEvent.Paused] follows.
    void pause();

    void resume();

    /// Asks it to go on with another plan, see [studio.lipschitz.training.PlanChange]; [studio.lipschitz.training.TrainingEvent.Changed] or
    /// [studio.lipschitz.training.TrainingEvent.ChangeRefused] follows, unless the run ends first.
    void change(TrainingPlan plan);

    /// Asks it to checkpoint and end; [studio.lipschitz.training.TrainingEvent.Finished] follows.
    void stop();

    /// Ends the process at once; the run keeps its last checkpoint. [studio.lipschitz.training.TrainingEvent.Failed] follows.
    void kill();

    /// Process id of the worker, for `doctor` and for tests that kill it.
    long pid();
}
