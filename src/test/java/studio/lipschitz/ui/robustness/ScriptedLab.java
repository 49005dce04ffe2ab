package studio.lipschitz.ui.robustness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import studio.lipschitz.lipschitz.AttackedSample;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.BoundReport.NodeBound;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.lipschitz.Explained;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.worker.LabEvent;
import studio.lipschitz.worker.LabJob;
import studio.lipschitz.worker.LabRequest;
import studio.lipschitz.worker.Question;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// A worker that judges coloured noise of ten classes, and answers as the test wants.
final class ScriptedLab implements Worker {
    static final List<String> CLASSES = List.of(
            "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    private static final int SIDE = 12;

    final List<Question> questions = new ArrayList<>();
    final List<JudgedSample> samples = new ArrayList<>();

    /// How far away an attack finds another decision, in radii; none of 0.
    volatile double falls;

    /// Of a gradient's norm to what is proved of it.
    volatile double steepness = 0.7;

    /// Of a sample: an image, or numbers of a table.
    volatile List<Integer> shape = List.of(3, SIDE, SIDE);

    /// Whether it stops in the middle of judging.
    volatile boolean waits;
    final AtomicInteger closed = new AtomicInteger();
    volatile Consumer<LabEvent> listener = _ -> {};

    ScriptedLab() {
        var random = new Random(2);
        for (int i = 0; i < 240; i++) {
            int kind = random.nextInt(10);
            int decision = i == 11 ? JudgedSample.UNDECIDED : random.nextInt(4) == 0 ? random.nextInt(10) : kind;
            double size = Math.abs(random.nextGaussian());
            double held = decision == JudgedSample.UNDECIDED ? 0 : size / Math.sqrt(2);
            samples.add(new JudgedSample(kind, decision, decision == kind ? size : -size, held));
        }
    }

    @Override
    public TrainingJob train(TrainRequest request, Consumer<TrainingEvent> events) throws IOException {
        throw new IOException("it does not train");
    }

    @Override
    public LabJob judge(LabRequest request, Consumer<LabEvent> told) {
        listener = told;
        told.accept(new LabEvent.Progress("the bounds of the layers"));
        told.accept(new LabEvent.Opened(new Subject(CLASSES, new Shape(shape), samples.size(), 10, 1, true)));
        told.accept(new LabEvent.Judged(samples.subList(0, 100)));
        if (!waits) {
            told.accept(new LabEvent.Judged(samples.subList(100, samples.size())));
            told.accept(new LabEvent.Ready());
        }
        return new LabJob() {
            @Override
            public void ask(Question question) {
                questions.add(question);
                told.accept(answer(question));
            }

            @Override
            public void cancel() {
                told.accept(new LabEvent.Refused(""));
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private LabEvent answer(Question question) {
        return switch (question) {
            case Question.Samples(List<Integer> wanted) -> new LabEvent.Samples(wanted.stream().map(i -> noise(i, sizes())).toList());
            case Question.Attack(List<Integer> wanted, List<Double> epsilons) -> new LabEvent.Attacked(IntStream
                    .range(0, wanted.size()).mapToObj(i -> attacked(wanted.get(i), epsilons.get(i))).toList());
            case Question.Explain(int sample) -> new LabEvent.Explains(new Explained(
                    sample, samples.get(sample).decision(), (samples.get(sample).decision() + 1) % 10,
                    Math.abs(samples.get(sample).margin()), Math.sqrt(2), samples.get(sample).held(), steepness * Math.sqrt(2),
                    signed(sample, sizes())));
            case Question.Maps(int sample, String _) -> new LabEvent.Maps(signed(sample, 16, SIDE, SIDE));
            case Question.Weights(String _) -> new LabEvent.Weights(Map.of("weight", signed(1, 16, 3, 3, 3), "bias", signed(2, 16)));
            case Question.Limits() -> new LabEvent.Limits(new BoundReport(new Bracket(0.61, 0.9999), List.of(
                    new NodeBound("spectralconv2d1", "SpectralConv2d", new Bracket(0.5, 0.71), "m"))));
        };
    }

    private AttackedSample attacked(int number, double epsilon) {
        JudgedSample sample = samples.get(number);
        boolean fell = falls > 0 && falls * sample.held() <= epsilon;
        double distance = fell ? falls * sample.held() : epsilon;
        double margin = Math.abs(sample.margin());
        HostArray original = noise(number, sizes());
        HostArray difference = signed(number, sizes());
        var moved = original.values().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += difference.values()[i];
        }
        return new AttackedSample(
                number, sample.decision(), sample.held(), epsilon, distance, margin, fell ? -0.01 : 0.3 * margin,
                fell ? (sample.decision() + 1) % 10 : sample.decision(), fell, original, new HostArray(original.shape(), moved),
                difference);
    }

    private Integer[] sizes() {
        return shape.toArray(Integer[]::new);
    }

    private static HostArray noise(int seed, Integer... shape) {
        var random = new Random(seed);
        var values = new float[List.of(shape).stream().reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new HostArray(List.of(shape), values);
    }

    private static HostArray signed(int seed, Integer... shape) {
        HostArray noise = noise(seed, shape);
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] = 0.2f * (noise.values()[i] - 0.5f);
        }
        return noise;
    }
}
