package studio.lipschitz.ui.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import studio.lipschitz.text.Texts;

/// What a fault was and how it came to it, for whoever mends it. In English, whatever the window speaks: the stack trace is, too.
///
/// @param sentence the fault in a line
/// @param text the whole, plain text
record CrashReport(String sentence, String text) {
    private static final int LONGEST = 240; // letters of the sentence
    private static final String LIBTORCH = "/META-INF/maven/org.bytedeco/pytorch/pom.properties";

    /// @param version of the program
    static CrashReport of(Throwable fault, String thread, String version, List<String> steps) {
        String sentence = sentence(fault);
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        String text = """
                What happened
                  %s
                  in the thread %s, %s

                Versions
                  %s
                  Java %s (%s)
                  JavaFX %s
                  libtorch through %s
                  %s %s, %s; texts in %s

                Last steps
                  %s

                Stack trace
                %s""".formatted(sentence, thread, OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS), version,
                System.getProperty("java.version"), System.getProperty("java.vendor"), System.getProperty("javafx.version", "not loaded"),
                libtorch(), System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("os.arch"), Texts.language(), steps.isEmpty() ? "none" : String.join("\n  ", steps), trace);
        return new CrashReport(sentence, text);
    }

    /// Of the cause at the bottom: the others only pass it on.
    private static String sentence(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause.getCause() != null && depth < 20; depth++) {
            cause = cause.getCause();
        }
        String said = cause.getMessage() == null ? "" : ": " + cause.getMessage().lines().findFirst().orElse("");
        String sentence = cause.getClass().getSimpleName() + said;
        return sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence;
    }

    /// The window never loads libtorch: what it would start is known by a file in its jar.
    private static String libtorch() {
        var said = new Properties();
        try (InputStream in = CrashReport.class.getResourceAsStream(LIBTORCH)) {
            if (in != null) {
                said.load(in);
            }
        } catch (IOException e) {
            return "a jar that cannot be read (" + e.getMessage() + ")";
        }
        return "pytorch " + said.getProperty("version", "of an unknown version");
    }
}
