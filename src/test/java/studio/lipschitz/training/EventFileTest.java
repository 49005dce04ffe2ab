package studio.lipschitz.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;

/// What TensorBoard would read, by a reader that shares no code with the writer, and by one in Python where there is a Python.
class EventFileTest {
    @TempDir Path folder;

    private RunFolder run() {
        return new RunFolder(folder.resolve("run"));
    }

    private static Started started(int firstEpoch) {
        return new Started("run", "CPU", 12, 100, 20, 3, 2, firstEpoch);
    }

    private static StepDone step(int step) {
        return new StepDone(step, (step + 1) / 2, 1.0 / step, 1e-3, step, List.of());
    }

    private static EpochDone epoch(int epoch) {
        return new EpochDone(epoch, 0.5, 0.25, 0.75, 1.5, 0.625, 0.1, 2.0 * epoch, 50,
                List.of(new LayerNorm("conv/1", 1.0000000001, 0.9999999999, Double.NaN)),
                new EpochFigures(List.of(new StepFigures.Part("kr", 0.125)), List.of(new EpochFigures.Certified(36.0 / 255, 0.1)),
                        List.of()));
    }

    private static void tell(RunFolder run, EventFile file, TrainingEvent... events) throws IOException {
        for (TrainingEvent event : events) {
            run.append(event);
            file.append(event);
        }
    }

    /// RFC 3720, B.4, masked as `crc32c.h` does.
    @Test
    void checksumsAreThoseOfThePublishedVectors() {
        assertEquals(mask(0x8A9136AA), EventFile.masked(new byte[32], 32));
        var ones = new byte[32];
        java.util.Arrays.fill(ones, (byte) 0xFF);
        assertEquals(mask(0x62A8AB43), EventFile.masked(ones, 32));
        var rising = new byte[32];
        for (int i = 0; i < 32; i++) {
            rising[i] = (byte) i;
        }
        assertEquals(mask(0x46DD794E), EventFile.masked(rising, 32));
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertEquals(mask(0xE3069283), EventFile.masked(digits, 9));
    }

    private static int mask(int crc) {
        return ((crc >>> 15) | (crc << 17)) + 0xA282EAD8;
    }

    @Test
    void scalarsStandAtTheirSteps() throws IOException {
        RunFolder run = run();
        run.begin();
        EventFile file = run.tensorBoard();
        tell(run, file, started(1), step(1), step(2), epoch(1));
        List<TensorBoardReader.Event> events = TensorBoardReader.read(only(run));
        assertEquals("brain.Event:2", events.getFirst().version());
        assertTrue(events.get(1).begins());
        assertEquals(List.of(0L, 0L, 1L, 2L, 2L), steps(events));
        assertEquals(0.5f, events.get(3).scalars().get("loss/batch"));
        assertEquals(1e-3f, events.get(2).scalars().get("learning_rate"));
        var last = events.getLast().scalars();
        assertEquals(0.75f, last.get("validation/accuracy"));
        assertEquals(0.625f, last.get("validation/certified_accuracy"));
        assertEquals(0.125f, last.get("loss/validation_kr"));
        assertTrue(Objects.requireNonNull(last.get("certified_accuracy/epsilon_0.1412")) <= 0.1,
                "a share that is certified is rounded downward");
        assertTrue(Objects.requireNonNull(last.get("norm_upper/conv/1")) >= 1.0000000001, "a bound is rounded upward");
        assertTrue(Objects.requireNonNull(last.get("norm_lower/conv/1")) <= 0.9999999999, "a slope that was found is rounded downward");
        assertFalse(last.containsKey("smallest_singular_value/conv/1"));
        assertTrue(Math.abs(events.getLast().wallTime() - System.currentTimeMillis() / 1e3) < 60);
    }

