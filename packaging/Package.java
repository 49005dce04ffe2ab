import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Makes a package of `target/lipschitz-studio`, which `mvn package` lays out, in `target/packages`. `mvn package -DskipTests -Dpackage=deb` runs it by the JDK 25; by hand, from the repository's root:
///
///     java packaging/Package.java tar|deb|rpm|image|msi|exe|dmg|pkg|check
///
/// Each is made on the system that it is for; after `mvn -Pgpu package` it holds the CUDA build of libtorch and says so in its name. `check` reads the options of all systems' packages with jpackage and finds their resources.
final class Package {
    static final Path LAYOUT = Path.of("target/lipschitz-studio");
    static final Path OUT = Path.of("target/packages");
    static final Path HERE = Path.of("packaging");
    private static final String NAME = "lipschitz-studio";
    private static final String DOCUMENT = "application-x-lipnet";
    private static final long MOST_BYTES = 250_000_000;

    private Package() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            if (args.length != 1) throw new Refusal("Name one of tar, deb, rpm, image, msi, exe, dmg, pkg, check.");
            if (args[0].equals("check")) {
                Installers.check();
                return;
            }
            if (!Files.exists(LAYOUT)) throw new Refusal("There is no " + LAYOUT + ": run mvn package -DskipTests first.");
            if (!Files.exists(LAYOUT.resolve("lib/" + NAME + ".aot"))) {
                throw new Refusal(LAYOUT + " has no cache of the program as it runs, as the window's rehearsal failed: target/rehearsal.log tells why (without fonts there is no window, for instance). Then run mvn package -DskipTests again.");
            }
            Path made = switch (args[0]) {
                case "tar" -> tar();
                case "deb" -> deb();
                case "rpm" -> rpm();
                case "image", "msi", "exe", "dmg", "pkg" -> Installers.make(args[0]);
                default -> throw new Refusal("There is no package " + args[0] + ": name one of tar, deb, rpm, image, msi, exe, dmg, pkg, check.");
            };
            if (Files.isDirectory(made)) {
                System.out.printf("%s (a folder)%n", made);
                return;
            }
            long bytes = Files.size(made);
            System.out.printf("%s, %.0f MB%n", made, bytes / 1e6);
            if (gpu().isEmpty() && bytes >= MOST_BYTES) throw new Refusal("A CPU package takes less than " + MOST_BYTES / 1_000_000 + " MB; see what grew.");
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /// What a person is told in one sentence.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(String sentence) {
            super(sentence);
        }
    }

    /// A folder that is unpacked anywhere; its `install.sh` puts it into the menu of one user.
    private static Path tar() throws IOException, InterruptedException {
        Path top = clear(OUT.resolve("tar"));
        Path folder = top.resolve(NAME);
        program(folder);
        desktop(folder.resolve("share"));
        for (String script : List.of("install.sh", "uninstall.sh")) executable(copy(HERE.resolve("linux").resolve(script), folder.resolve(script)));
        Path file = OUT.toAbsolutePath().resolve(NAME + gpu() + "-" + version() + "-linux-x86_64.tar.gz");
        run(top, Map.of(), "tar", "--owner=0", "--group=0", "-czf", file.toString(), NAME);
        return OUT.resolve(file.getFileName());
    }

    /// It has no scripts of its own: menus, icons and file types are brought up to date by the triggers of the packages that keep them, where those are installed.
    private static Path deb() throws IOException, InterruptedException {
        Path root = clear(OUT.resolve("deb"));
        long bytes = installed(root, "vendor-completions");
        Path doc = Files.createDirectories(root.resolve("usr/share/doc").resolve(NAME));
        copy(LAYOUT.resolve("legal/README.txt"), doc.resolve("copyright"));
        Path control = Files.createDirectories(root.resolve("DEBIAN")).resolve("control");
        Files.writeString(control, filled(HERE.resolve("linux/control"), Map.of("VERSION", version(), "KILOBYTES", String.valueOf(bytes / 1024))));
        Path file = OUT.resolve(NAME + gpu() + "_" + version() + "_amd64.deb");
        Map<String, String> quick = System.getenv("DPKG_DEB_COMPRESSOR_TYPE") == null ? Map.of("DPKG_DEB_COMPRESSOR_TYPE", "zstd") : Map.of();
        run(Path.of("."), quick, "dpkg-deb", "--root-owner-group", "-z12", "--build", root.toString(), file.toString());
        return file;
    }

    private static Path rpm() throws IOException, InterruptedException {
        Path root = clear(OUT.resolve("rpm-root"));
        installed(root, "site-functions");
        Path top = clear(OUT.resolve("rpm"));
        Path spec = top.resolve(NAME + ".spec");
        Files.writeString(spec, filled(HERE.resolve("linux/" + NAME + ".spec"), Map.of("VERSION", version(), "ROOT", root.toAbsolutePath().toString())));
        run(Path.of("."), Map.of(), "rpmbuild", "-bb", "--quiet", "--define", "_topdir " + top.toAbsolutePath(), spec.toString());
        Path made = top.resolve("RPMS/x86_64").resolve(NAME + "-" + version() + "-1.x86_64.rpm");
        return Files.move(made, OUT.resolve(NAME + gpu() + "-" + version() + "-1.x86_64.rpm"), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Lays out the root of a system with the program in `/opt`.
    ///
    /// @param zsh the folder in which this system's zsh looks for completions of packages
    /// @return bytes
    private static long installed(Path root, String zsh) throws IOException, InterruptedException {
        program(root.resolve("opt").resolve(NAME));
        desktop(root.resolve("usr/share"));
        completion("zsh", root.resolve("usr/share/zsh").resolve(zsh).resolve("_" + NAME));
        Files.createSymbolicLink(Files.createDirectories(root.resolve("usr/bin")).resolve(NAME), Path.of("/opt/" + NAME + "/bin/" + NAME));
        long bytes = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).filter(Predicate.not(Files::isSymbolicLink)).toList()) bytes += Files.size(file);
        }
        return bytes;
    }

    /// What the build laid out, less what only the build reads. Hard links: half a gigabyte is not copied, and times stay, which the cache is checked by.
    static void program(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(LAYOUT)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(LAYOUT.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (Files.isSymbolicLink(file)) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
                } else if (!file.getFileName().toString().matches(".*\\.?stamp|.*\\.bat")) {
                    Files.createLink(copy, file.toAbsolutePath());
                }
            }
        }
    }

    private static void desktop(Path share) throws IOException, InterruptedException {
        Path linux = HERE.resolve("linux");
        copy(linux.resolve(NAME + ".desktop"), share.resolve("applications/" + NAME + ".desktop"));
        copy(linux.resolve(NAME + ".xml"), share.resolve("mime/packages/" + NAME + ".xml"));
        copy(linux.resolve("studio.lipschitz.Studio.metainfo.xml"), share.resolve("metainfo/studio.lipschitz.Studio.metainfo.xml"));
        icons(share, "apps", NAME, HERE.resolve("icons/" + NAME + ".svg"));
        icons(share, "mimetypes", DOCUMENT, HERE.resolve("icons/lipnet.svg"));
        completion("bash", share.resolve("bash-completion/completions").resolve(NAME));
        completion("fish", share.resolve("fish/vendor_completions.d").resolve(NAME + ".fish"));
    }

    /// What the program itself prints, where the shell looks for it.
    private static void completion(String shell, Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        Process printing = new ProcessBuilder(LAYOUT.resolve("bin").resolve(NAME).toAbsolutePath().toString(), "completion", shell)
                .redirectOutput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (printing.waitFor() != 0) throw new Refusal("The program prints no completion for " + shell + "; what it told stands above.");
    }

    private static void icons(Path share, String kind, String name, Path svg) throws IOException {
        Path theme = share.resolve("icons/hicolor");
        copy(svg, theme.resolve("scalable").resolve(kind).resolve(name + ".svg"));
        var icons = new Icons(svg);
        for (int size : Icons.SIZES) {
            Path folder = Files.createDirectories(theme.resolve(size + "x" + size).resolve(kind));
            Files.write(folder.resolve(name + ".png"), icons.png(size));
        }
    }

    /// What the name of a package with the CUDA build has beside.
    private static String gpu() {
        return Files.exists(LAYOUT.resolve("native/libjnitorch_cuda.so")) ? "-gpu" : "";
    }

    static String version() throws IOException {
        try (var jar = new JarFile(LAYOUT.resolve("lib/" + NAME + ".jar").toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
        }
    }

    static String filled(Path template, Map<String, String> values) throws IOException {
        String text = Files.readString(template);
        for (var value : values.entrySet()) text = text.replace("@" + value.getKey() + "@", value.getValue());
        return text;
    }

    static Path copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        return Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void executable(Path file) {
        file.toFile().setExecutable(true, false);
    }

    /// Empty, made if need be.
    static Path clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
        return Files.createDirectories(folder);
    }

    static void run(Path folder, Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new Refusal(command[0] + " is not installed, which makes this package (on Debian: apt-get install "
                    + (command[0].equals("rpmbuild") ? "rpm" : command[0].equals("dpkg-deb") ? "dpkg" : command[0]) + ").");
        }
        if (process.waitFor() != 0) throw new Refusal(String.join(" ", command) + " failed; what it told stands above.");
    }
}
