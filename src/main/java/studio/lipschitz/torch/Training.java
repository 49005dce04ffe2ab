package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.EpochFigures;
import studio.lipschitz.training.PlanChange;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// The loop over epochs and steps. Every step runs in one scope; what outlives it belongs to the scope around the run.
final class Training {
    /// Steps closer together than this are told as one.
    private static final long TELL_EVERY = 50_000_000;

    /// Of an epoch's time.
    private static final double SHARE_OF_SPECTRA = 0.01;

    private final Model model;
    private TrainingPlan plan;
    private final RunFolder run;
    private final TrainingControl control;
    private final Listener listener;
    private final String device;
    private final Batches train;
    private final Batches validation;
    private final Augmented augmented;
    private final Spectra spectra;
    private final ReadingSchedule readings;
    private final Decision.Rule rule;
    private final Optional<Boundary> boundary;
    private final Descent descent;
    private final Remembered memory;
    private final Map<String, Tensor> state;
    private final Tensor lossSum;
    private final StepReport figures;
    private Progress progress;
    private long told;

    /// Who hears of the run: its folder, and whoever started it.
    interface Listener {
        void keep(TrainingEvent event) throws IOException;

        void say(TrainingEvent event);

        default void tell(TrainingEvent event) throws IOException {
            keep(event);
            say(event);
        }
    }

    Training(
            Model model,
            TrainingPlan plan,
            RunFolder run,
            TrainingControl control,
            Listener listener,
            Dataset data,
            Libtorch.Chosen chosen,
            Descent descent,
            Remembered memory,
            Optional<Boundary> boundary,
            Progress progress,
            ReadingSchedule readings)
            throws IOException {
        this.model = model;
        this.plan = plan;
        this.run = run;
        this.control = control;
        this.listener = listener;
        this.device = chosen.words();
        int outputs = model.analysis().outputShape().orElseThrow().dim(0);
        this.train = held(data, chosen, () -> new Batches(data.train(), data.augmentation().from(), outputs, chosen.device()));
        this.validation = held(data, chosen, () -> new Batches(data.validation(), data.shape(), outputs, chosen.device()));
        this.augmented = held(data, chosen, () -> new Augmented(data.train(), data.augmentation(), plan.seed(), chosen.device()));
        this.spectra = new Spectra(model);
        this.rule = new Decision.Rule(model.network(), model.analysis());
        this.descent = descent;
        this.memory = memory;
        this.boundary = boundary;
        this.state = Checkpoint.state(model, descent, memory);
        this.lossSum = torch.zeros(1).to(chosen.device(), ScalarType.Double);
        this.progress = progress;
        this.readings = readings;
        this.figures = new StepReport(readings, spectra, descent);
    }

    /// What holds data on the device, or a sentence that it does not.
    private static <T> T held(Dataset data, Libtorch.Chosen chosen, Supplier<T> holder) throws IOException {
        try {
            return holder.get();
        } catch (RuntimeException e) {
            throw Shortage.ofData(e, chosen.words(), data.train().size() + data.validation().size(), data.shape());
        }
    }

    void run() throws IOException, InterruptedException {
        String folder = run.path().toString();
        listener.tell(new TrainingEvent.Started(
                folder, device, model.size(), train.size(), validation.size(), plan.epochs(), stepsPerEpoch(), progress.epoch()));
        boolean stopped = false;
        try {
            while (!stopped && progress.epoch() <= plan.epochs() && early().isEmpty()) {
                stopped = !epoch();
            }
        } catch (RuntimeException e) {
            throw Shortage.told(e, device, progress.batch());
        }
        if (!stopped && early().isPresent()) {
            listener.tell(early().get());
        }
        listener.tell(new TrainingEvent.Finished(folder, stopped));
    }

