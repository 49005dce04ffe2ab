package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

class MemoryTest {
    private static final long MEBIBYTE = 1 << 20;

    /// What Java's heap may add meanwhile. One leaked activation a step, 32 samples of 4 x 28 x 28 floats, passes it within 42 steps; the largest
    /// weight, 196 x 32 floats, within the thousand that are compared.
    private static final long SLACK = 16 * MEBIBYTE;

    /// Resident memory at the steps that are told: what the second quarter of the run reached is not passed by the last.
    @Test
    void residentMemoryIsFlatOverTwoThousandSteps(@TempDir Path folder) throws Exception {
        Network network = Networks.documentation(4);
        var plan = new TrainingPlan("mnist08", 1_000, 32, 1e-3, new HKRLoss(10, 1), 0, "cpu", 0.5);
        var resident = new ArrayList<Long>();
        var steps = new long[1];
        var control = new TrainingControl();
        new Trainer(network, plan, new RunFolder(folder), false, control, event -> {
            if (event instanceof TrainingEvent.StepDone step) {
                steps[0] = step.step();
                resident.add(Pointer.physicalBytes());
                if (step.step() >= 2_000) {
                    control.stop();
                }
            }
        }).train();
        assertTrue(steps[0] >= 2_000, "steps " + steps[0]);
        long warm = most(resident, resident.size() / 4, resident.size() / 2);
        long late = most(resident, 3 * resident.size() / 4, resident.size());
        System.out.printf(
                "resident memory over %d steps, MiB: %d at first, %d after a quarter, %d in the last quarter%n",
                steps[0], resident.getFirst() / MEBIBYTE, warm / MEBIBYTE, late / MEBIBYTE);
        assertTrue(late <= warm + SLACK, () -> "grew from " + warm + " to " + late);
    }

    private static long most(List<Long> values, int from, int to) {
        return values.subList(from, to).stream().mapToLong(Long::longValue).max().orElseThrow();
    }
}
