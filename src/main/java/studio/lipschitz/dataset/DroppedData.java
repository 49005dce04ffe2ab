package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Spells a file or a folder that somebody points at as a source of data.
public final class DroppedData {

    private DroppedData() {}

    /// `images:`, `idx:`, `csv:` or `npz:` and the path. A file of images stands for the folder that its class folder lies in, a file of MNIST's for its
    /// folder.
    ///
    /// @throws DataException if it is nothing of the kind, in one sentence that says what is
    public static String source(Path path) throws IOException {
        String word = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path)) {
            return spelled(idx(path) ? "idx:" : "images:", path);
        }
        if (!Files.exists(path)) {
            throw new DataException(text("dataset.dropped.absent", path));
        }
        Path folder = path.toAbsolutePath().getParent();
        if (word.endsWith(".npz")) {
            return spelled("npz:", path);
        }
        if (List.of(".csv", ".tsv", ".txt").stream().anyMatch(word::endsWith)) {
            return spelled("csv:", path);
        }
        if (word.contains("-ubyte") && folder != null) {
            return spelled("idx:", folder);
        }
        if (ImageFolder.isImage(path) && folder != null && folder.getParent() != null) {
            return spelled("images:", folder.getParent());
        }
        throw new DataException(text("dataset.dropped.other", path));
    }

    private static boolean idx(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).contains("-ubyte") && Files.isRegularFile(file));
        }
    }

    /// Of a question mark in a path the last one would begin the options: one more makes the path whole.
    private static String spelled(String kind, Path path) {
        return kind + path + (path.toString().contains("?") ? "?seed=0" : "");
    }
}
