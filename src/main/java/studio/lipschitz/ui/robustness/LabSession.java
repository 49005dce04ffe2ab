package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Judgement;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.worker.LabEvent;
import studio.lipschitz.worker.LabJob;
import studio.lipschitz.worker.LabRequest;
import studio.lipschitz.worker.Question;
import studio.lipschitz.worker.Worker;

/// One judged run at a time, as the window sees it: its samples, which of them are chosen, and what is asked of them. FX thread only.
public final class LabSession implements AutoCloseable {
    /// Samples that are looked at together: what a person compares, and an attack does in a moment.
    static final int MOST_CHOSEN = 8;

    private final Worker worker;
    private final Executor launcher;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final StringBinding awaited = Bindings.createStringBinding(() -> text(judging() ? "lab.judging" : "lab.empty"), state);
    private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Judged>> judged = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Judgement> judgement = new ReadOnlyObjectWrapper<>(Judgement.NONE);
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<List<Integer>> chosen = new SimpleObjectProperty<>(List.of());
    private final Deque<Consumer<LabEvent>> asked = new ArrayDeque<>();
    private final List<JudgedSample> heard = new ArrayList<>();
    private @Nullable JudgedRun run;
    private @Nullable LabJob job;
    private long generation; // of the process that is listened to

    enum State {
        IDLE, JUDGING, READY, FAILED
    }

    /// What is judged: the run as its folder tells it, and the samples.
    record Judged(JudgedRun run, Subject subject) {}

    public LabSession(Worker worker) {
        this(worker, command -> Thread.ofPlatform().daemon().name("lab-start").start(command)); // it takes longer than a frame
    }

    /// @param launcher runs what may block
    LabSession(Worker worker, Executor launcher) {
        this.worker = worker;
        this.launcher = launcher;
    }

    /// Judges a run; what was judged before is let go.
    void start(LabRequest request) {
        end();
        long mine = generation;
        heard.clear();
        judged.set(Optional.empty());
        judgement.set(Judgement.NONE);
        chosen.set(List.of());
        message.set("");
        stage.set(text("lab.stage.starting"));
        state.set(State.JUDGING);
        launcher.execute(() -> {
            try {
                JudgedRun read = JudgedRun.read(request);
                LabJob started = worker.judge(request, event -> FxThread.later(() -> {
                    if (mine == generation) {
                        accept(event);
                    }
                }));
                FxThread.later(() -> begun(mine, read, started));
            } catch (IOException e) {
                String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                FxThread.later(() -> {
                    if (mine == generation) {
                        accept(new LabEvent.Ended(why));
                    }
                });
            }
        });
    }

    private void begun(long mine, JudgedRun read, LabJob started) {
        if (mine == generation && state.get() == State.JUDGING) {
            job = started;
            run = read;
            waiting.forEach(this::accept);
            waiting.clear();
        } else {
            started.close();
        }
    }

    /// Events that came before the process was known here.
    private final List<LabEvent> waiting = new ArrayList<>();

    private void accept(LabEvent event) {
        if (run == null && !(event instanceof LabEvent.Ended)) {
            waiting.add(event);
            return;
        }
        switch (event) {
            case LabEvent.Progress(String at) -> stage.set(at);
            case LabEvent.Opened(Subject subject) -> judged.set(Optional.of(new Judged(java.util.Objects.requireNonNull(run), subject)));
            case LabEvent.Judged(List<JudgedSample> next) -> {
                heard.addAll(next);
                judgement.set(new Judgement(heard));
            }
            case LabEvent.Ready _ -> {
                stage.set("");
                state.set(State.READY);
            }
            case LabEvent.Ended(String reason) -> {
                end();
                stage.set("");
                message.set(reason.isEmpty() ? text("lab.failed.ended") : reason);
                state.set(State.FAILED);
            }
            case LabEvent.Refused _,LabEvent.Samples _,LabEvent.Attacked _,LabEvent.Explains _,LabEvent.Maps _,LabEvent.Weights _,LabEvent.Limits _ -> {
                Consumer<LabEvent> answer = asked.pollFirst();
                asking.set(!asked.isEmpty());
                if (asked.isEmpty()) {
                    stage.set("");
                }
                if (answer != null) {
                    answer.accept(event);
                }
            }
        }
    }

    /// Asks; the answer, or [LabEvent.Refused], comes to `answer`. Nothing comes once another run is judged.
    void ask(Question question, Consumer<LabEvent> answer) {
        if (job != null && state.get() == State.READY) {
            asked.addLast(answer);
            asking.set(true);
            job.ask(question);
        }
    }

    /// Ends the judging, or takes back what was asked and is not answered.
    void cancel() {
        if (state.get() == State.JUDGING) {
            end();
            stage.set("");
            judged.set(Optional.empty());
            judgement.set(Judgement.NONE);
            state.set(State.IDLE);
        } else if (job != null) {
            job.cancel();
        }
    }

    /// Lets the process go; it has the network and the samples in its memory.
    private void end() {
        generation++;
        if (job != null) {
            job.close();
        }
        job = null;
        run = null;
        waiting.clear();
        asked.clear();
        asking.set(false);
    }

    @Override
    public void close() { // with the window: the worker does not outlive it
        end();
        state.set(State.IDLE);
    }

    /// Numbers of the samples that are looked at, at most [#MOST_CHOSEN].
    ObjectProperty<List<Integer>> chosenProperty() {
        return chosen;
    }

    void choose(List<Integer> samples) {
        chosen.set(samples.stream().limit(MOST_CHOSEN).toList());
    }

    /// Whether a run is being judged.
    public boolean judging() {
        return state.get() == State.JUDGING;
    }

    /// Whether a run has been judged, and its figures are shown.
    public boolean ready() {
        return state.get() == State.READY;
    }

    /// Why the last judging failed, in one sentence; empty if it did not.
    public String failure() {
        return message.get();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What stands where there are no figures: how to get them, or that they come.
    StringBinding awaited() {
        return awaited;
    }

    State state() {
        return state.get();
    }

    /// What it is at, in words; empty while nothing goes on.
    ReadOnlyStringProperty stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// Why it failed, in one sentence; empty otherwise.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Judged>> judgedProperty() {
        return judged.getReadOnlyProperty();
    }

    /// What is known so far; grows while it judges.
    ReadOnlyObjectProperty<Judgement> judgementProperty() {
        return judgement.getReadOnlyProperty();
    }

    Judgement judgement() {
        return judgement.get();
    }

    /// Whether something asked is not answered.
    ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }
}
