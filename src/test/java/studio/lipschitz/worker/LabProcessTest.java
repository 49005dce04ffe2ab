package studio.lipschitz.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.lipschitz.AttackedSample;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.BoundReport.NodeBound;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.lipschitz.CertificateReport;
import studio.lipschitz.lipschitz.Explained;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Judgement;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// A judged network in a process of its own, asked, cancelled and ended.
class LabProcessTest {
    private static final HostArray ARRAY = new HostArray(List.of(1, 2), new float[] {0.1f, -3e-30f});

    @TempDir Path folder;

    @Test
    void everyEventIsOneLineAndReadsBackAsItself() throws Exception {
        var attacked = new AttackedSample(3, 0, 0.1, 0.2, 0.15, 1, -0.1, 1, true, ARRAY, ARRAY, ARRAY);
        for (LabEvent event : List.<LabEvent>of(
                new LabEvent.Progress("x"), new LabEvent.Opened(new Subject(List.of("a\nb", "c"), Shape.of(1, 2), 7, 1, 1.5, true)),
                new LabEvent.Judged(List.of(new JudgedSample(0, -1, -0.3, Double.POSITIVE_INFINITY), new JudgedSample(1, 1, 0.1, 1 / 3.0))),
                new LabEvent.Ready(), new LabEvent.Refused("no"), new LabEvent.Samples(List.of(ARRAY)),
                new LabEvent.Attacked(List.of(attacked)),
                new LabEvent.Explains(new Explained(1, 0, 2, 0.5, Double.POSITIVE_INFINITY, 0, 0.2, ARRAY)), new LabEvent.Maps(ARRAY),
                new LabEvent.Weights(Map.of("weight", ARRAY)),
                new LabEvent.Limits(new BoundReport(new Bracket(0.5, 1), List.of(new NodeBound("a", "Linear", new Bracket(0, 2), "m")))),
                new LabEvent.Ended("over"))) {
            String line = LabJson.write(event);
            assertEquals(1, line.lines().count());
            assertEquals(line, LabJson.write(LabJson.read(line).orElseThrow()));
        }
        var back = (LabEvent.Samples) LabJson.read(LabJson.write(new LabEvent.Samples(List.of(ARRAY)))).orElseThrow();
        assertEquals(-1, java.util.Arrays.mismatch(ARRAY.values(), back.samples().getFirst().values()));
        assertTrue(LabJson.read("{\"progress\":\"x\"}").isEmpty());
        for (Question question : List.of(
                new Question.Samples(List.of(1, 2)), new Question.Attack(List.of(4), List.of(0.25)), new Question.Explain(3),
                new Question.Maps(2, "conv1"), new Question.Weights("conv1"), new Question.Limits())) {
            assertEquals(question, Question.read(Command.Json.MAPPER.readTree(question.line())));
        }
        var judge = new Command.Judge(new LabRequest(folder, "best", "", DataPart.TRAIN));
        assertEquals(judge, Command.read(judge.line()));
    }

    @Test
    void aRunIsJudgedAskedAndEnded() throws Exception {
        train();
        var events = new LinkedBlockingQueue<LabEvent>();
        LabJob job = new WorkerProcess().judge(new LabRequest(folder.resolve("run"), "last", "", DataPart.UNSEEN), events::add);
        var judged = new ArrayList<JudgedSample>();
        while (!(next(events) instanceof LabEvent.Ready)) {
            if (last instanceof LabEvent.Judged(List<JudgedSample> some)) {
                judged.addAll(some);
            }
        }
        var judgement = new Judgement(judged);
        CertificateReport certificate = new WorkerProcess().certify(folder.resolve("run"), "last", "", List.of(0.1), _ -> {});
        assertEquals(certificate.samples(), judgement.size());
        assertEquals(certificate.accuracy(), judgement.accuracy());
        assertEquals(certificate.meanRadius(), judgement.meanRadius(), "to the last bit, through two processes");
        assertEquals(certificate.certified().getFirst().accuracy(), judgement.certified(0.1));

        job.ask(new Question.Attack(List.of(0, 1), List.of(judged.get(0).held(), judged.get(1).held())));
        job.ask(new Question.Explain(0));
        job.ask(new Question.Maps(0, "nothing"));
        assertTrue(assertInstanceOf(LabEvent.Attacked.class, answer(events)).samples().stream().noneMatch(AttackedSample::fell));
        assertEquals(judged.get(0).held(), assertInstanceOf(LabEvent.Explains.class, answer(events)).explained().held());
        assertEquals("The run’s network has no node nothing.", assertInstanceOf(LabEvent.Refused.class, answer(events)).reason());
        for (int i = 0; i < 50; i++) {
            job.ask(new Question.Limits());
        }
        job.cancel();
        int cancelled = 0;
        for (int i = 0; i < 50; i++) {
            cancelled += answer(events) instanceof LabEvent.Refused(String why) && why.isEmpty() ? 1 : 0;
        }
        assertTrue(cancelled >= 40, "of 50: " + cancelled);
        job.close();
        assertEquals(new LabEvent.Ended(""), answer(events));
    }

    @Test
    void whatCannotBeJudgedIsToldInOneSentence() throws Exception {
        var events = new LinkedBlockingQueue<LabEvent>();
        new WorkerProcess().judge(new LabRequest(folder.resolve("nowhere"), "last", "", DataPart.UNSEEN), events::add);
        String reason = assertInstanceOf(LabEvent.Ended.class, answer(events)).reason();
        assertTrue(reason.contains("nowhere") && reason.endsWith("."), reason);
    }

    @Test
    void aFarEndWhoseStarterIsGoneIsEnded() throws Exception {
        train();
        var deserted = new java.util.concurrent.atomic.AtomicInteger();
        var said = new ArrayList<String>();
        new LabEnd(new BufferedReader(new StringReader("")), said::add, deserted::incrementAndGet)
                .serve(new LabRequest(folder.resolve("run"), "last", "", DataPart.UNSEEN));
        assertEquals(1, deserted.get());
        assertEquals(new LabEvent.Ended(""), LabJson.read(said.getLast()).orElseThrow());
    }

    private LabEvent last = new LabEvent.Ready();

    private LabEvent next(BlockingQueue<LabEvent> events) throws InterruptedException {
        last = java.util.Objects.requireNonNull(events.poll(120, TimeUnit.SECONDS), "nothing is told");
        return last;
    }

    /// The next event that is no progress.
    private LabEvent answer(BlockingQueue<LabEvent> events) throws InterruptedException {
        LabEvent event = next(events);
        while (!event.answers() && !(event instanceof LabEvent.Ended)) {
            event = next(events);
        }
        return event;
    }

    private void train() throws Exception {
        Network network = Network.chain(
                new Input(Shape.of(2)), SpectralLinear.DEFAULT, GroupSort2.DEFAULT, new SpectralLinear(OptionalInt.empty(), 1, true, 1));
        var project = Project.EMPTY.withDrawing(network)
                .withPlan(TrainingPlan.DEFAULT.withData("two-moons").withEpochs(1).withDevice("cpu"));
        var events = new LinkedBlockingQueue<TrainingEvent>();
        new WorkerProcess().train(new TrainRequest(project, folder.resolve("run"), false), events::add);
        for (TrainingEvent event = events.poll(120, TimeUnit.SECONDS); !(event instanceof TrainingEvent.Finished); event = events
                .poll(120, TimeUnit.SECONDS)) {
            assertTrue(event != null && !(event instanceof TrainingEvent.Failed), () -> "training failed");
        }
    }
}
