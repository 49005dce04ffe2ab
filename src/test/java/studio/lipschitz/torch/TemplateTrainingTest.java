package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent.EpochDone;

/// Templates trained as they stand, in fewer epochs where that takes long.
class TemplateTrainingTest {

    @TempDir private Path folder;

    @Test
    void theDenseTemplateTellsDigitsApartAfterThreeEpochs() throws Exception {
        EpochDone last = last(Template.DENSE, 3);
        assertTrue(last.valAccuracy() >= 0.985, last::toString);
    }

    @Test
    void theMoonsAreSeparated() throws Exception {
        EpochDone last = last(Template.MOONS, 10);
        assertTrue(last.valAccuracy() >= 0.985, last::toString);
    }

    /// A 1-Lipschitz function cannot find more than the true distance, 35.
    @Test
    void theWassersteinDistanceIsApproachedFromBelow() throws Exception {
        EpochDone last = last(Template.WASSERSTEIN, 5);
        assertTrue(last.valKr() > 30 && last.valKr() <= 35 * (1 + 1e-6), last::toString);
    }

    private EpochDone last(Template template, int epochs) throws Exception {
        Project project = template.load();
        var plan = project.plan().withEpochs(epochs).withDevice("cpu");
        var events = Networks.train(project.network(), plan, folder.resolve("run"), false, new TrainingControl());
        EpochDone last = Networks.epochs(events).getLast();
        System.out.printf("%s after %d epochs: accuracy %.4f, KR %.3f%n", template.title(), epochs, last.valAccuracy(), last.valKr());
        return last;
    }
}
