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
import java.util.Random;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.torch.Shipped.Decided;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingPlan;

/// Templates trained as they stand, in fewer epochs where that takes long.
class TemplateTrainingTest {

    private static final double DOCUMENTATION_ACCURACY = 0.985;

    @TempDir private Path folder;

    /// The best epoch is the one whose weights are kept as `best.safetensors`; those after the first that is good enough are not waited for.
    @Test
    void theDocumentationsNetworkTellsDigitsApartInTheEpochsOfItsTemplate() throws Exception {
        List<EpochDone> epochs = epochs(Template.DOCUMENTATION, Template.DOCUMENTATION.load().plan().epochs(), DOCUMENTATION_ACCURACY);
        assertTrue(epochs.getLast().valAccuracy() >= DOCUMENTATION_ACCURACY, epochs::toString);
        gain(Template.DOCUMENTATION, Template.DOCUMENTATION.load().plan(), 1);
    }

    @Test
    void theDenseTemplateTellsDigitsApartAfterThreeOfItsTenEpochs() throws Exception {
        EpochDone last = epochs(Template.DENSE, 3).getLast();
        assertTrue(last.valAccuracy() >= 0.990, last::toString);
        gain(Template.DENSE, Template.DENSE.load().plan(), 1);
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
        return epochs(template, epochs, Double.POSITIVE_INFINITY);
    }

    /// @param enough accuracy after which no further epoch is trained
    private List<EpochDone> epochs(Template template, int epochs, double enough) throws Exception {
        Project project = template.load();
        var plan = project.plan().withEpochs(epochs).withDevice("cpu");
        var control = new TrainingControl();
        var done = new ArrayList<EpochDone>();
        new Trainer(project.network(), plan, new RunFolder(folder.resolve("run")), false, control, event -> {
            if (event instanceof EpochDone epoch) {
                done.add(epoch);
                System.out.printf("%s, epoch %d: accuracy %.4f, KR %.3f%n", template.title(), epoch.epoch(), epoch.valAccuracy(),
                        epoch.valKr());
                if (epoch.valAccuracy() >= enough) {
                    control.stop();
                }
            }
        }).train();
        return done;
    }
}
