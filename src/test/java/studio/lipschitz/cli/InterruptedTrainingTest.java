package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// Ctrl-C, sent to the command as a terminal sends it.
class InterruptedTrainingTest {
    private static final long PATIENCE_SECONDS = 180;
    private static final int INTERRUPTED = 130;

    @TempDir private Path folder;

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anInterruptLeavesACheckpointSaysSoAndTheRunGoesOn() throws Exception {
        Path file = folder.resolve("moons.lipnet");
        ProjectFile.write(file, Project.EMPTY
                .withDrawing(Network.chain(
                        new Input(Shape.of(2)),
                        SpectralLinear.DEFAULT,
                        GroupSort2.DEFAULT,
                        new SpectralLinear(OptionalInt.empty(), 1, true, 1)))
                .withPlan(TrainingPlan.DEFAULT.withData("two-moons").withEpochs(100_000).withDevice("cpu")));
        Path run = folder.resolve("run");

        Process process = train(file, run);
        var told = new ArrayList<String>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.add(line);
                if (line.strip().startsWith("1 ")) { // the row of the first epoch
                    interrupt(process);
                }
            }
        }
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals("Stopped; the run is in " + run, told.getLast(), () -> String.join("\n", told));
        assertEquals(INTERRUPTED, process.exitValue());
        assertTrue(Files.exists(new RunFolder(run).lastState()));
        int epochs = epochs(run);

        var resumed = CommandRun.of(
                "train", file.toString(), "--out", run.toString(), "--resume", "--epochs", String.valueOf(epochs + 2));
        assertEquals(0, resumed.status(), resumed.err());
        assertEquals(epochs + 2, epochs(run));
    }

    private Process train(Path file, Path run) throws IOException {
        var command = new ArrayList<String>();
        if (OS.LINUX.isCurrentOs()) {
            // Whatever runs these tests in the background may have left interrupts ignored.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"),
                "studio.lipschitz.app.Main", "train", file.toString(), "--out", run.toString()));
        return new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        assertNotNull(kill);
        assertEquals(0, kill.waitFor());
    }

    private static int epochs(Path run) throws IOException {
        return (int) new RunFolder(run).events().stream().filter(TrainingEvent.EpochDone.class::isInstance).count();
    }
}
