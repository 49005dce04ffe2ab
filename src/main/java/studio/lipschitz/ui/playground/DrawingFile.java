package studio.lipschitz.ui.playground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import studio.lipschitz.project.AtomicFile;

/// Drawn points as a table that every part of the program reads: `x1,x2,class`.
///
/// The file is named by what it holds and never written again, so that a run which was trained on it can always be resumed and judged.
final class DrawingFile {
    private static final int LETTERS = 26;

    private DrawingFile() {}

    /// `A`, `B`, ..., `Z`, `A1`, ...
    static String name(int kind) {
        String letter = String.valueOf((char) ('A' + kind % LETTERS));
        return kind < LETTERS ? letter : letter + kind / LETTERS;
    }

    /// @param names of the classes
    static String text(List<DrawnPoints.Point> points, List<String> names) {
        var text = new StringBuilder("x1,x2,class\n");
        for (DrawnPoints.Point point : points) {
            text.append(point.x()).append(',').append(point.y()).append(',').append(quoted(names.get(point.kind()))).append('\n');
        }
        return text.toString();
    }

    private static String quoted(String name) {
        return name.matches("[\\p{L}\\p{N}_.-]+") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /// Names for so many classes: those given, if there are as many.
    static List<String> names(List<String> given, int classes) {
        return given.size() == classes ? List.copyOf(given) : IntStream.range(0, classes).mapToObj(DrawingFile::name).toList();
    }

    /// Where they are written.
    static Path place(Path folder, List<DrawnPoints.Point> points, List<String> names) {
        return place(folder, text(points, names).getBytes(StandardCharsets.UTF_8));
    }

    private static Path place(Path folder, byte[] content) {
        return folder.toAbsolutePath().normalize().resolve("points-" + digest(content) + ".csv");
    }

    /// Writes them unless they are there already.
    ///
    /// @return the source as a plan names it
    static String write(Path folder, List<DrawnPoints.Point> points, List<String> names) throws IOException {
        byte[] content = text(points, names).getBytes(StandardCharsets.UTF_8);
        Path file = place(folder, content);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            AtomicFile.write(file, content);
        }
        return source(file);
    }

    /// A question mark in a path would be taken for that of the options: the last one counts.
    static String source(Path file) {
        String source = "csv:" + file;
        return source.contains("?") ? source + "?seed=0" : source;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
