package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.lipschitz.AttackedSample;
import studio.lipschitz.lipschitz.CertificateReport;
import studio.lipschitz.lipschitz.Explained;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Judgement;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.HKRMulticlassLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingPlan;

/// What is told sample by sample is what `certify` proves of the whole, and what is found beside it never contradicts it.
class LabTest {
    @TempDir private Path folder;

    /// Of the samples that were judged.
    private final List<JudgedSample> heard = new ArrayList<>();

    private interface Looks {
        void at(Lab lab, Subject subject) throws IOException;
    }

    @Test
    void theSignOfOneOutputIsJudgedAsItIsCertified() throws Exception {
        check(Networks.moons(), Networks.moonsPlan(3), DataPart.UNSEEN, 1);
    }

    @Test
    void imagesOfSeveralClassesAreJudgedAsTheyAreCertified() throws Exception {
        var plan = new TrainingPlan(
                TinyIdx.write(folder.resolve("data"), 3), 3, 32, 1e-2, HKRMulticlassLoss.DEFAULT, 3, "cpu", 0.1);
        check(images(3), plan, DataPart.VALIDATION, 4);
    }

    @Test
    void aPartWithoutSamplesIsRefusedInASentence() throws Exception {
        var plan = new TrainingPlan("two-moons", 1, 96, 1e-2, new HKRLoss(10, 1), 3, "cpu", 0.1);
        Networks.train(Networks.moons(), plan, folder.resolve("run"), false, new TrainingControl());
        var e = assertThrows(IOException.class, () -> look(Networks.moons(), plan, DataPart.TEST, (_, _) -> {}));
        assertEquals("two-moons: there are no test samples; judge another part", e.getMessage());
    }

    private void check(Network network, TrainingPlan plan, DataPart part, int channels) throws Exception {
        Networks.train(network, plan, folder.resolve("run"), false, new TrainingControl());
        Dataset data = Datasets.open(plan.data());
        look(network, plan, part, (lab, subject) -> {
            var judgement = new Judgement(heard);
            assertEquals(part.of(data).size(), judgement.size());
            assertEquals(subject.samples(), judgement.size());
            if (part.of(data) == data.unseen()) {
                agreesWithTheCertificate(network, plan, data, judgement, subject);
            }
            int[] sure = IntStream.range(0, judgement.size()).filter(i -> heard.get(i).held() > 0).limit(24).toArray();
            assertTrue(sure.length == 24, "some are decided");
            attacksTellTheTruth(lab, sure);
            explanationsAgree(lab, sure, subject);
            insidesAreTold(lab, network, data, part, channels, subject);
            nothingIsLeftBehind(lab, List.copyOf(network.nodes()).get(1).id());
        });
    }

    private void agreesWithTheCertificate(Network network, TrainingPlan plan, Dataset data, Judgement judgement, Subject subject)
            throws IOException {
        List<Double> epsilons = new ArrayList<>(List.of(0.0, 0.05, 0.1, 0.3, 1.0));
        heard.stream().limit(40).forEach(sample -> { // the curve steps just after a radius
            epsilons.add(sample.radius());
            epsilons.add(Math.nextUp(sample.radius()));
        });
        CertificateReport report = Shipped.certify(network, plan, weights(), data, epsilons, _ -> {});
        assertEquals(report.accuracy(), judgement.accuracy());
        assertEquals(report.meanRadius(), judgement.meanRadius());
        assertEquals(report.lipschitzBound(), subject.constant());
        report.certified().forEach(within -> assertEquals(within.accuracy(), judgement.certified(within.epsilon()), "at " + within));
    }

