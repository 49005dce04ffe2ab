package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.torch.Lab;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingPlan;

/// The far end of a [LabJob]: judges, then answers one question after another until nobody is left to ask.
final class LabEnd implements Lab.Listener {
    /// What stands for a question once there are no more.
    private static final Optional<Question> NO_MORE = Optional.empty();

    private static final int LOOKS_A_WORD = 8;

    private final BufferedReader lines;
    private final Consumer<String> say;
    private final Runnable deserted;
    private final BlockingQueue<Optional<Question>> questions = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;

    /// @param deserted ends what goes on when whoever asked is gone
    LabEnd(BufferedReader lines, Consumer<String> say, Runnable deserted) {
        this.lines = lines;
        this.say = say;
        this.deserted = deserted;
    }

    void serve(LabRequest request) throws IOException, InterruptedException {
        Thread.ofPlatform().daemon().name("worker-questions").start(this::read);
        RunFolder run = new RunFolder(request.run());
        Project project = ProjectFile.read(run.networkFile());
        TrainingPlan plan = Findings.plan(run, project);
        tell(new LabEvent.Progress(text("worker.lab.data")));
        Dataset data = Datasets.open(request.data().isEmpty() ? plan.data() : request.data());
        Lab.with(
                project.network(), plan, Findings.weights(run, request.weights()), data, request.part(), this::progress, this,
                this::answer);
        tell(new LabEvent.Ended(""));
    }

    private void answer(Lab lab) throws InterruptedException {
        tell(new LabEvent.Ready());
        for (Optional<Question> next = questions.take(); next.isPresent(); next = questions.take()) {
            cancelled = false;
            LabEvent answer;
            try {
                answer = answer(lab, next.get());
            } catch (CancellationException e) {
                answer = new LabEvent.Refused("");
            } catch (IOException e) {
                answer = new LabEvent.Refused(FarEnd.sentence(e));
            }
            tell(answer);
        }
    }

    private LabEvent answer(Lab lab, Question question) throws IOException {
        return switch (question) {
            case Question.Samples(List<Integer> samples) -> new LabEvent.Samples(lab.samples(samples));
            case Question.Attack(List<Integer> samples, List<Double> epsilons) ->
                new LabEvent.Attacked(lab.attack(samples, epsilons, counting()));
            case Question.Explain(int sample) -> new LabEvent.Explains(lab.explain(sample));
            case Question.Maps(int sample, String node) -> new LabEvent.Maps(lab.maps(sample, node));
            case Question.Weights(String node) -> new LabEvent.Weights(lab.weights(node));
            case Question.Limits() -> new LabEvent.Limits(lab.limits(this::progress));
        };
    }

    /// Follows what is asked while something is computed.
    private void read() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode object = Command.Json.MAPPER.readTree(line);
                if (object.path("ask").asText().equals("cancel")) {
                    for (Optional<Question> waiting = questions.poll(); waiting != null; waiting = questions.poll()) {
                        tell(new LabEvent.Refused(""));
                    }
                    cancelled = true;
                } else {
                    questions.add(Optional.of(Question.read(object)));
                }
            }
        } catch (IOException e) {
            System.err.println("questions cannot be read any more: " + e.getMessage());
        }
        questions.add(NO_MORE);
        deserted.run();
    }

    private void progress(String stage) {
        goOn();
        tell(new LabEvent.Progress(stage));
    }

    /// Tells how far an attack is, every so often.
    private Runnable counting() {
        var looks = new int[1];
        return () -> {
            goOn();
            if (looks[0]++ % LOOKS_A_WORD == 0) {
                tell(new LabEvent.Progress(text("worker.lab.attack", 100 * looks[0] / Lab.ATTACK_LOOKS)));
            }
        };
    }

    private void goOn() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    @Override
    public void opened(Subject subject) {
        tell(new LabEvent.Opened(subject));
    }

    @Override
    public void judged(List<JudgedSample> next) {
        tell(new LabEvent.Judged(next));
    }

    private void tell(LabEvent event) {
        say.accept(LabJson.write(event));
    }
}
