package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

    @Test
    void tellsTheVersionsOfWhatItTriedAndThatTheCpuWorks() throws IOException {
        var run = CommandRun.of("doctor", "--json");
        assertEquals(0, run.status(), run.err());
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertTrue(report.path("ok").asBoolean(), run.out());
        for (String name : new String[] {"java", "libtorch", "cpu"}) {
            JsonNode check = report.path("checks").valueStream().filter(c -> c.path("name").asText().equals(name)).findFirst()
                    .orElseThrow();
            assertTrue(check.path("ok").asBoolean(), check.toString());
            if (!name.equals("cpu")) {
                assertTrue(check.path("detail").asText().matches("\\d+\\.\\d+.*"), check.toString());
            }
        }
        report.path("checks").forEach(check -> assertEquals(check.path("ok").asBoolean(), check.path("fix").asText().isEmpty(),
                "what is not as it could be says what to do, and nothing else does: " + check));
        assertTrue(
                report.path("checks").valueStream()
                        .noneMatch(c -> c.path("ok").asBoolean() && c.path("detail").asText().contains("missing")),
                run.out());
    }

    @Test
    void anUnknownCommandIsToldWithTheCommandsThereAre() {
        var run = CommandRun.of("frobnicate", "a.lipnet");
        run.assertRefused(
                "frobnicate: there is neither such a command nor such a file; the commands are check, train, grid, bound, certify, attack, export, convert, data, doctor, gpu, schema, completion.");
        CommandRun.of("frobnicate", "--json").assertRefused("frobnicate: there is neither such a command nor such a file");
    }
}
