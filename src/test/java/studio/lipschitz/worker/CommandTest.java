package studio.lipschitz.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.Plane;
import studio.lipschitz.training.TrainingEvent;

class CommandTest {

    @TempDir Path folder;

    @Test
    void everyCommandIsOneLineAndReadsBackAsItself() throws IOException {
        var request = new TrainRequest(Template.DOCUMENTATION.load(), folder.resolve("zwölf\n13"), true);
        for (Command command : List.of(
                new Command.Train(request), new Command.Train(request.withBoundary()),
                new Command.Train(request.withBoundary().within(Optional.of(new Plane(-1.5, 2, -0.25, 1e-3)))), new Command.CheckDevices(),
                new Command.Pause(),
                new Command.Resume(), new Command.Stop(),
                new Command.Change(request.project().plan().withLr(0.5).withEarlyStopping(Optional.of(EarlyStopping.DEFAULT))))) {
            assertFalse(command.line().contains("\n"), command.line());
            assertEquals(command, Command.read(command.line()));
        }
        assertTrue(new Command.Pause().line().equals("{\"command\":\"pause\"}"));
    }

    @Test
    void otherLinesAreRefused() {
        for (String line : List.of("", "{", "5", "{}", "{\"command\": \"format\"}", "{\"command\": \"train\"}",
                "{\"command\": \"train\", \"project\": 3}", "{\"command\": \"change\", \"plan\": {\"epochs\": 0}}",
                new Command.Train(new TrainRequest(Project.EMPTY, folder, true).within(Optional.of(new Plane(0, 1, 0, 1)))).line()
                        .replace("\"left\":0.0", "\"left\":7.0"))) {
            assertThrows(IOException.class, () -> Command.read(line), line);
        }
    }

    @Test
    void theFarEndAnswersNonsenseWithOneFailure() throws Exception {
        for (String line : List.of("nonsense\n", "{\"command\":\"stop\"}\n",
                new Command.Train(new TrainRequest(Project.EMPTY, folder, true)).line() + "\n")) {
            var out = new ByteArrayOutputStream();
            new FarEnd(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, false, StandardCharsets.UTF_8),
                    () -> {})
                    .serve();
            List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
            assertEquals(1, lines.size(), lines.toString());
            assertInstanceOf(TrainingEvent.Failed.class, EventJson.read(lines.getFirst()));
        }
    }

    @Test
    void workThatNobodyWaitsForIsDeserted() throws Exception {
        var deserted = new CountDownLatch(1);
        String line = new Command.CheckDevices().line() + "\n"; // and then the end of what whoever asked has to say
        new FarEnd(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8), deserted::countDown)
                .serve();
        assertTrue(deserted.await(10, TimeUnit.SECONDS));
    }

    @Test
    void anEndingIsToldInWords() {
        assertTrue(Ending.cause(137, false, Optional.of("noise")).equals(
                "the worker process was killed (signal 9), which the system also does when memory runs out"));
        assertTrue(Ending.cause(139, false, Optional.of("double free"))
                .contains("crashed in native code (signal 11), its last words were \"double free\""));
        assertTrue(Ending.cause(1, false, Optional.empty()).contains("status 1"));
        assertTrue(Ending.cause(137, true, Optional.empty()).equals("the worker process was ended at once"));
        assertTrue(Ending.sentence("it went", folder).startsWith("It went before its first checkpoint; start the training again"));
    }
}
