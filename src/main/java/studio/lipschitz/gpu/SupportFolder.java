package studio.lipschitz.gpu;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The folder of one user in which fetched libraries lie: `parts/ID` for each archive, with a list of its files; `downloads` for what is still coming; `support.json`
/// that says what is used.
///
/// What is removed is what the lists name and nothing else.
record SupportFolder(Path path) {
    private static final String LIST = "contents.txt";
    private static final String UNFINISHED = ".new";
    private static final int BUFFER = 1 << 18;

    /// `$XDG_DATA_HOME/lipschitz-studio/gpu` or what stands for it; the property `lipschitz.gpu` or the variable `LIPSCHITZ_GPU` names another one.
    static SupportFolder ofUser() {
        String chosen = System.getProperty("lipschitz.gpu", System.getenv("LIPSCHITZ_GPU"));
        if (chosen != null && !chosen.isBlank()) {
            return new SupportFolder(Path.of(chosen).toAbsolutePath());
        }
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        if (os.contains("win")) {
            return new SupportFolder(variable("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Lipschitz Studio/gpu"));
        }
        return new SupportFolder(variable("XDG_DATA_HOME", home.resolve(".local/share")).resolve("lipschitz-studio/gpu"));
    }

    private static Path variable(String name, Path otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }

    Path downloads() {
        return path.resolve("downloads");
    }

    Path record() {
        return path.resolve("support.json");
    }

    private Path parts() {
        return path.resolve("parts");
    }

    /// Where each archive's libraries lie, those of older versions too.
    List<Path> folders() {
        return list(parts()).stream().filter(Files::isDirectory).filter(folder -> !folder.toString().endsWith(UNFINISHED)).toList();
    }

    /// Unpacks the wanted files and the licences of an archive into a folder that has its name only once it is whole.
    void unpack(Archive archive, Path file, Watch watch) throws IOException {
        Path unfinished = parts().resolve(archive.id() + UNFINISHED);
        removeListed(unfinished);
        try (var zip = new ZipFile(file.toFile())) {
            Map<String, ZipEntry> wanted = wanted(archive, zip);
            Files.createDirectories(unfinished);
            Files.write(unfinished.resolve(LIST), wanted.keySet(), StandardCharsets.UTF_8);
            for (var each : wanted.entrySet()) {
                Path to = unfinished.resolve(each.getKey());
                try (InputStream in = zip.getInputStream(each.getValue());
                        OutputStream out = Files.newOutputStream(to)) {
                    copy(in, out, watch);
                }
            }
        } catch (FetchException e) {
            removeListed(unfinished);
            throw e;
        } catch (IOException e) {
            removeListed(unfinished);
            throw new FetchException(text("gpu.fetch.unpack", archive.id(), unfinished, e.getMessage()));
        }
        Path finished = parts().resolve(archive.id());
        removeListed(finished);
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    }

    /// By the name they get; folders inside of the archive are left out.
    private static Map<String, ZipEntry> wanted(Archive archive, ZipFile zip) {
        var wanted = new LinkedHashMap<String, ZipEntry>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            boolean licence = entry.getName().matches("(?i).*(licen[sc]e|notice)[^/]*");
            if (!entry.isDirectory() && !name.isEmpty() && (archive.wants(name) || licence)) {
                wanted.put(name, entry);
            }
        }
        return wanted;
    }

    private static void copy(InputStream in, OutputStream out, Watch watch) throws IOException {
        var buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (watch.cancelled()) {
                throw Download.cancelled();
            }
            out.write(buffer, 0, read);
        }
    }

    /// Removes all that was brought here, and the folder if nothing else is in it.
    ///
    /// @return bytes that were freed
    long remove() throws IOException {
        long bytes = removeFile(record());
        for (Path folder : list(parts())) {
            bytes += removeListed(folder);
        }
        bytes += removeDownloads();
        bytes += removeFile(path.resolve(Fetching.LOCK));
        removeIfEmpty(parts());
        removeIfEmpty(path);
        return bytes;
    }

    /// Archives that came in part, and the folder if nothing else is in it.
    ///
    /// @return bytes that were freed
    long removeDownloads() throws IOException {
        long bytes = 0;
        for (Path file : list(downloads())) {
            if (file.toString().endsWith(".part") || file.toString().endsWith(".tag")) {
                bytes += removeFile(file);
            }
        }
        removeIfEmpty(downloads());
        return bytes;
    }

    /// Removes what archives brought that are not among these: those of an older version of the program.
    void removeOthers(List<Archive> kept) throws IOException {
        for (Path folder : folders()) {
            if (kept.stream().noneMatch(archive -> folder.endsWith(archive.id()))) {
                removeListed(folder);
            }
        }
    }

    /// Bytes of all that lies here.
    long bytes() {
        long bytes = 0;
        for (Path folder : Stream.concat(list(parts()).stream(), Stream.of(downloads())).toList()) {
            for (Path file : list(folder)) {
                bytes += size(file);
            }
        }
        return bytes;
    }

    private static long removeListed(Path folder) throws IOException {
        Path list = folder.resolve(LIST);
        if (!Files.exists(list)) {
            return 0; // nothing that we brought
        }
        long bytes = 0;
        for (String name : Files.readAllLines(list)) {
            Path file = folder.resolve(name);
            if (folder.equals(file.getParent())) {
                bytes += removeFile(file);
            }
        }
        bytes += removeFile(list);
        removeIfEmpty(folder);
        return bytes;
    }

    private static long removeFile(Path file) throws IOException {
        long bytes = size(file);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new FetchException(text("gpu.remove.failed", file, e.getMessage()));
        }
        return bytes;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // it is not there
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder) && list(folder).isEmpty()) {
            Files.delete(folder);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of(); // nobody may look into it
        }
    }
}
