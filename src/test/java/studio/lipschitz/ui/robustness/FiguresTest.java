package studio.lipschitz.ui.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.lipschitz.AttackedSample;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.BoundReport.NodeBound;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.lipschitz.Certificate;
import studio.lipschitz.lipschitz.Explained;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Judgement;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.KRLoss;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.chart.Histogram;
import studio.lipschitz.ui.chart.Radii;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;
import studio.lipschitz.worker.LabRequest;

/// What the lab computes of what a worker tells: curves, pictures of numbers, and words.
class FiguresTest {
    private static final Subject SIGN = new Subject(List.of("moon", "sun"), Shape.of(2), 4, 1, 2, false);

    @Test
    void figuresOfTheWholeAreThoseOfACertificate() {
        var random = new Random(5);
        var outputs = new double[400];
        var targets = new double[400];
        var samples = new ArrayList<JudgedSample>();
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = i == 7 ? 0 : i == 8 ? Double.NaN : Math.round(random.nextGaussian() * 8) / 8.0; // with many equal ones
            targets[i] = random.nextInt(3) == 0 ? -1 : 1;
            int decision = outputs[i] > 0 ? 0 : outputs[i] < 0 ? 1 : JudgedSample.UNDECIDED;
            samples.add(new JudgedSample(
                    targets[i] > 0 ? 0 : 1, decision, outputs[i] * targets[i],
                    decision == JudgedSample.UNDECIDED ? 0 : Certificate.radius(outputs[i], 1.7)));
        }
        var judgement = new Judgement(samples);
        Snapshot curve = OverviewPage.points(judgement);
        for (int i = 0; i < curve.size(); i++) {
            Certificate certificate = Certificate.of(outputs, targets, 1.7, curve.x()[i]);
            assertEquals(certificate.certifiedAccuracy(), curve.y()[i], "at epsilon " + curve.x()[i]);
            assertEquals(certificate.certifiedAccuracy(), judgement.certified(curve.x()[i]));
            assertEquals(certificate.accuracy(), judgement.accuracy());
            assertEquals(certificate.meanRadius(), judgement.meanRadius());
            assertTrue(i == 0 || curve.x()[i] > curve.x()[i - 1]);
        }
        assertTrue(curve.size() > 20 && curve.lastY() == 0);
        int told = Arrays.stream(judgement.confusion(2)).flatMapToInt(Arrays::stream).sum();
        assertEquals(400, told);
        assertTrue(judgement.confusion(2)[0][2] + judgement.confusion(2)[1][2] >= 2, "the zero and what is no number are undecided");
    }

    @Test
    void whatIsReadHolds() {
        assertEquals("0.1234", Radii.proved(0.12349));
        assertEquals("0.1235", Radii.found(0.12341));
        assertEquals("0.000123", Radii.proved(0.00012399));
        assertEquals("0", Radii.proved(0));
        assertEquals("infinite", Radii.proved(Double.POSITIVE_INFINITY).toLowerCase(java.util.Locale.ROOT));
        assertEquals(List.of(1, 0, 2), Histogram.count(new double[] {0, 0.9, 1, Double.POSITIVE_INFINITY}, 1, 3));
    }

    @Test
    void aVerdictSaysWhatAnAttackCameTo() {
        assertEquals(AttackRow.Verdict.HELD, verdict(0.5, 0.5, 0.5, false));
        assertEquals(AttackRow.Verdict.NOT_FOUND, verdict(0.5, 0.6, 0.6, false));
        assertEquals(AttackRow.Verdict.FELL, verdict(0.5, 0.6, 0.55, true));
        assertEquals(AttackRow.Verdict.REFUTED, verdict(0.5, 0.6, 0.5, true), "the ball that is certified is closed");
        assertEquals(AttackRow.Verdict.FELL, verdict(0, 0.6, 0.01, true));
    }

    private static AttackRow.Verdict verdict(double held, double epsilon, double distance, boolean fell) {
        var array = new HostArray(List.of(1), new float[1]);
        return AttackRow.Verdict.of(new AttackedSample(0, 0, held, epsilon, distance, 1, fell ? -1 : 0.1, 0, fell, array, array, array));
    }

    @Test
    void weightsAreLaidOutAsWhatTheyAre() {
        Tiles kernels = Tiles.ofWeight(array(8, 3, 5, 5), Optional.empty());
        assertEquals(List.of(24, 3, 5, 5), List.of(kernels.count(), kernels.across(), kernels.height(), kernels.width()));
        Tiles images = Tiles.ofWeight(array(16, 784), Optional.of(Shape.of(1, 28, 28)));
        assertEquals(List.of(16, 0, 28, 28), List.of(images.count(), images.across(), images.height(), images.width()));
        assertEquals(images.values()[28 * 28 * 3 + 28 * 2 + 1], images.at(3, 2, 1));
        Tiles matrix = Tiles.ofWeight(array(16, 64), Optional.of(Shape.of(16, 2, 2)));
        assertEquals(List.of(1, 16, 64), List.of(matrix.count(), matrix.height(), matrix.width()));
        Tiles many = Tiles.ofWeight(array(300, 300, 3, 3), Optional.empty());
        assertEquals(900, many.count());
        assertEquals(90_000 - 900, many.leftOut());
        Tiles folded = Tiles.ofMaps(array(50));
        assertEquals(List.of(7, 8), List.of(folded.height(), folded.width()));
        assertEquals(Float.NEGATIVE_INFINITY, folded.at(0, 6, 7), "no number stands there");
        assertEquals(49, folded.most());
        assertEquals(Optional.of(Shape.of(1, 2, 2)), run(new HKRLoss(10, 1)).imageBefore("spectrallinear1"));
        assertEquals(Optional.empty(), run(new HKRLoss(10, 1)).imageBefore("spectrallinear2"));
    }

    private static HostArray array(Integer... shape) {
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = i;
        }
        return new HostArray(List.of(shape), values);
    }

    @Test
    void whatLimitsIsComputed() {
        var judgement = new Judgement(List.of(
                new JudgedSample(0, 0, 3, 1.5), new JudgedSample(0, 0, 1, 0.5), new JudgedSample(1, 1, 2, 1),
                new JudgedSample(1, 0, -1, 0.5)));
        List<String> set = Advice.ofSet(SIGN, judgement);
        assertEquals("A radius is the output’s size over its slope. The slope is the bound of the network’s constant, 2.0000.", set.get(0));
        assertTrue(set.get(1).contains("margin is 2.0000 over a slope of 2.0000: a radius of about 1.0000"), set.get(1));
        assertTrue(set.get(2).contains("1 decisions are wrong (25.0 %)") && set.get(2).contains("0.7500, and 1.0000"), set.get(2));
        assertTrue(Advice.ofSet(new Subject(List.of("a"), Shape.of(2), 1, 1, Double.POSITIVE_INFINITY, false), judgement).getFirst()
                .startsWith("The network has no bound"));

        List<String> plan = Advice.ofPlan(run(new HKRLoss(9, 0.5)), judgement);
        assertTrue(plan.get(0).contains("a margin of about 1.2000 is needed; 50.0 % of the samples have it"), plan.get(0));
        assertTrue(plan.get(1).contains("min_margin 0.5000, less than the 1.2000"), plan.get(1));
        assertTrue(plan.get(2).startsWith("75.0 % are right") && plan.get(2).contains("weighs 90.0 %"), plan.get(2));
        assertTrue(
                Advice.ofPlan(run(new HKRLoss(9, 2)), judgement).get(1).startsWith("50.0 % of the samples have passed min_margin 2.0000"));
        assertTrue(Advice.ofPlan(run(new HKRLoss(9, 2.5)), judgement).get(1).startsWith("Only 25.0 %"));
        assertTrue(Advice.ofPlan(run(KRLoss.DEFAULT), judgement).get(1).startsWith("The loss KRLoss asks for no margin"));
        var right = new Judgement(judgement.samples().subList(0, 3));
        assertTrue(
                Advice.ofPlan(run(new HKRLoss(0.9, 2.5)), right).get(2).contains("weighs 10.0 %; alpha 0.8000 would let it weigh 20.0 %"));

        var report = new BoundReport(new Bracket(1, 2), List.of(
                new NodeBound("input1", "Input", new Bracket(1, 1), ""), new NodeBound("spectrallinear1", "", new Bracket(0, 0.7), ""),
                new NodeBound("spectrallinear2", "", new Bracket(0, 1), ""), new NodeBound("linear1", "", new Bracket(0, 1.4), "")));
        List<String> bounds = Advice.ofBounds(run(new HKRLoss(9, 1)), report);
        assertTrue(bounds.get(0).contains("50.0 % of it") && bounds.get(0).contains("2.00 times"), bounds.get(0));
        assertTrue(bounds.get(1).contains("spectrallinear1 (0.7000 of 1.0000)") && !bounds.get(1).contains("spectrallinear2"),
                bounds.get(1));

        var explained = new Explained(3, 0, 1, 1, 2, 0.5, 0.5, array(2));
        List<String> sample = Advice.ofSample(SIGN, judgement.samples().get(1), explained, 0.6);
        assertEquals("Sample 3: its margin over sun is 1.0000, the slope 2.0000; their quotient is the radius, 0.5000.", sample.get(0));
        assertTrue(sample.get(1).contains("margin of 1.2000, 1.20 times"), sample.get(1));
        assertTrue(sample.get(2).contains("25 % of its slope") && sample.get(2).contains("about 2.0000"), sample.get(2));
        assertTrue(new Explained(3, 0, 1, 1, 2, 0.5, 2.001, array(2)).refutes());
    }

    private static JudgedRun run(Loss loss) {
        Network network = Network.chain(
                new Input(Shape.of(1, 2, 2)), studio.lipschitz.layer.Catalogue.find("Flatten").orElseThrow().defaults(),
                SpectralLinear.DEFAULT, SpectralLinear.DEFAULT, Linear.DEFAULT);
        return new JudgedRun(
                new LabRequest(Path.of("run"), "last", "", DataPart.UNSEEN), Analysis.of(network),
                TrainingPlan.DEFAULT.withLoss(loss).withEpsilon(0.6));
    }
}
