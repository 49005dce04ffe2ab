package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.training.TrainingPlan;

/// Where a run stands between two steps. With the parameters it is all that the next step depends on: shuffling follows from seed and epoch, and
/// the random stream of a step from seed and step.
///
/// @param step steps done since the run began
/// @param epoch the epoch of the next step, from 1
/// @param stepInEpoch steps of that epoch that are done
/// @param batch samples a step in that epoch: a batch that is changed in mid-run holds from the next epoch on, so that each sees every sample once
/// @param lossSum of those steps
/// @param seconds trained so far, pauses left out
/// @param epochSeconds of them, in this epoch
/// @param bestAccuracy on the validation set after any epoch, -1 before the first
/// @param bestRadius mean certified radius after that epoch
/// @param schedule what the epochs have told the schedule of the learning rate
/// @param stopping what they have told early stopping
/// @param changes of the plan in mid-run so far
record Progress(
        long step, int epoch, int stepInEpoch, int batch, double lossSum, double seconds, double epochSeconds, double bestAccuracy,
        double bestRadius, Schedule.Memory schedule, EarlyStopping.Memory stopping, int changes) {

    static Progress start(TrainingPlan plan) {
        return new Progress(0, 1, 0, plan.batch(), 0, 0, 0, -1, -1, Schedule.Memory.START, EarlyStopping.Memory.START, 0);
    }

    /// One step on; the sum of losses stays on the device until it is asked for.
    Progress afterStep(double stepSeconds) {
        return new Progress(
                step + 1, epoch, stepInEpoch + 1, batch, lossSum, seconds + stepSeconds, epochSeconds + stepSeconds, bestAccuracy,
                bestRadius, schedule, stopping, changes);
    }

    Progress afterEpoch(boolean best, Validation validation) {
        return new Progress(
                step, epoch + 1, 0, batch, 0, seconds, 0, best ? validation.certificate().accuracy() : bestAccuracy,
                best ? validation.certificate().meanRadius() : bestRadius, schedule, stopping, changes);
    }

    Progress withLossSum(double sum) {
        return new Progress(
                step, epoch, stepInEpoch, batch, sum, seconds, epochSeconds, bestAccuracy, bestRadius, schedule, stopping, changes);
    }

    Progress withBatch(int value) {
        return new Progress(
                step, epoch, stepInEpoch, value, lossSum, seconds, epochSeconds, bestAccuracy, bestRadius, schedule, stopping, changes);
    }

    Progress withSchedule(Schedule.Memory memory) {
        return new Progress(
                step, epoch, stepInEpoch, batch, lossSum, seconds, epochSeconds, bestAccuracy, bestRadius, memory, stopping, changes);
    }

    Progress withStopping(EarlyStopping.Memory memory) {
        return new Progress(
                step, epoch, stepInEpoch, batch, lossSum, seconds, epochSeconds, bestAccuracy, bestRadius, schedule, memory, changes);
    }

    /// Where the next step stands, for the schedule: in epochs of the present length, whatever those before had.
    Schedule.Place place(int stepsPerEpoch, int epochs) {
        return new Schedule.Place((epoch - 1L) * stepsPerEpoch + stepInEpoch, stepsPerEpoch, epochs);
    }

    /// After the plan was changed. A rate that a schedule had lowered gives way to a new one, and patience begins anew where its rule is another.
    Progress afterChange(TrainingPlan before, TrainingPlan after) {
        Schedule.Memory rate = before.lr() == after.lr() ? schedule
                : new Schedule.Memory(Double.NaN, schedule.best(), schedule.bad(), schedule.cooldown());
        EarlyStopping.Memory patience = before.earlyStopping().equals(after.earlyStopping()) ? stopping : EarlyStopping.Memory.START;
        return new Progress(
                step, epoch, stepInEpoch, stepInEpoch == 0 ? after.batch() : batch, lossSum, seconds, epochSeconds, bestAccuracy,
                bestRadius, rate, patience, changes + 1);
    }

    boolean improvedBy(Validation validation) {
        int accuracy = Double.compare(validation.certificate().accuracy(), bestAccuracy);
        return accuracy > 0 || (accuracy == 0 && validation.certificate().meanRadius() > bestRadius);
    }

    Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        map.put("step", String.valueOf(step));
        map.put("epoch", String.valueOf(epoch));
        map.put("step_in_epoch", String.valueOf(stepInEpoch));
        map.put("batch", String.valueOf(batch));
        map.put("loss_sum", String.valueOf(lossSum));
        map.put("seconds", String.valueOf(seconds));
        map.put("epoch_seconds", String.valueOf(epochSeconds));
        map.put("best_accuracy", String.valueOf(bestAccuracy));
        map.put("best_radius", String.valueOf(bestRadius));
        map.put("schedule_lr", String.valueOf(schedule.lr()));
        map.put("schedule_best", String.valueOf(schedule.best()));
        map.put("schedule_bad", String.valueOf(schedule.bad()));
        map.put("schedule_cooldown", String.valueOf(schedule.cooldown()));
        map.put("stopping_best", String.valueOf(stopping.best()));
        map.put("stopping_best_epoch", String.valueOf(stopping.bestEpoch()));
        map.put("stopping_bad", String.valueOf(stopping.bad()));
        map.put("changes", String.valueOf(changes));
        return map;
    }

    /// @param plan of the run, for checkpoints of versions that knew no change in mid-run
    static Progress of(Map<String, String> map, TrainingPlan plan) throws IOException {
        try {
            return new Progress(
                    Long.parseLong(value(map, "step")),
                    Integer.parseInt(value(map, "epoch")),
                    Integer.parseInt(value(map, "step_in_epoch")),
                    Integer.parseInt(map.getOrDefault("batch", String.valueOf(plan.batch()))),
                    Double.parseDouble(value(map, "loss_sum")),
                    Double.parseDouble(value(map, "seconds")),
                    Double.parseDouble(value(map, "epoch_seconds")),
                    Double.parseDouble(value(map, "best_accuracy")),
                    Double.parseDouble(value(map, "best_radius")),
                    new Schedule.Memory(
                            Double.parseDouble(value(map, "schedule_lr")),
                            Double.parseDouble(value(map, "schedule_best")),
                            Integer.parseInt(value(map, "schedule_bad")),
                            Integer.parseInt(value(map, "schedule_cooldown"))),
                    new EarlyStopping.Memory(
                            Double.parseDouble(map.getOrDefault("stopping_best", "NaN")),
                            Integer.parseInt(map.getOrDefault("stopping_best_epoch", "0")),
                            Integer.parseInt(map.getOrDefault("stopping_bad", "0"))),
                    Integer.parseInt(map.getOrDefault("changes", "0")));
        } catch (NumberFormatException e) {
            throw new IOException(text("torch.run.noProgress", String.valueOf(e.getMessage())), e);
        }
    }

    private static String value(Map<String, String> map, String key) throws IOException {
        String value = map.get(key);
        if (value == null) {
            throw new IOException(text("torch.run.lacks", key));
        }
        return value;
    }
}
