package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.exchange.PythonCode;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.ScaledL2NormPool2d;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.IntPair;

class ExportCommandTest {

    @TempDir Path folder;

    private Path file;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("documentation.lipnet");
        ProjectFile.write(file, Template.DOCUMENTATION.load());
    }

    @Test
    void codeGoesToAFileOrToStandardOutput() throws IOException {
        String expected = PythonCode.of(Template.DOCUMENTATION.load().analysis()).text();
        Path out = folder.resolve("network.py");

        var toFile = CommandRun.of("export", file.toString(), "--to", "python", "-o", out.toString());
        var toOutput = CommandRun.of("export", file.toString(), "--to", "python", "-o", "-");

        assertEquals(0, toFile.status());
        assertEquals(expected, Files.readString(out));
        assertEquals(0, toOutput.status());
        assertEquals(expected, toOutput.out());
    }

    @Test
    void aFileThatExistsIsReplacedOnlyWhereThatIsAsked() throws IOException {
        Path out = Files.writeString(folder.resolve("network.py"), "mine");

        var refused = CommandRun.of("export", file.toString(), "--to", "python", "-o", out.toString());

        assertEquals(2, refused.status());
        assertEquals(out + ": this file exists; name another one, or replace it with --force.", refused.err().strip());
        assertEquals("mine", Files.readString(out));

        assertEquals(0, CommandRun.of("export", file.toString(), "--to", "python", "-o", out.toString(), "--force").status());
        assertTrue(Files.readString(out).contains("torchlip.Sequential"));
    }

    @Test
    void codeThatStopsIsSaidToDoSo() throws IOException {
        var pool = new ScaledL2NormPool2d(IntPair.of(2), java.util.Optional.empty(), true, 1.0);
        Path odd = folder.resolve("odd.lipnet");
        ProjectFile.write(odd, Project.EMPTY.withDrawing(Network.chain(Input.DEFAULT, pool)));

        var run = CommandRun.of("export", odd.toString(), "--to", "python", "-o", "-");

        assertEquals(1, run.status());
        assertTrue(run.out().contains("missing(\"ScaledL2NormPool2d: "), run.out());
        assertEquals(odd + ": It stops at scaledl2normpool2d1: there is no code that does the same.", run.err().strip());
    }

    @Test
    void otherFormsAreToCome() {
        var run = CommandRun.of("export", file.toString(), "--to", "onnx", "-o", "-");

        assertEquals(2, run.status());
        assertEquals("--to: this version writes python only, was \"onnx\".", run.err().strip());
    }

    @Test
    void aFolderIsNoFileToWrite() {
        var run = CommandRun.of("export", file.toString(), "--to", "python", "-o", folder.toString(), "--force");

        assertEquals(2, run.status());
        assertTrue(run.err().startsWith(folder + ": it cannot be written there: "), run.err());
    }
}
