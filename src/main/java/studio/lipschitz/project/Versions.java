package studio.lipschitz.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// The latest versions of every file that was saved, each a file of its own in a folder of the program's, so that a save loses nothing.
public final class Versions {
    static final int MOST = 50; // of one file
    private static final String NAME = "\\d{1,18}" + ProjectFile.EXTENSION.replace(".", "\\.");

    private final Path folder;

    /// @param file a readable document, named after `when` in milliseconds
    public record Version(Path file, Instant when) {}

    /// @param folder of all versions of all files; made when the first is kept
    public Versions(Path folder) {
        this.folder = folder;
    }

    /// Keeps what the file holds now; nothing happens where it is not there, or its last version says the same.
    ///
    /// @throws IOException if it cannot be read, or its copy not written; what was kept before stays
    public void keep(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        byte[] content = Files.readAllBytes(file);
        List<Version> kept = of(file);
        if (!kept.isEmpty() && Arrays.equals(content, Files.readAllBytes(kept.getFirst().file()))) {
            return;
        }
        Path own = own(file);
        Files.createDirectories(own);
        long time = Files.getLastModifiedTime(file).toMillis();
        while (Files.exists(version(own, time))) {
            time++; // two saves within a clock's grain
        }
        Path copy = version(own, time);
        AtomicFile.write(copy, content);
        Files.setLastModifiedTime(copy, FileTime.fromMillis(time));
        for (Version old : of(file).stream().skip(MOST).toList()) {
            Files.deleteIfExists(old.file());
        }
    }

    /// What is kept of a file, the latest first.
    public List<Version> of(Path file) throws IOException {
        Path own = own(file);
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        var versions = new ArrayList<Version>();
        try (var files = Files.newDirectoryStream(own, path -> String.valueOf(path.getFileName()).matches(NAME))) {
            for (Path path : files) {
                versions.add(new Version(path, Instant.ofEpochMilli(time(path))));
            }
        }
        versions.sort(Comparator.comparing(Version::when).reversed());
        return versions;
    }

    private static Path version(Path own, long time) {
        return own.resolve(time + ProjectFile.EXTENSION);
    }

    private static long time(Path version) {
        return Long.parseLong(String.valueOf(version.getFileName()).replaceFirst("\\..*", ""));
    }

    /// The folder of one file's versions: two files of one name in two folders have two.
    private Path own(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        String name = String.valueOf(absolute.getFileName()).replace(ProjectFile.EXTENSION, "");
        return folder.resolve(name + "-" + digest(absolute.toString()).substring(0, 16));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has it
        }
    }
}
