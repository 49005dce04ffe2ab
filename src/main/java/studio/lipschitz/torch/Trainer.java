package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.dataset.DownloadWatch;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Problem;
import studio.lipschitz.training.EventFile;
import studio.lipschitz.training.Fit;
import studio.lipschitz.training.PlanJson;
import studio.lipschitz.training.Plane;
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
    private final boolean boundary;
    private final Optional<Plane> plane;
    private final TrainingControl control;
    private final Consumer<TrainingEvent> events;
    private final ReadingSchedule readings;
    private final EventFile scalars;

    /// Without the decision over the plane.
    public Trainer(
            Network network, TrainingPlan plan, RunFolder run, boolean resume, TrainingControl control, Consumer<TrainingEvent> events) {
        this(network, plan, run, resume, false, control, events);
    }

    /// @param resume goes on from the folder's last checkpoint
    /// @param boundary tells the decision over the plane too, where the input is two numbers
    /// @param control pauses and stops it from another thread
    /// @param events told on the thread that calls [#train]
    public Trainer(
            Network network, TrainingPlan plan, RunFolder run, boolean resume, boolean boundary, TrainingControl control,
            Consumer<TrainingEvent> events) {
        this(network, plan, run, resume, boundary, Optional.empty(), control, events);
    }

    /// As above.
    ///
    /// @param plane the part of it that is told; empty: the surroundings of the data
    public Trainer(
            Network network, TrainingPlan plan, RunFolder run, boolean resume, boolean boundary, Optional<Plane> plane,
            TrainingControl control, Consumer<TrainingEvent> events) {
        this(network, plan, run, resume, boundary, plane, control, events, ReadingSchedule.usual(System::nanoTime));
    }

    /// Over the surroundings of the data.
    Trainer(
            Network network, TrainingPlan plan, RunFolder run, boolean resume, boolean boundary, TrainingControl control,
            Consumer<TrainingEvent> events, ReadingSchedule readings) {
        this(network, plan, run, resume, boundary, Optional.empty(), control, events, readings);
    }

    /// @param readings when the layers are read between the ends of epochs
    Trainer(
            Network network,
            TrainingPlan plan,
            RunFolder run,
            boolean resume,
            boolean boundary,
            Optional<Plane> plane,
            TrainingControl control,
            Consumer<TrainingEvent> events,
            ReadingSchedule readings) {
        this.network = network;
        this.plan = plan;
        this.run = run;
        this.resume = resume;
        this.boundary = boundary;
        this.plane = plane;
        this.control = control;
        this.events = events;
        this.readings = readings;
        this.scalars = run.tensorBoard();
    }

    /// Trains to the end of the plan or until stopped; the last event is `Finished`.
    ///
    /// @throws IOException if the network, the plan, the data, the device or the folder refuse, in one sentence for the user
    public void train() throws IOException, InterruptedException {
        Analysis analysis = Analysis.of(network);
        requireRunnable(analysis);
        Dataset data = Datasets.open(plan.data(), downloads());
        Optional<String> misfit = Fit.misfit(analysis, plan, data.shape(), data.classes().size());
        if (misfit.isPresent()) {
            throw new IOException(misfit.get());
        }
        String hash = data.hash();
        TrainingPlan before = resume ? planOfSameRun(hash) : plan;
        Libtorch.Chosen chosen = Libtorch.choose(plan.device());
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var model = new Model(network, analysis, plan.normalization(), chosen.device(), plan.seed());
            var memory = Remembered.starting(plan.loss().firstMemory().orElse(0), chosen.device());
            var descent = new Descent(plan.optimizer(), plan.clipNorm(), model.parameters());
            Checkpoint.Place place = resume
                    ? Checkpoint.restore(run, Checkpoint.state(model, descent, memory), before)
                    : new Checkpoint.Place(Progress.start(plan), plan);
            TrainingPlan present = asAskedFor(place.plan(), before);
            model.settle();
            if (resume) {
                forgetAfter(place.progress());
            } else {
                run.begin();
            }
            run.write(new RunFolder.Facts(present, versions(), chosen.words(), hash));
            Optional<Boundary> seen = boundary && Boundary.fits(analysis)
                    ? Optional.of(new Boundary(model, plan.normalization(), data, plane, chosen.device()))
                    : Optional.empty();
            var training = new Training(model, present, run, control, told(), data, chosen, descent, memory, seen, place.progress(),
                    readings);
            try {
                training.run();
            } catch (IOException e) {
                keepFailure(e);
                throw e;
            }
        }
    }

    /// In the metrics, so that whoever reads the folder later learns how the run ended.
    private void keepFailure(IOException e) {
        try {
            run.append(TrainingEvent.Failed.of(e));
        } catch (IOException again) {
            e.addSuppressed(again); // a disk that is full has no room for this either
        }
    }

    /// A download is no part of the run: it is told but not kept.
    private DownloadWatch downloads() {
        return new DownloadWatch() {
            @Override
            public void progress(String file, long done, long total) {
                events.accept(new TrainingEvent.Downloading(file, done, total));
            }

            @Override
            public boolean cancelled() {
                return control.stopped();
            }
        };
    }

    private Training.Listener told() {
        return new Training.Listener() {
            @Override
            public void keep(TrainingEvent event) throws IOException {
                if (event.kept()) {
                    run.append(event);
                    scalars.append(event);
                }
            }

            @Override
            public void say(TrainingEvent event) {
                events.accept(event);
            }
        };
    }

    private static Map<String, String> versions() {
        String app = Trainer.class.getPackage().getImplementationVersion();
        return Map.of(
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"),
                "java", Runtime.version().toString(),
                "app", app == null ? "development" : app,
                "libtorch", Libtorch.version());
    }

    private static void requireRunnable(Analysis analysis) throws IOException {
        List<Problem> errors = analysis.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new IOException(text("torch.run.network", errors.getFirst().message()));
        }
    }

    /// The plan in the folder, once it is sure that this one does not make a resumed run differ from one that was never stopped: only the number of
    /// epochs, the device, epsilon and early stopping may be others.
    private TrainingPlan planOfSameRun(String hash) throws IOException {
        RunFolder.Facts before = run.facts()
                .orElseThrow(() -> new IOException(text("torch.run.noFacts", run.path())));
        TrainingPlan then = before.plan().withEpochs(plan.epochs()).withDevice(plan.device()).withEpsilon(plan.epsilon())
                .withEarlyStopping(plan.earlyStopping()).withData(plan.data());
        if (!then.equals(plan)) {
            throw new IOException(
                    text("torch.run.otherPlan", run.path(), PlanJson.write(before.plan())));
        }
        if (!before.dataHash().equals(hash)) {
            throw new IOException(text("torch.run.otherData", run.path(), plan.data(), before.plan().data()));
        }
        return before.plan();
    }

    /// The checkpoint's plan, which is the run's word where a loss of power came between the two files, with what is asked for now.
    private TrainingPlan asAskedFor(TrainingPlan kept, TrainingPlan before) {
        TrainingPlan present = kept.withDevice(plan.device()).withData(plan.data());
        present = plan.epochs() == before.epochs() ? present : present.withEpochs(plan.epochs());
        present = plan.epsilon() == before.epsilon() ? present : present.withEpsilon(plan.epsilon());
        return plan.earlyStopping().equals(before.earlyStopping()) ? present : present.withEarlyStopping(plan.earlyStopping());
    }

    /// A killed run told of steps after its last checkpoint; they are done again. Changes are counted: one may be told at the very step of the
    /// checkpoint and not be part of it.
    private void forgetAfter(Progress progress) throws IOException {
        var changes = new AtomicInteger();
        run.keepEvents(event -> switch (event) {
            case TrainingEvent.Changed _ -> changes.getAndIncrement() < progress.changes();
            case TrainingEvent.StepDone step -> step.step() <= progress.step();
            case TrainingEvent.EpochDone epoch -> epoch.epoch() < progress.epoch();
            case TrainingEvent.Started _ -> true;
            case TrainingEvent.Downloading _,TrainingEvent.BoundaryMoved _,TrainingEvent.ChangeRefused _,TrainingEvent.EarlyStopped _ ->
                false;
            case TrainingEvent.Paused _,TrainingEvent.Resumed _,TrainingEvent.Finished _,TrainingEvent.Failed _ -> false;
        });
    }
}
