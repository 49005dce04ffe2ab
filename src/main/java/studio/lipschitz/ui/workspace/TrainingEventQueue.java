package studio.lipschitz.ui.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.BoundaryMoved;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.fx.Paced;

/// What a worker tells on its way to the FX thread: bounded, in order. A slow window makes steps coarser and skips looks at
/// the plane, it loses nothing else.
///
/// Offered to from any thread, taken from on one.
final class TrainingEventQueue {
    private final int capacity;
    private final Paced told;
    private final ArrayDeque<TrainingEvent> events = new ArrayDeque<>();
    private int steps;

    /// @param capacity steps that may wait, at least 2
    /// @param told takes what came: soon, or next where it is no figure
    TrainingEventQueue(int capacity, Paced told) {
        this.capacity = capacity;
        this.told = told;
    }

    void offer(TrainingEvent event) {
        add(event);
        switch (event) {
            case StepDone _,TrainingEvent.EpochDone _,BoundaryMoved _,TrainingEvent.Downloading _ -> told.soon();
            case TrainingEvent.Started _,TrainingEvent.Changed _,TrainingEvent.ChangeRefused _,TrainingEvent.EarlyStopped _,TrainingEvent.Paused _,TrainingEvent.Resumed _,TrainingEvent.Finished _,TrainingEvent.Failed _ ->
                told.next();
        }
    }

    private synchronized void add(TrainingEvent event) {
        if (event instanceof StepDone) {
            if (steps >= capacity) {
                halve();
            }
            steps++;
        } else if (event instanceof BoundaryMoved) {
            events.removeIf(BoundaryMoved.class::isInstance); // only the latest is ever seen
        }
        events.add(event);
    }

    /// The oldest events, at most `most`.
    synchronized List<TrainingEvent> take(int most) {
        var taken = new ArrayList<TrainingEvent>(Math.min(most, events.size()));
        while (taken.size() < most && !events.isEmpty()) {
            TrainingEvent event = events.remove();
            steps -= event instanceof StepDone ? 1 : 0;
            taken.add(event);
        }
        return taken;
    }

    synchronized boolean isEmpty() {
        return events.isEmpty();
    }

    synchronized int waitingSteps() {
        return steps;
    }

    /// Merges neighbouring steps two by two. Where epochs stand between all of them the oldest step gives way: its epoch tells its loss.
    private void halve() {
        int before = steps;
        var kept = new ArrayDeque<TrainingEvent>(events.size());
        boolean open = false; // whether the last one kept is a step that has not been merged yet
        for (TrainingEvent event : events) {
            if (event instanceof StepDone step) {
                if (open && kept.peekLast() instanceof StepDone earlier && earlier.epoch() == step.epoch()) {
                    kept.removeLast();
                    kept.add(merged(earlier, step));
                    steps--;
                    open = false;
                    continue;
                }
                open = true;
            } else {
                open = false;
            }
            kept.add(event);
        }
        events.clear();
        events.addAll(kept);
        if (steps == before) {
            for (var each = events.iterator(); each.hasNext();) {
                if (each.next() instanceof StepDone) {
                    each.remove();
                    steps--;
                    return;
                }
            }
        }
    }

    /// Two steps as one at the later's place; a loss that is not a number stays one.
    private static StepDone merged(StepDone earlier, StepDone later) {
        List<LayerNorm> layers = later.layers().isEmpty() ? earlier.layers() : later.layers();
        return new StepDone(
                later.step(), later.epoch(), (earlier.loss() + later.loss()) / 2, later.learningRate(), later.seconds(), layers,
                later.figures().orElse(earlier.figures()));
    }
}