    private void attacksTellTheTruth(Lab lab, int[] sure) throws IOException {
        List<Integer> samples = IntStream.of(sure).boxed().toList();
        List<AttackedSample> inside = lab.attack(samples, samples.stream().map(i -> heard.get(i).held()).toList(), () -> {});
        for (AttackedSample sample : inside) {
            assertFalse(sample.fell(), () -> "a certificate is refuted: " + sample);
            assertTrue(sample.distance() <= sample.held() && sample.after() >= 0 && sample.after() <= sample.before(), sample::toString);
        }
        List<AttackedSample> beyond = lab.attack(samples, samples.stream().map(i -> 4 * heard.get(i).held()).toList(), () -> {});
        long fallen = beyond.stream().filter(AttackedSample::fell).count();
        assertTrue(fallen > 0, "four times the radius should be enough for some");
        for (AttackedSample sample : beyond) {
            assertFalse(sample.refutes());
            assertEquals(sample.fell(), sample.after() < 0 && sample.now() != sample.decision(), sample::toString);
            assertTrue(
                    !sample.fell() || (sample.distance() > sample.held() && sample.distance() <= sample.epsilon()), sample::toString);
            double square = 0;
            for (int i = 0; i < sample.difference().values().length; i++) {
                square += Math.pow(sample.difference().values()[i], 2);
                assertEquals(
                        sample.adversarial().values()[i], sample.original().values()[i] + sample.difference().values()[i], 1e-5);
            }
            assertEquals(sample.distance(), Math.sqrt(square), 1e-5);
        }
        assertThrows(CancellationException.class, () -> lab.attack(samples.subList(0, 1), List.of(0.1), () -> {
            throw new CancellationException();
        }));
    }

    private void explanationsAgree(Lab lab, int[] sure, Subject subject) throws IOException {
        for (int i : sure) {
            Explained explained = lab.explain(i);
            assertFalse(explained.refutes(), explained::toString);
            assertTrue(explained.steepness() > 0 && explained.slope() <= Math.sqrt(2) * subject.constant() * (1 + 1e-12));
            assertEquals(heard.get(i).held(), explained.held());
            assertEquals(explained.held(), explained.margin() / explained.slope(), 1e-12);
        }
    }

    private void insidesAreTold(Lab lab, Network network, Dataset data, DataPart part, int channels, Subject subject)
            throws IOException {
        var own = new float[data.train().sampleSize()];
        part.of(data).copy(5, own, 0);
        HostArray told = lab.samples(List.of(5)).getFirst();
        assertEquals(-1, java.util.Arrays.mismatch(own, told.values()));
        assertEquals(subject.shape().dims(), told.shape());
        String last = List.copyOf(network.nodes()).getLast().id();
        assertEquals(List.of(subject.outputs()), lab.maps(5, last).shape());
        HostArray first = lab.maps(5, List.copyOf(network.nodes()).get(1).id());
        assertEquals(channels == 1 ? List.of(16) : List.of(channels, TinyIdx.SIDE, TinyIdx.SIDE), first.shape());
        Map<String, HostArray> weights = lab.weights(List.copyOf(network.nodes()).get(1).id());
        assertEquals(channels == 1 ? List.of(16, 2) : List.of(channels, 1, 3, 3),
                java.util.Objects.requireNonNull(weights.get("weight")).shape());
        assertThrows(IOException.class, () -> lab.weights("nothing"));
    }

    private void nothingIsLeftBehind(Lab lab, String node) throws IOException {
        long before = Pointer.totalBytes();
        for (int i = 0; i < 20; i++) {
            lab.samples(List.of(i));
            lab.explain(0);
            lab.maps(i, node);
            lab.weights(node);
        }
        lab.attack(List.of(0, 1), List.of(0.1, 0.1), () -> {});
        assertEquals(before, Pointer.totalBytes());
    }

    private void look(Network network, TrainingPlan plan, DataPart part, Looks looks) throws IOException, InterruptedException {
        var subject = new Subject[1];
        Lab.with(network, plan, weights(), Datasets.open(plan.data()), part, _ -> {}, new Lab.Listener() {
            @Override
            public void opened(Subject opened) {
                subject[0] = opened;
            }

            @Override
            public void judged(List<JudgedSample> next) {
                heard.addAll(next);
            }
        }, lab -> looks.at(lab, subject[0]));
    }

    private Path weights() {
        return new RunFolder(folder.resolve("run")).lastWeights();
    }

    private static Network images(int outputs) {
        Layer convolution = Networks.layer("SpectralConv2d", Map.of("out_channels", 4, "kernel_size", 3, "padding", 1));
        return Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(1, TinyIdx.SIDE, TinyIdx.SIDE))),
                convolution,
                Networks.layer("GroupSort2", Map.of()),
                Networks.layer("Flatten", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", outputs)));
    }
}
