package studio.lipschitz.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.TrainingEvent;

/// What `train` prints while it goes on. Called on one thread.
sealed interface TrainReport {
    void tell(TrainingEvent event);

    static TrainReport forPeople(PrintWriter out) {
        return new People(out, MovingLine.on(out));
    }

    /// One JSON event a line.
    record Json(PrintWriter out) implements TrainReport {
        @Override
        public void tell(TrainingEvent event) {
            out.print(EventJson.write(event) + "\n");
            out.flush();
        }
    }

    /// A row an epoch and, in a terminal, a line that moves.
    final class People implements TrainReport {
        private static final int BAR = 24;
        private final PrintWriter out;
        private final MovingLine moving;
        private long firstStep;
        private long steps = 1;
        private int stepsPerEpoch = 1;
        private int epochs;
        private int epoch;
        private long before; // steps of earlier epochs
        private long last;
        private int changedSteps;
        private int changesFrom = Integer.MAX_VALUE;

        People(PrintWriter out, MovingLine moving) {
            this.out = out;
            this.moving = moving;
        }

        @Override
        public void tell(TrainingEvent event) {
            switch (event) {
                case TrainingEvent.Downloading download -> download(download);
                case TrainingEvent.Started started -> started(started);
                case TrainingEvent.StepDone step -> step(step);
                case TrainingEvent.EpochDone epoch -> epoch(epoch);
                case TrainingEvent.BoundaryMoved _ -> {} // for a window
                case TrainingEvent.Changed changed -> changed(changed);
                case TrainingEvent.ChangeRefused refused -> line(refused.reason());
                case TrainingEvent.EarlyStopped early -> line(format(
                        "Stopped early after epoch %d: %s made no progress for %d epochs; it was best in epoch %d (%.4f)",
                        early.epoch(), early.metric(), early.patience(), early.bestEpoch(), early.best()));
                case TrainingEvent.Paused _ -> line("paused");
                case TrainingEvent.Resumed _ -> line("resumed");
                case TrainingEvent.Finished finished -> line((finished.stopped() ? "Stopped; the run is in " : "Finished; the run is in ")
                        + finished.run());
                case TrainingEvent.Failed _ -> moving.clear(); // the sentence goes to standard error
            }
            out.flush();
        }

        private void download(TrainingEvent.Downloading download) {
            boolean whole = download.done() == download.total();
            String text = format("%s: %.1f of %.1f MB", download.file(), download.done() / 1e6, download.total() / 1e6);
            if (whole) {
                line("Downloaded " + text);
            } else {
                moving.show("Downloading " + text);
            }
        }

        private void started(TrainingEvent.Started started) {
            epochs = started.epochs();
            stepsPerEpoch = Math.max(1, started.stepsPerEpoch());
            steps = (long) epochs * stepsPerEpoch;
            firstStep = (started.firstEpoch() - 1L) * stepsPerEpoch;
            line(format("%,d parameters on %s; %,d samples to train on, %,d to validate; run %s",
                    started.parameters(), started.device(), started.trainSamples(), started.validationSamples(), started.run()));
            line(" epoch  train loss    val loss  accuracy        KR  certified  mean radius   seconds  samples/s");
        }

        private void step(TrainingEvent.StepDone step) {
            if (step.epoch() != epoch) {
                enter(step);
            }
            last = step.step();
            long done = step.step() - firstStep;
            double left = done <= 0 ? Double.NaN : step.seconds() / done * (steps - step.step());
            int filled = (int) (BAR * Math.min(step.step(), steps) / steps);
            moving.show(format("epoch %d/%d [%s%s] step %d/%d  loss %.4f  %s left",
                    step.epoch(), epochs, "#".repeat(filled), ".".repeat(BAR - filled),
                    step.step() - before, stepsPerEpoch, step.loss(), clock(left)));
        }

        /// Another epoch: the last step of the one before was told. The first one of a resumed run is counted from its first step where earlier
        /// epochs had another batch.
        private void enter(TrainingEvent.StepDone step) {
            stepsPerEpoch = step.epoch() >= changesFrom ? changedSteps : stepsPerEpoch;
            long regular = (step.epoch() - 1L) * stepsPerEpoch;
            boolean fits = step.step() > regular && step.step() <= regular + stepsPerEpoch;
            before = epoch > 0 ? last : fits ? regular : step.step() - 1;
            firstStep = epoch > 0 ? firstStep : Math.min(firstStep, before);
            epoch = step.epoch();
            steps = before + (epochs - epoch + 1L) * stepsPerEpoch;
        }

        private void changed(TrainingEvent.Changed changed) {
            epochs = changed.plan().epochs();
            changedSteps = changed.stepsPerEpoch();
            changesFrom = changed.paceFrom();
            line(format("changed after step %d: %s", changed.step(), words(changed)));
        }

        private void epoch(TrainingEvent.EpochDone epoch) {
            line(format("%6d  %10.4f  %10.4f  %8s  %8.3f  %9s  %11s  %8.1f  %9.0f",
                    epoch.epoch(), epoch.trainLoss(), epoch.valLoss(), TextTable.down(epoch.valAccuracy(), 4), epoch.valKr(),
                    TextTable.down(epoch.certifiedAccuracy(), 4), TextTable.radius(epoch.meanRadius(), 3), epoch.seconds(),
                    epoch.samplesPerSecond()));
        }

        /// `lr 0.01 to 0.001, batch 96 to 32`
        private static String words(TrainingEvent.Changed changed) {
            return changed.changes().stream().map(change -> change.name() + " " + change.from() + " to " + change.to())
                    .collect(Collectors.joining(", "));
        }

        private void line(String text) {
            moving.clear();
            out.print(text + "\n");
        }

        private static String clock(double seconds) {
            if (!Double.isFinite(seconds)) {
                return "?";
            }
            var duration = Duration.ofSeconds(Math.round(seconds));
            return duration.toHours() > 0
                    ? format("%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
                    : format("%d:%02d", duration.toMinutesPart(), duration.toSecondsPart());
        }

        private static String format(String pattern, Object... values) {
            return String.format(Locale.ROOT, pattern, values);
        }
    }
}
