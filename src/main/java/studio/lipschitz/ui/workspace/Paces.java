package studio.lipschitz.ui.workspace;

import java.util.ArrayList;
import java.util.List;

/// How many steps an epoch of a run has: one number, until its batch is changed in mid-run and later epochs have another.
final class Paces {
    private final List<Pace> paces = new ArrayList<>();

    /// @param epochs done after `step`
    /// @param steps of every epoch that follows
    private record Pace(int epochs, long step, int steps) {}

    void clear() {
        paces.clear();
    }

    /// The first pace of a run; what is known already stays.
    void begin(int steps) {
        if (paces.isEmpty()) {
            paces.add(new Pace(0, 0, Math.max(1, steps)));
        }
    }

    /// @param epoch the first that has so many steps
    void change(int epoch, int steps) {
        begin(steps);
        Pace last = paces.getLast();
        int done = Math.max(last.epochs, epoch - 1);
        paces.removeIf(pace -> pace.epochs >= done); // one that was changed again before its first epoch
        paces.add(new Pace(done, last.step + (long) (done - last.epochs) * last.steps, Math.max(1, steps)));
    }

    /// Epochs after a step, parts of one included.
    double epochs(long step) {
        Pace pace = new Pace(0, 0, 1);
        for (Pace next : paces) {
            pace = next.step <= step ? next : pace;
        }
        return pace.epochs + (double) (step - pace.step) / pace.steps;
    }

    /// The step after so many epochs.
    long step(double epochs) {
        Pace pace = new Pace(0, 0, 1);
        for (Pace next : paces) {
            pace = next.epochs <= epochs ? next : pace;
        }
        return pace.step + Math.round((epochs - pace.epochs) * pace.steps);
    }
}
