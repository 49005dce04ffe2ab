package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.lipschitz.training.Schedule;

/// Where a run stands between two steps. With the parameters it is all that the next step depends on: shuffling follows from seed and epoch, and
/// the random stream of a step from seed and step.
///
/// @param step steps done since the run began
/// @param epoch the epoch of the next step, from 1
/// @param stepInEpoch steps of that epoch that are done
/// @param lossSum of those steps
/// @param seconds trained so far, pauses left out
/// @param epochSeconds of them, in this epoch
/// @param bestAccuracy on the validation set after any epoch, -1 before the first
/// @param bestRadius mean certified radius after that epoch
/// @param schedule what the epochs have told the schedule of the learning rate
record Progress(
        long step, int epoch, int stepInEpoch, double lossSum, double seconds, double epochSeconds, double bestAccuracy,
        double bestRadius, Schedule.Memory schedule) {

    static final Progress START = new Progress(0, 1, 0, 0, 0, 0, -1, -1, Schedule.Memory.START);

    /// One step on; the sum of losses stays on the device until it is asked for.
    Progress afterStep(double stepSeconds) {
        return new Progress(
                step + 1,
                epoch,
                stepInEpoch + 1,
                lossSum,
                seconds + stepSeconds,
                epochSeconds + stepSeconds,
                bestAccuracy,
                bestRadius,
                schedule);
    }

    Progress afterEpoch(boolean best, Validation validation) {
        return new Progress(
                step, epoch + 1, 0, 0, seconds, 0, best ? validation.certificate().accuracy() : bestAccuracy,
                best ? validation.certificate().meanRadius() : bestRadius, schedule);
    }

    Progress withLossSum(double sum) {
        return new Progress(step, epoch, stepInEpoch, sum, seconds, epochSeconds, bestAccuracy, bestRadius, schedule);
    }

    Progress withSchedule(Schedule.Memory memory) {
        return new Progress(step, epoch, stepInEpoch, lossSum, seconds, epochSeconds, bestAccuracy, bestRadius, memory);
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
        map.put("loss_sum", String.valueOf(lossSum));
        map.put("seconds", String.valueOf(seconds));
        map.put("epoch_seconds", String.valueOf(epochSeconds));
        map.put("best_accuracy", String.valueOf(bestAccuracy));
        map.put("best_radius", String.valueOf(bestRadius));
        map.put("schedule_lr", String.valueOf(schedule.lr()));
        map.put("schedule_best", String.valueOf(schedule.best()));
        map.put("schedule_bad", String.valueOf(schedule.bad()));
        map.put("schedule_cooldown", String.valueOf(schedule.cooldown()));
        return map;
    }

    static Progress of(Map<String, String> map) throws IOException {
        try {
            return new Progress(
                    Long.parseLong(value(map, "step")),
                    Integer.parseInt(value(map, "epoch")),
                    Integer.parseInt(value(map, "step_in_epoch")),
                    Double.parseDouble(value(map, "loss_sum")),
                    Double.parseDouble(value(map, "seconds")),
                    Double.parseDouble(value(map, "epoch_seconds")),
                    Double.parseDouble(value(map, "best_accuracy")),
                    Double.parseDouble(value(map, "best_radius")),
                    new Schedule.Memory(
                            Double.parseDouble(value(map, "schedule_lr")),
                            Double.parseDouble(value(map, "schedule_best")),
                            Integer.parseInt(value(map, "schedule_bad")),
                            Integer.parseInt(value(map, "schedule_cooldown"))));
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