    /// What tells that the plan's patience is at its end; empty while it is not, and where the last epoch came first.
    private Optional<TrainingEvent> early() {
        EarlyStopping.Memory memory = progress.stopping();
        return plan.earlyStopping().filter(rule -> progress.epoch() <= plan.epochs() && rule.exhausted(memory))
                .map(rule -> new TrainingEvent.EarlyStopped(
                        progress.epoch() - 1, rule.metric().word(), rule.patience(), memory.bestEpoch(), memory.best()));
    }

    /// Of the present epoch.
    private int stepsPerEpoch() {
        return Math.ceilDiv(train.size(), progress.batch());
    }

    /// Trains to the end of the epoch, or saves and returns false when asked to stop.
    private boolean epoch() throws IOException, InterruptedException {
        int[] order = Datasets.order(train.size(), plan.seed(), progress.epoch());
        lossSum.fill_(new Scalar(progress.lossSum()));
        if (progress.stepInEpoch() == 0) {
            progress = progress.withBatch(plan.batch());
        }
        while (progress.stepInEpoch() < stepsPerEpoch()) {
            if (!awaitTurn()) {
                save();
                return false;
            }
            step(order);
        }
        finishEpoch();
        return true;
    }

    /// Obeys what was asked for, waits while paused; false when asked to stop.
    private boolean awaitTurn() throws IOException, InterruptedException {
        takeChange();
        if (control.paused() && !control.stopped()) {
            listener.tell(new TrainingEvent.Paused());
            while (control.paused() && !control.stopped()) {
                control.awaitTurn();
                takeChange();
            }
            if (!control.stopped()) {
                listener.tell(new TrainingEvent.Resumed());
            }
        }
        return !control.stopped();
    }

    private void takeChange() throws IOException {
        Optional<TrainingPlan> wanted = control.takeChange();
        if (wanted.isPresent()) {
            change(wanted.get());
        }
    }

    /// The checkpoint holds the changed plan: up to it the run is the one that was not changed, from it on the other. So the metrics come first, as
    /// what they tell beyond a checkpoint is forgotten, and `run.json` last.
    private void change(TrainingPlan wanted) throws IOException {
        Optional<String> refusal = PlanChange.refusal(plan, wanted, progress.epoch());
        TrainingPlan changed = PlanChange.applied(plan, wanted);
        List<TrainingEvent.Change> changes = PlanChange.between(plan, changed);
        if (refusal.isPresent() || changes.isEmpty()) {
            listener.tell(new TrainingEvent.ChangeRefused(refusal.orElseGet(() -> text("training.change.nothing"))));
            return;
        }
        progress = progress.afterChange(plan, changed);
        plan = changed;
        int paceFrom = progress.stepInEpoch() == 0 ? progress.epoch() : progress.epoch() + 1;
        var event = new TrainingEvent.Changed(
                progress.step(), progress.epoch(), changes, plan, Math.ceilDiv(train.size(), plan.batch()), paceFrom);
        listener.keep(event);
        save();
        run.write(run.facts().orElseThrow().withPlan(plan));
        listener.say(event);
    }

    private void step(int[] order) throws IOException {
        long begin = System.nanoTime();
        try (var _ = new PointerScope()) {
            long number = progress.step() + 1;
            torch.manual_seed(plan.seed() * 0x9E3779B97F4A7C15L + number);
            int start = progress.stepInEpoch() * progress.batch();
            Batches.Batch batch = augmented.of(train.select(order, start, progress.batch()), order, start, progress.epoch());
            Map<String, Effective> weights = model.effectiveInTraining();
            boolean last = progress.stepInEpoch() + 1 == stepsPerEpoch();
            boolean tells = last || begin - told >= TELL_EVERY;
            Passed passed = Passed.through(model, batch, weights, plan.loss(), memory, tells);
            double lr = plan.schedule().lr(plan.lr(), progress.place(stepsPerEpoch(), plan.epochs()), progress.schedule());
            Map<Parameter, Tensor> gradients = pulledBack(weights);
            descent.step(gradients, lr, number);
            model.retract();
            Tensor detached = passed.loss().detach();
            lossSum.add_(detached);
            long took = System.nanoTime() - begin;
            progress = progress.afterStep(took / 1e9);
            readings.worked(took);
            if (tells) {
                told = begin;
                double loss = detached.item_double();
                if (!Double.isFinite(loss)) { // for the mark on the charts; the layers may be no numbers either
                    listener.tell(new TrainingEvent.StepDone(progress.step(), progress.epoch(), loss, lr, progress.seconds(), List.of()));
                }
                Divergence.check(loss, plan, progress);
                listener.tell(figures.of(progress, loss, passed.parts(), lr, weights, gradients, last));
                if (!last && boundary.isPresent() && boundary.get().due(begin)) {
                    Map<String, Effective> after = model.effective();
                    tellBoundary(boundary.get(), after, () -> rule.with(spectra.uppers(after), after), progress.epoch());
                }
            }
        }
    }

