package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    @TempDir Path folder;

    private Path image(String name, int at) throws Exception {
        var image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(at % 4, at / 4, 0, 255);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void whatTheToysHoldIsToldForPeopleAndPrograms() throws Exception {
        var run = CommandRun.of("data", "two-moons?samples=100");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("upper") && run.out().contains("50.0 %"), run.out());
        assertTrue(run.out().contains("No two samples are equal."), run.out());
        JsonNode report = new ObjectMapper().readTree(CommandRun.of("data", "two-moons?samples=100", "--json").out());
        assertEquals("[2]", report.get("shape").toString());
        assertEquals(40, report.at("/classes/0/train").asInt());
        assertEquals(10, report.at("/classes/1/validation").asInt());
        assertEquals(2, report.get("channels").size());
        assertTrue(report.at("/channels/0/std").asDouble() > 0.5);
        assertTrue(report.get("error").isNull());
    }

    @Test
    void brokenFilesAndLeaksAreNamedWithStatusOne() throws Exception {
        image("train/a/1.png", 1);
        image("train/b/2.png", 2);
        image("validation/a/3.png", 3);
        Path leaked = image("validation/b/4.png", 2);
        var leak = CommandRun.of("data", "images:" + folder);
        assertEquals(1, leak.status(), leak.err());
        assertTrue(leak.out().contains("trained on and judged by: ") && leak.out().contains(leaked.toString()), leak.out());
        Path torn = folder.resolve("train/a/torn.png");
        Files.writeString(torn, "no image");
        JsonNode report = new ObjectMapper().readTree(CommandRun.of("data", "images:" + folder, "--json").out());
        assertEquals("unreadable", report.at("/flaws/0/kind").asText());
        assertEquals(torn.toString(), report.at("/flaws/0/file").asText());
        assertFalse(report.get("error").isNull());
        assertTrue(report.at("/duplicates/0/leaks").asBoolean());
    }

    @Test
    void whatCannotBeReadAtAllIsOneSentence() {
        CommandRun.of("data", "csv:" + folder.resolve("gone.csv")).assertRefused("gone.csv");
        CommandRun.of("data", "nonsense").assertRefused("nonsense");
    }
}
