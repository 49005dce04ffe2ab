package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.torch.Shipped.Decided;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.Safetensors.Array;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingPlan;

/// Templates trained as they stand, in fewer epochs where that takes long.
class TemplateTrainingTest {

    /// How far a layer's largest singular value may be from its constant.
    private static final double NEAR = 1e-3;

    @TempDir private Path folder;

    @Test
    void theDocumentationsNetworkTellsDigitsApartInTheEpochsOfItsTemplate() throws Exception {
        tellsDigitsApart(Template.DOCUMENTATION, 0.985);
    }

    @Test
    void theDenseTemplateTellsDigitsApartInTheEpochsOfItsTemplate() throws Exception {
        tellsDigitsApart(Template.DENSE, 0.990);
    }

    /// The best epoch is the one whose weights are kept as `best.safetensors`.
    private void tellsDigitsApart(Template template, double accuracy) throws Exception {
        Project project = template.load();
        List<EpochDone> epochs = epochs(template, project.plan().epochs());
        assertEquals(project.plan().epochs(), epochs.size());
        assertTrue(epochs.stream().anyMatch(epoch -> epoch.valAccuracy() >= accuracy), epochs::toString);
        gain(template, project.plan(), 1);
        for (String weights : List.of("last", "best")) {
            var run = new RunFolder(folder.resolve("run"));
            holdTheirConstants(project, weights.equals("last") ? run.lastWeights() : run.bestWeights());
        }
    }

