package studio.lipschitz.project;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.Objects;

/// Why a project cannot be read or written: one sentence that names the file, the place in it, the rule and what to do.
public final class ProjectFileException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_MESSAGE = 600;

    /// @param file as the user named it
    /// @param place `network.nodes[3].params.out_features`, `line 3, column 7`; empty for the file as a whole
    /// @param rule what is wrong and what to do, without a full stop
    public ProjectFileException(String file, String place, String rule) {
        super(sentence(file, place, rule));
    }

    /// @param cause what the system said
    public ProjectFileException(String file, String rule, IOException cause) {
        super(sentence(file, "", rule), cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    private static String sentence(String file, String place, String rule) {
        String whole = place.isEmpty() ? text("project.file.wrong", file, rule) : text("project.file.wrongAt", file, place, rule);
        String oneLine = whole.replaceAll("\\p{Cntrl}+", " ").strip(); // a file's own text may hold line breaks
        String shown = oneLine.length() > LONGEST_MESSAGE ? oneLine.substring(0, LONGEST_MESSAGE) + "…" : oneLine;
        return shown.endsWith(".") || shown.endsWith("?") ? shown : shown + ".";
    }
}
