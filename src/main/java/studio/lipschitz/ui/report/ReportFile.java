package studio.lipschitz.ui.report;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import studio.lipschitz.project.AtomicFile;

/// A file that a report is written into; the end of its name says how.
public final class ReportFile {

    private ReportFile() {}

    /// @throws IOException if the name ends in neither .html nor .pdf, in one sentence
    public static void check(Path file) throws IOException {
        String name = name(file);
        if (!name.endsWith(".html") && !name.endsWith(".htm") && !name.endsWith(".pdf")) {
            throw new IOException(text("report.ending", file));
        }
    }

    /// Replaces what is there, whole or not at all.
    ///
    /// @throws IOException if the name's end is another, or nothing can be written there
    public static void write(Report report, Path file) throws IOException {
        check(file);
        AtomicFile.write(file, name(file).endsWith(".pdf") ? ReportPdf.of(report) : ReportHtml.of(report).getBytes(StandardCharsets.UTF_8));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