    /// Every spectral layer's, recomputed in float64 from the weights that ship: the largest singular value of what its parameter is normalised as, the
    /// weight with a row for each output channel, is its constant; and the convolution's operator norm is nowhere above the layer's.
    private static void holdTheirConstants(Project project, Path weights) throws Exception {
        Map<String, Array> shipped = Safetensors.read(weights).tensors();
        Analysis analysis = Analysis.of(project.network());
        int layers = 0;
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var open = Shipped.open(project.network(), project.plan(), weights);
            Map<String, Bracket> norms = new Spectra(open.model()).read(open.weights());
            for (String id : analysis.order()) {
                Layer layer = project.network().node(id).layer();
                if (!layer.module().startsWith("Spectral")) {
                    continue;
                }
                Array weight = Objects.requireNonNull(shipped.get(id + ".weight"));
                int taps = weight.shape().length == 4 ? (int) (weight.shape()[2] * weight.shape()[3]) : 1;
                double constant = 1 / Math.sqrt(taps); // by a convolution of stride 1 that keeps the size, each pixel is read as often as there are taps
                double largest = largestSingularValue(weight);
                Bracket norm = Objects.requireNonNull(norms.get(id));
                System.out.printf(Locale.ROOT, "%s, %s: largest singular value %.7f of the constant, operator norm %.7f to %.7f%n",
                        weights.getFileName(), id, largest / constant, norm.lower(), norm.upper());
                assertEquals(1, largest / constant, NEAR, id);
                assertTrue(norm.upper() <= 1, id + " has the norm " + norm);
                assertTrue(taps > 1 || Math.abs(norm.lower() - 1) < NEAR, id + " has the norm " + norm);
                layers++;
            }
        }
        assertEquals(project.network().nodes().stream().filter(node -> node.layer().module().startsWith("Spectral")).count(), layers);
        assertTrue(layers >= 3, "spectral layers: " + layers);
    }

    private static double largestSingularValue(Array weight) {
        var values = new double[weight.values().length];
        Arrays.setAll(values, i -> weight.values()[i]);
        Tensor matrix = Tensors.of(values, new Device("cpu"), weight.shape()[0], values.length / weight.shape()[0]);
        return torch.linalg_svdvals(matrix).max().item_double();
    }

    @Test
    void theMoonsAreSeparated() throws Exception {
        EpochDone last = epochs(Template.MOONS, 30).getLast();
        assertTrue(last.valAccuracy() >= 0.999, last::toString);
    }

    /// A 1-Lipschitz function cannot find more than the true distance, 35.
    @Test
    void theWassersteinDistanceIsApproachedFromBelow() throws Exception {
        EpochDone last = epochs(Template.WASSERSTEIN, 5).getLast();
        assertTrue(last.valKr() > 30 && last.valKr() <= 35 * (1 + 1e-6), last::toString);
    }

    /// Colour images of noise, twenty a class: what counts is that every part of the network takes and gives gradients.
    @ParameterizedTest
    @EnumSource(names = {"FASHION", "RESIDUAL"})
    void theTemplatesOfDownloadedSetsTrain(Template template) throws Exception {
        Project project = template.load();
        Shape shape = Analysis.of(project.network()).inputShape().orElseThrow();
        var random = new Random(4);
        var images = folder.resolve("images");
        for (int kind = 0; kind < 10; kind++) {
            Path of = Files.createDirectories(images.resolve("class" + kind));
            for (int i = 0; i < 20; i++) {
                var image = new BufferedImage(shape.dim(2), shape.dim(1), BufferedImage.TYPE_INT_RGB);
                for (int y = 0; y < shape.dim(1); y++) {
                    for (int x = 0; x < shape.dim(2); x++) {
                        image.setRGB(x, y, random.nextInt(1 << 24));
                    }
                }
                ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
            }
        }
        String data = "images:" + images + (shape.dim(0) == 1 ? "?grey" : "");
        var plan = project.plan().withData(data).withBatch(20).withEpochs(2).withDevice("cpu");
        var done = Networks.epochs(Networks.train(project.network(), plan, folder.resolve("run"), false, new TrainingControl()));
        assertEquals(2, done.size());
        assertTrue(done.getLast().trainLoss() < done.getFirst().trainLoss(), done::toString);
        Analysis analysis = Analysis.of(project.network());
        for (var layer : done.getLast().layers()) {
            double bound = analysis.node(layer.id()).verdict().bound().orElseThrow();
            assertTrue(layer.upper() > 0 && layer.upper() <= bound, layer + " has the bound " + bound);
        }
        double gain = gain(template, plan, 2);
        assertTrue(template != Template.FASHION || gain > 1.2, "each output on its own is 1-Lipschitz: " + gain);
    }

    /// How many times our radii are those of the published rule, on average over the samples that training did not see; no single one is smaller.
    ///
    /// @param divisor of the published rule for a network of constant 1: 1 of one output; of the margin of the first two outputs 2, or the root of 2 where the
    ///     outputs are jointly 1-Lipschitz
    private double gain(Template template, TrainingPlan plan, double divisor) throws Exception {
        List<Decided> decided = Shipped.decided(
                template.load().network(), plan, new RunFolder(folder.resolve("run")).lastWeights(), Datasets.open(plan.data()));
        double[] gains = decided.stream().mapToDouble(sample -> sample.radius() / (margin(sample.outputs()) / divisor)).toArray();
        double least = DoubleStream.of(gains).min().orElseThrow();
        double mean = DoubleStream.of(gains).average().orElseThrow();
        System.out.printf(
                Locale.ROOT, "%s: radii over those of the published rule, %d samples: least %.4f, mean %.4f%n", template.title(),
                gains.length,
                least, mean);
        assertTrue(least >= 1, template + " has a smaller radius: " + least);
        return mean;
    }

    private static double margin(double[] outputs) {
        double[] sorted = outputs.clone();
        Arrays.sort(sorted);
        return outputs.length == 1 ? Math.abs(outputs[0]) : sorted[sorted.length - 1] - sorted[sorted.length - 2];
    }

    private List<EpochDone> epochs(Template template, int epochs) throws Exception {
        Project project = template.load();
        var plan = project.plan().withEpochs(epochs).withDevice("cpu");
        var done = new ArrayList<EpochDone>();
        new Trainer(project.network(), plan, new RunFolder(folder.resolve("run")), false, new TrainingControl(), event -> {
            if (event instanceof EpochDone epoch) {
                done.add(epoch);
                System.out.printf("%s, epoch %d: accuracy %.4f, KR %.3f%n", template.title(), epoch.epoch(), epoch.valAccuracy(),
                        epoch.valKr());
            }
        }).train();
        return done;
    }
}
