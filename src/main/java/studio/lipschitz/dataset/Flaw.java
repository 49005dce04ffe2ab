package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.Locale;

/// Something in a folder of images that keeps it from being read.
///
/// @param file or folder that is to be mended
/// @param reason one sentence without its full stop, which names the file and what to do
public record Flaw(Kind kind, Path file, String reason) {

    /// What is wrong.
    public enum Kind {
        UNREADABLE, OTHER_SIZE, OTHER_COLOURS, NO_IMAGE, EMPTY_FOLDER, NESTED_FOLDER, OUTSIDE;

        /// For a column: `other size`.
        public String words() {
            return text("dataset.flaw.kind." + word());
        }

        /// As programs read it: `other_size`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
