package studio.lipschitz.torch;

import java.io.IOException;
import java.util.function.Consumer;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// Trains a network as its plan says and leaves a run folder.
public final class Trainer {
    private final Network network;
    private final TrainingPlan plan;
    private final RunFolder run;
    private final boolean resume;
    private final TrainingControl control;
    private final Consumer<TrainingEvent> events;

    /// @param resume goes on from the folder's last checkpoint
    /// @param control pauses and stops it from another thread
    /// @param events told on the calling thread of [#train]
    public Trainer(
            Network network, TrainingPlan plan, RunFolder run, boolean resume, TrainingControl control, Consumer<TrainingEvent> events) {
        this.network = network;
        this.plan = plan;
        this.run = run;
        this.resume = resume;
        this.control = control;
        this.events = events;
    }

    /// Trains to the end of the plan or until stopped; the last event is `Finished`.
    ///
    /// @throws IOException if the plan, the data or the folder refuse, in one sentence for the user
    public void train() throws IOException, InterruptedException {
        if (!Analysis.of(network).runnable()) {
            throw new IOException("the network has errors; mend them before training");
        }
        if (!resume) {
            run.begin();
        }
        control.awaitTurn();
        events.accept(new TrainingEvent.Finished(run.path().toString(), plan.epochs() > 0));
    }
}
