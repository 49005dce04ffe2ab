package studio.lipschitz.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.RunFolder;

class ReportCommandTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int report(Object... arguments) {
        var words = new java.util.ArrayList<String>(java.util.List.of("report"));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words.toArray(String[]::new));
    }

    private Path run() throws Exception {
        var run = new RunFolder(Files.createDirectories(folder.resolve("run")));
        var project = Template.MOONS.load();
        ProjectFile.write(run.networkFile(), project);
        run.write(new RunFolder.Facts(project.plan(), Map.of("java", "25"), "CPU", "00ff"));
        return run.path();
    }

    @Test
    void writesPdfAndHtmlAndReplacesNothingUnasked() throws Exception {
        Path run = run();
        Path pdf = folder.resolve("a.pdf");
        assertEquals(0, report(run, "-o", pdf), err.toString());
        assertTrue(out.toString().contains("a.pdf: written"));
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertEquals(1, document.getNumberOfPages());
        }
        Path html = folder.resolve("a.html");
        Files.writeString(html, "mine");
        assertEquals(2, report(run, "-o", html));
        assertTrue(err.toString().contains("--force"));
        assertEquals("mine", Files.readString(html));
        assertEquals(0, report(run, "-o", html, "--force"), err.toString());
        assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void whatCannotBeReportedIsOneSentence() throws Exception {
        Path run = run();
        assertEquals(2, report(folder.resolve("none"), "-o", folder.resolve("a.pdf")));
        assertEquals(2, report(folder, "-o", folder.resolve("a.pdf")));
        assertEquals(2, report(run, "-o", folder.resolve("a.docx")));
        assertEquals(2, report(run, "-o", folder.resolve("a.pdf"), "--weights", "first"));
        assertEquals(2, report(run, "-o", folder.resolve("nowhere/a.pdf")));
        assertEquals(5, err.toString().strip().lines().count(), err.toString());
        assertTrue(Files.notExists(folder.resolve("a.pdf")));
    }
}