    @Test
    void aRunThatGoesOnIsShownAsIfItHadNeverStopped() throws IOException {
        RunFolder run = run();
        run.begin();
        tell(run, run.tensorBoard(), started(1), step(1), step(2), epoch(1), step(3), step(4));
        Path first = only(run);
        byte[] whole = Files.readAllBytes(first);
        byte[] torn = java.util.Arrays.copyOf(whole, whole.length - 5); // killed while it wrote
        Files.write(first, torn);
        run.keepEvents(event -> !(event instanceof StepDone done && done.step() > 2));
        EventFile again = run.tensorBoard();
        tell(run, again, started(2), step(3), step(4), epoch(2));
        assertEquals(List.of(1L, 2L, 2L, 3L, 4L, 4L), steps(TensorBoardReader.shown(run.tensorBoard().paths())));
        assertArrayEquals(torn, Files.readAllBytes(first), "a TensorBoard that looks on gives up a file that was cut");
        assertEquals(2, again.paths().size());
        assertEquals("brain.Event:2", TensorBoardReader.read(again.paths().getLast()).getFirst().version());
    }

    @Test
    void whatALossOfPowerTookIsToldAgain() throws IOException {
        RunFolder run = run();
        run.begin();
        tell(run, run.tensorBoard(), started(1), step(1));
        for (TrainingEvent event : List.of(step(2), epoch(1), step(3), epoch(2))) { // the metrics were forced to the disk
            run.append(event);
        }
        run.keepEvents(_ -> true);
        tell(run, run.tensorBoard(), started(3), step(4));
        List<TensorBoardReader.Event> shown = TensorBoardReader.shown(run.tensorBoard().paths());
        assertEquals(List.of(1L, 2L, 2L, 3L, 3L, 4L), steps(shown));
        assertTrue(shown.get(4).scalars().containsKey("validation/accuracy"), "the epoch that ended at step 3");
    }

    @Test
    void aRunOfBeforeGetsItsScalarsWhenItGoesOn() throws IOException {
        RunFolder run = run();
        run.begin();
        for (TrainingEvent event : List.of(started(1), step(1), step(2), epoch(1))) {
            run.append(event);
        }
        Files.write(run.path().resolve("events.out.tfevents.lipschitz-studio"), new byte[24]);
        run.keepEvents(_ -> true);
        List<TensorBoardReader.Event> shown = TensorBoardReader.shown(List.of(only(run)));
        assertEquals(List.of(1L, 2L, 2L), steps(shown));
        assertEquals(1, shown.get(1).wallTime() - shown.get(0).wallTime(), 1e-3, "a second lay between these steps");
    }

    @Test
    void aRunBegunAnewBeginsItsScalarsAnew() throws IOException {
        RunFolder run = run();
        run.begin();
        tell(run, run.tensorBoard(), started(1), step(1));
        Path before = only(run);
        run.begin();
        tell(run, run.tensorBoard(), started(1), step(1), step(2));
        assertEquals(List.of(1L, 2L), steps(TensorBoardReader.shown(List.of(only(run)))));
        assertFalse(before.equals(only(run)), "a TensorBoard that looks on would go on reading a file of that name where it was");
    }

    private static Path only(RunFolder run) throws IOException {
        List<Path> paths = run.tensorBoard().paths();
        assertEquals(1, paths.size());
        return paths.getFirst();
    }

    private static List<Long> steps(List<TensorBoardReader.Event> events) {
        return events.stream().map(TensorBoardReader.Event::step).toList();
    }

    /// A reader in another language, with a CRC of its own by the polynomial.
    @Test
    void aReaderInPythonAgrees() throws Exception {
        RunFolder run = run();
        run.begin();
        tell(run, run.tensorBoard(), started(1), step(1), step(2), epoch(1));
        Path script = Path.of("src/test/resources/tensorboard/read_events.py");
        Process python;
        try {
            python = new ProcessBuilder("python3", script.toString(), only(run).toString()).redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            assumeTrue(false, "there is no python3");
            return;
        }
        String told = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, python.waitFor(), told);
        String[] lines = told.strip().split("\\R", -1);
        assertArrayEquals(new String[] {"version brain.Event:2", "begins 0", "1 loss/batch 1.0", "1 learning_rate 0.0010000000474974513"},
                java.util.Arrays.copyOf(lines, 4));
        assertTrue(told.contains("2 validation/certified_accuracy 0.625"), told);
    }
}
