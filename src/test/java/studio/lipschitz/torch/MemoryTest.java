package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.WorkerProcess;

/// In a worker, as users train: the heap of the tests' own JVM grows and shrinks by more than what is looked for.
class MemoryTest {
    private static final long MEBIBYTE = 1 << 20;

    /// Until then allocators and libraries take what they keep: the ends of the first six epochs are in it.
    private static final int WARM = 2_500;

    private static final int STEPS = 2_000;

    /// The same of a small network, of which a leak of 30 kB a step is looked for.
    private static final int SOON = 400;

    private static final int FEW = 400;

    /// A step that leaks 6.3 kB passes it: any activation, the dense weight; so does an epoch's end that leaks 2 MB.
    private static final long SLACK = 12 * MEBIBYTE;

    private final List<Long> resident = new ArrayList<>();
    private final CompletableFuture<TrainingJob> job = new CompletableFuture<>();
    private final CompletableFuture<TrainingEvent> end = new CompletableFuture<>();

    /// Resident memory at the steps that are told, the ends of six epochs and all readings of layers among them.
    @Test
    @EnabledOnOs(OS.LINUX)
    void residentMemoryIsFlatOverTwoThousandSteps(@TempDir Path folder) throws Exception {
        staysFlat(Networks.documentation(4), new TrainingPlan("mnist08", 1_000, 32, 1e-3, new HKRLoss(10, 1), 0, "cpu", 0.5), WARM, STEPS,
                folder);
    }

    /// `GroupSort2` makes a native hook a step, which holds what went into it: 64 kB here.
    @Test
    @EnabledOnOs(OS.LINUX)
    void soItIsWithHooksOfSortedPairs(@TempDir Path folder) throws Exception {
        Layer dense = Networks.layer("SpectralLinear", Map.of("out_features", 128));
        Layer sorted = Networks.layer("GroupSort2", Map.of());
        Network network = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(2))), dense, sorted, dense, sorted,
                Networks.layer("FrobeniusLinear", Map.of("out_features", 1)));
        staysFlat(network, new TrainingPlan("two-moons", 10_000, 64, 1e-3, new HKRLoss(10, 1), 3, "cpu", 0.1), SOON, FEW, folder);
    }

    private void staysFlat(Network network, TrainingPlan plan, int warm, int steps, Path folder) throws Exception {
        Project project = Project.EMPTY.withDrawing(network).withPlan(plan);
        Path run = folder.resolve("run");
        job.complete(new WorkerProcess().train(new TrainRequest(project, run, false), event -> told(event, warm, steps)));
        assertEquals(new TrainingEvent.Finished(run.toString(), true), end.get(5, TimeUnit.MINUTES));

        long first = resident.getFirst();
        long most = resident.stream().mapToLong(Long::longValue).max().orElseThrow();
        System.out.printf(
                "resident memory of a worker over %d steps after %d, MiB: %.1f at first, at most %.1f%n",
                steps, warm, (double) first / MEBIBYTE, (double) most / MEBIBYTE);
        assertTrue(resident.size() > 20, () -> "looked only " + resident.size() + " times");
        assertTrue(most <= first + SLACK, () -> "grew from " + first + " to " + most);
    }

    /// On a thread of the job.
    private void told(TrainingEvent event, int warm, int steps) {
        switch (event) {
            case TrainingEvent.StepDone step when step.step() >= warm -> {
                resident.add(residentOf(job.join().pid()));
                if (step.step() >= warm + steps) {
                    job.join().stop();
                }
            }
            case TrainingEvent.Finished _,TrainingEvent.Failed _ -> end.complete(event);
            default -> {}
        }
    }

    /// Bytes. proc(5): `VmRSS` of `status`, in kB.
    private static long residentOf(long pid) {
        try {
            String line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(l -> l.startsWith("VmRSS:")).findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
