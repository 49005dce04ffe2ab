package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;

/// Files of other programs, by the commands.
class ConvertCommandTest {
    @TempDir Path folder;

    private String python(String source) throws IOException {
        return Files.writeString(folder.resolve("net.py"), source).toString();
    }

    private String unsafe() throws IOException {
        return python("""
                from torch import nn
                model = nn.Sequential(
                    # input of shape (N, 1, 8, 8)
                    nn.Conv2d(1, 4, 3, padding=1),
                    nn.BatchNorm2d(4),
                    nn.GELU(),
                    nn.AvgPool2d(2),
                    nn.Dropout(0.2),
                    nn.Flatten(),
                    nn.Linear(64, 1),
                )
                """);
    }

    private String onnx() throws IOException {
        Path file = folder.resolve("net.onnx");
        try (var in = Objects.requireNonNull(ConvertCommandTest.class.getResourceAsStream("/onnx/cnn-torch-2.13.onnx"))) {
            Files.write(file, in.readAllBytes());
        }
        return file.toString();
    }

    @Test
    void checkReadsWhatTorchWrites() throws IOException {
        var run = CommandRun.of("check", unsafe(), "--json");
        assertEquals(1, run.status(), run.err());
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertFalse(report.get("certified").asBoolean());
        assertEquals("unconstrained", report.at("/nodes/1/verdict").asText());
        assertEquals("[\"SpectralConv2d\",\"FrobeniusConv2d\"]", report.at("/nodes/1/replacements").toString());
        var model = CommandRun.of("check", onnx());
        assertEquals(1, model.status());
        assertTrue(model.out().contains("logsoftmax1"), model.out());
        assertTrue(model.err().contains("net.onnx: Its weights are not read"), model.err());
        String certified = python(
                "from deel import torchlip\nm = torchlip.Sequential(torchlip.SpectralLinear(4, 4), torchlip.FullSort())\n");
        assertEquals(0, CommandRun.of("check", certified).status());
    }

    @Test
    void theShapeOfTheInputCanBeTold() throws IOException {
        String file = python("from torch import nn\nm = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU())\n");
        CommandRun.of("check", file)
                .assertRefused("net.py: line 2: the shape of the input is not in the file; tell it with --input 1,28,28");
        assertEquals(1, CommandRun.of("check", file, "--input", "3,8,8").status());
        CommandRun.of("check", file, "--input", "3,8,x").assertRefused("--input: it must be 1 to 4 sizes above 0");
        CommandRun.of("check", file, "--input", "3,0,8").assertRefused("--input: it must be 1 to 4 sizes above 0");
    }

    @Test
    void filesThatCannotBeReadAreRefused() throws IOException {
        CommandRun.of("check", python("x = (\n")).assertRefused("net.py: line 1: a bracket is not closed");
        CommandRun.of("check", folder.resolve("none.onnx").toString()).assertRefused("none.onnx: there is no such file");
        CommandRun.of("check", Files.write(folder.resolve("x.onnx"), new byte[0]).toString()).assertRefused("x.onnx: the file is empty");
        CommandRun.of("check", Files.createDirectory(folder.resolve("d.py")).toString()).assertRefused("d.py: this is a folder");
        CommandRun.of("check", Files.write(folder.resolve("y.py"), new byte[] {(byte) 0xff, 1}).toString())
                .assertRefused("not text in UTF-8");
        CommandRun.of("train", unsafe(), "--data", "mnist08").assertRefused("make one with lipschitz-studio convert");
    }

    @Test
    void convertWritesTheNetworkLaidOut() throws IOException {
        Path out = folder.resolve("net.lipnet");
        var run = CommandRun.of("convert", onnx(), "-o", out.toString());
        assertEquals(1, run.status());
        assertTrue(run.out().endsWith("net.lipnet is written and not certified: lipschitz-studio check says why.\n"), run.out());
        Project project = ProjectFile.read(out);
        assertEquals(17, project.network().nodes().size());
        assertEquals(17, project.positions().values().stream().distinct().count());
        CommandRun.of("convert", onnx(), "-o", out.toString())
                .assertRefused("this file exists; name another one, or replace it with --force");
        assertEquals(1, CommandRun.of("convert", out.toString(), "-o", out.toString(), "--force").status());
        CommandRun.of("convert", onnx(), "-o", folder.resolve("net.txt").toString()).assertRefused("OUT must end in .lipnet");
    }

    @Test
    void convertReplacesWhatBreaksTheGuarantee() throws IOException {
        Path out = folder.resolve("safe.lipnet");
        var run = CommandRun.of("convert", unsafe(), "-o", out.toString(), "--lipschitz");
        assertEquals(0, run.status(), run.out() + run.err());
        assertTrue(run.out().contains("conv2d1: Conv2d becomes SpectralConv2d.\n"), run.out());
        assertTrue(run.out().contains("dropout1: Dropout is taken out.\n"), run.out());
        assertTrue(run.out().contains("avgpool2d1: AvgPool2d becomes ScaledAvgPool2d.\n"), run.out());
        assertTrue(run.out().endsWith("safe.lipnet is written and certified.\n"), run.out());
        assertTrue(ProjectFile.read(out).analysis().certified());
        var again = CommandRun.of("convert", out.toString(), "-o", folder.resolve("again.lipnet").toString(), "--lipschitz");
        assertTrue(again.out().startsWith("Nothing had to change."), again.out());
    }

    @Test
    void boundSaysWhatTheDesignGives() throws IOException {
        JsonNode report = new ObjectMapper().readTree(CommandRun.of("bound", onnx(), "--json").out());
        assertTrue(report.get("upper").isNull(), "the weights are not read");
        assertEquals(17, report.get("nodes").size());
    }
}
