package studio.lipschitz.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.lipschitz.training.RunFolder;

/// Says in words why a worker process ended before it was done, and how to go on.
final class Ending {
    private static final int SIGNAL = 128;
    private static final int ABORTED = 6;
    private static final int KILLED = 9;
    private static final int SEGMENTATION_FAULT = 11;

    private Ending() {}

    /// What happened, without a full stop.
    ///
    /// @param status exit status; above 128 on Linux and macOS: 128 and the signal
    /// @param wanted whether this program ended it itself
    static String cause(int status, boolean wanted, Optional<String> lastWord) {
        if (wanted) {
            return "the worker process was ended at once";
        }
        String said = lastWord.map(word -> ", its last words were \"" + brief(word) + "\"").orElse("");
        return switch (status - SIGNAL) {
            case KILLED -> "the worker process was killed (signal 9), which the system also does when memory runs out";
            case ABORTED, SEGMENTATION_FAULT -> "the worker process crashed in native code (signal " + (status - SIGNAL) + ")" + said;
            default -> status == 0
                    ? "the worker process ended without a word"
                    : "the worker process ended with status " + status + said;
        };
    }

    /// One sentence for the user of a training run.
    static String sentence(String cause, Path run) {
        String begun = Character.toUpperCase(cause.charAt(0)) + cause.substring(1);
        return Files.exists(new RunFolder(run).lastState())
                ? begun + "; the checkpoint of its last epoch is kept in " + run + ": resume that run to go on."
                : begun + " before its first checkpoint; start the training again, with a smaller batch if memory was short.";
    }

    private static String brief(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
