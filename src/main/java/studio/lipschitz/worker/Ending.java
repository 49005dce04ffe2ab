package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

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
            return text("worker.ending.wanted");
        }
        String word = lastWord.map(Ending::brief).orElse("");
        return switch (status - SIGNAL) {
            case KILLED -> text("worker.ending.killed");
            case ABORTED, SEGMENTATION_FAULT -> word.isEmpty()
                    ? text("worker.ending.crashed", status - SIGNAL)
                    : text("worker.ending.crashedSaying", status - SIGNAL, word);
            case -SIGNAL -> text("worker.ending.silent"); // status 0
            default -> word.isEmpty() ? text("worker.ending.status", status) : text("worker.ending.statusSaying", status, word);
        };
    }

    /// One sentence for the user of a training run.
    static String sentence(String cause, Path run) {
        String begun = Character.toUpperCase(cause.charAt(0)) + cause.substring(1);
        return Files.exists(new RunFolder(run).lastState())
                ? text("worker.ending.resume", begun, run)
                : text("worker.ending.anew", begun);
    }

    private static String brief(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
