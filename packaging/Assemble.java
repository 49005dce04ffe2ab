import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/// Lays out `target/lipschitz-studio`: `bin` (launchers), `lib` (jars, and a cache of the program as it runs), `native` (libraries of libtorch and JavaFX),
/// `runtime` (a Java of its own) and `legal` (the licences of all that), so that the program starts without anything being installed, set or unpacked, and answers from the first click.
///
/// Run by the build on the JDK that compiles: `java Assemble.java APP_JAR CLASS_PATH LAUNCHERS TARGET`. What is up to date is left alone.
final class Assemble {
    /// JavaFX and libtorch stay on the class path, so only what they and the program need of the JDK is named.
    /// `java.scripting` and `java.sql` are never used, but classes of javafx-fxml and jackson-databind name them.
    private static final String MODULES = String.join(
            ",",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.net.http",
            "java.prefs",
            "java.scripting",
            "java.sql",
            "jdk.charsets",
            "jdk.crypto.ec",
            "jdk.incubator.vector",
            "jdk.jfr",
            "jdk.management",
            "jdk.unsupported",
            "jdk.zipfs");

    private static final String APP_JAR = "lipschitz-studio.jar";
    private static final String CACHE = "lipschitz-studio.aot";
    private static final int REHEARSAL_MINUTES = 10; // half a minute on a machine that does nothing else

    private Assemble() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path jar = Path.of(args[0]);
        String classPath = args[1];
        Path launchers = Path.of(args[2]);
        Path target = Path.of(args[3]);

        Map<String, Path> jars = new LinkedHashMap<>();
        jars.put(APP_JAR, jar);
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) jars.put(path.getFileName().toString(), path);
        }
        Map<String, Path> shipped = new Natives(target.resolve("native"), target.resolveSibling("jars-without-natives")).takeOutOf(jars);
        mirror(shipped, target.resolve("lib"));
        mirror(
                Map.of(
                        "lipschitz-studio", launchers.resolve("lipschitz-studio"),
                        "lipschitz-studio.bat", launchers.resolve("lipschitz-studio.bat")),
                target.resolve("bin"));
        executable(target.resolve("bin/lipschitz-studio"));
        runtime(target.resolve("runtime"));
        new Licences(jars, launchers.resolve("licences"), target.resolve("runtime")).writeTo(target.resolve("legal"));
        record(target);
    }

    /// Records the AOT cache (JEP 483, 514, 515) in a rehearsal of the window, held by the launcher itself.
    ///
    /// Java takes the cache only with the very jars it was recorded with, so it is kept while none of them, nor the runtime, is newer.
    private static void record(Path target) throws IOException, InterruptedException {
        Path cache = target.resolve("lib").resolve(CACHE);
        Path launcher = target.resolve("bin/lipschitz-studio" + (System.getProperty("os.name").startsWith("Windows") ? ".bat" : ""));
        List<Path> parts = new ArrayList<>(List.of(launcher, target.resolve("runtime/stamp")));
        try (var jars = Files.list(target.resolve("lib"))) {
            jars.filter(path -> path.toString().endsWith(".jar")).forEach(parts::add);
        }
        var wanted = new StringBuilder();
        for (Path part : parts.stream().sorted().toList()) {
            wanted.append(part.getFileName()).append(' ').append(Files.size(part)).append(' ').append(Files.getLastModifiedTime(part)).append('\n');
        }
        Path stamp = target.resolve("lib").resolve(CACHE + ".stamp");
        if (Files.exists(cache) && Files.exists(stamp) && Files.readString(stamp).equals(wanted.toString())) return;
        Files.deleteIfExists(stamp);
        Files.deleteIfExists(cache);
        Path log = target.resolveSibling("rehearsal.log");
        var rehearsal = new ProcessBuilder(launcher.toAbsolutePath().toString(), "rehearse")
                .directory(target.getParent().toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        // Relative: the launcher parts its options at blanks, which a path may hold.
        rehearsal.environment().put(
                "LIPSCHITZ_STUDIO_OPTS", "-XX:AOTCacheOutput=" + target.getParent().relativize(cache).toString().replace('\\', '/'));
        Process running = rehearsal.start();
        if (!running.waitFor(REHEARSAL_MINUTES, TimeUnit.MINUTES)) running.destroyForcibly().waitFor();
        if (running.exitValue() != 0 || !Files.exists(cache)) { // as where no font is installed: a window is not to be had there anyway
            System.err.println("The window's rehearsal ended with status " + running.exitValue() + "; " + log
                    + " holds what it told. The program works, but its window starts and answers more slowly at first, and no package can be made of it. Run the same command again once the cause is mended.");
            Files.deleteIfExists(cache);
            return;
        }
        Files.writeString(stamp, wanted);
    }

    /// Makes `folder` hold exactly `files`: a jar left over from another profile would mix two builds of libtorch.
    private static void mirror(Map<String, Path> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var present = Files.list(folder)) {
            for (Path path : present.toList()) {
                String name = path.getFileName().toString();
                if (!files.containsKey(name) && !name.startsWith(CACHE)) Files.delete(path);
            }
        }
        for (var file : files.entrySet()) {
            Path source = file.getValue();
            Path copy = folder.resolve(file.getKey());
            if (Files.exists(copy) && Files.size(copy) == Files.size(source)
                    && Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(source))) continue;
            Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void executable(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) == null) return; // Windows
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void runtime(Path folder) throws IOException {
        // The stamp is written last, so an interrupted jlink is repeated.
        String wanted = Runtime.version() + " " + System.getProperty("java.home") + " " + MODULES;
        Path stamp = folder.resolve("stamp");
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) return;
        delete(folder);
        var jlink = ToolProvider.findFirst("jlink").orElseThrow(() -> new IllegalStateException("the JDK in "
                + System.getProperty("java.home") + " has no jlink, which the launcher's own Java is made with"));
        int status = jlink.run(
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                "--add-modules", MODULES,
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive",
                "--output", folder.toString());
        if (status != 0) throw new IllegalStateException("jlink failed with status " + status);
        Files.writeString(stamp, wanted);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> paths;
        try (var walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : paths) {
            path.toFile().setWritable(true); // jlink writes legal notices read-only, which Windows will not delete
            Files.delete(path);
        }
    }
}