    /// Gradients at the tensors behind the weights.
    private Map<Parameter, Tensor> pulledBack(Map<String, Effective> weights) {
        var gradients = new LinkedHashMap<Parameter, Tensor>();
        for (Parameter parameter : model.parameters()) {
            if (parameter.trained()) {
                Effective effective = Objects.requireNonNull(weights.get(parameter.name()));
                gradients.put(parameter, effective.pullback().apply(effective.value().grad()));
            }
        }
        return gradients;
    }

    private void tellBoundary(Boundary plane, Map<String, Effective> weights, Supplier<Decision> proved, int epoch) throws IOException {
        Optional<DecisionGrid> grid = plane.look(weights, proved);
        if (grid.isPresent()) {
            listener.tell(new TrainingEvent.BoundaryMoved(progress.step(), epoch, grid.get()));
        }
    }

    private void finishEpoch() throws IOException {
        try (var _ = new PointerScope()) {
            Divergence.check(model.parameters().stream().map(Parameter::raw), plan, progress);
            Map<String, Effective> weights = model.effective();
            Divergence.check(weights.values().stream().map(Effective::value), plan, progress);
            Map<String, Bracket> brackets = spectra.read(weights);
            Decision decision = rule.with(model.proved(brackets, weights), weights);
            Validation result = Validation.of(model, weights, validation, plan.loss(), memory.frozen(), decision, plan.epsilon());
            boolean best = progress.improvedBy(result);
            var event = new TrainingEvent.EpochDone(
                    progress.epoch(),
                    lossSum.item_double() / stepsPerEpoch(),
                    result.loss(),
                    result.certificate().accuracy(),
                    result.kr(),
                    result.certificate().certifiedAccuracy(),
                    result.certificate().meanRadius(),
                    progress.seconds(),
                    train.size() / progress.epochSeconds(),
                    spectra.layers(brackets, weights),
                    new EpochFigures(result.parts(), result.certified(), spectra.whole(weights, budget())));
            progress = progress.afterEpoch(best, result)
                    .withSchedule(plan.schedule().after(plan.lr(), progress.schedule(), result.loss()))
                    .withStopping(plan.earlyStopping().map(rule -> rule.after(progress.stopping(), event)).orElse(progress.stopping()));
            listener.keep(event); // first: of an epoch that the checkpoint knows nothing is told again
            Checkpoint.save(run, state, weights, progress, plan, best);
            listener.say(event);
            if (boundary.isPresent()) {
                tellBoundary(boundary.get(), weights, () -> decision, event.epoch());
            }
        }
    }

    /// Nanoseconds for what an epoch's end tells of whole spectra.
    private long budget() {
        return Math.round(SHARE_OF_SPECTRA * progress.epochSeconds() * 1e9);
    }

    private void save() throws IOException {
        try (var _ = new PointerScope()) {
            progress = progress.withLossSum(lossSum.item_double());
            Checkpoint.save(run, state, model.effective(), progress, plan, false);
        }
    }
}
