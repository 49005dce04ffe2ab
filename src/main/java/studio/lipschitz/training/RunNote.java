package studio.lipschitz.training;

/// What somebody wrote at a step of a run.
///
/// @param step after which it stands, counted over the whole run, at least 0
/// @param text one line, not empty
public record RunNote(long step, String text) {
    /// Letters beyond which it is no note any more.
    public static final int LONGEST = 200;

    public RunNote {
        text = text.replaceAll("\\s+", " ").strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (step < 0 || text.isEmpty()) {
            throw new IllegalArgumentException("a note needs a step of at least 0 and a text, were " + step + " and \"" + text + "\"");
        }
    }
}
