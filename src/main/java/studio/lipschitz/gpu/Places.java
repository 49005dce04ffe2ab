package studio.lipschitz.gpu;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Where the libraries of CUDA lie on a machine, if they do: an installation of CUDA, the wheels of a PyTorch, the folders that the system looks into.
///
/// @param environment variables
/// @param home the user's folder
/// @param root of the file system; another one in tests
public record Places(Map<String, String> environment, Path home, Path root, boolean windows) {
    private static final List<String> SYSTEM = List.of(
            "usr/lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu", "usr/lib64", "lib64", "usr/lib", "usr/local/lib",
            "run/opengl-driver/lib", "usr/lib/wsl/lib");

    public Places {
        environment = Map.copyOf(environment);
    }

    public static Places ofSystem() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        return new Places(System.getenv(), home, home.toAbsolutePath().getRoot(), os.contains("win"));
    }

    /// A machine with nothing on it.
    static Places nowhere() {
        return new Places(Map.of(), Path.of("nowhere"), Path.of("nowhere"), false);
    }

    /// Folders that exist, each once, in the order in which they are asked.
    List<Place> all() {
        var folders = new LinkedHashMap<Path, Place>();
        cuda().forEach(folder -> put(folders, Place.Kind.CUDA, folder));
        python().forEach(folder -> put(folders, Place.Kind.PYTHON, folder));
        libraryPath().forEach(folder -> put(folders, Place.Kind.LIBRARY_PATH, folder));
        system().forEach(folder -> put(folders, Place.Kind.SYSTEM, folder));
        return List.copyOf(folders.values());
    }

    private static void put(Map<Path, Place> folders, Place.Kind kind, Path folder) {
        try {
            folders.putIfAbsent(folder.toRealPath(), new Place(kind, folder.toAbsolutePath().normalize())); // by any of its names
        } catch (IOException e) {
            // there is no such folder
        }
    }

    private Stream<Path> cuda() {
        var installations = new ArrayList<Path>();
        for (String variable : List.of("CUDA_HOME", "CUDA_PATH")) {
            variable(variable).forEach(installations::add);
        }
        if (windows) {
            below(variable("ProgramFiles").toList(), "NVIDIA GPU Computing Toolkit/CUDA/v13*").forEach(installations::add);
        } else {
            below(List.of(root), "usr/local/cuda-13*").forEach(installations::add);
            installations.add(root.resolve("usr/local/cuda"));
            installations.add(root.resolve("opt/cuda"));
        }
        return installations.stream().flatMap(each -> (windows
                ? Stream.of("bin", "bin/x64", "extras/CUPTI/lib64")
                : Stream.of("lib64", "targets/x86_64-linux/lib", "extras/CUPTI/lib64")).map(each::resolve));
    }

    /// `nvidia/*/lib` in the folders that Python's packages lie in.
    private Stream<Path> python() {
        List<Path> pythons = Stream.concat(
                Stream.concat(Stream.of("VIRTUAL_ENV", "CONDA_PREFIX").flatMap(this::variable), called()),
                Stream.concat(
                        Stream.of(home.resolve(".local"), root.resolve("usr/local"), root.resolve("usr")),
                        Stream.of(".pyenv/versions/*", ".virtualenvs/*", "miniconda3", "anaconda3", "miniforge3", "miniconda3/envs/*",
                                "anaconda3/envs/*", "miniforge3/envs/*", ".venv", "venv")
                                .flatMap(pattern -> below(List.of(home), pattern))))
                .toList();
        Stream<Path> packages = windows
                ? Stream.concat(
                        pythons.stream().map(python -> python.resolve("Lib/site-packages")),
                        Stream.concat(
                                below(variable("LOCALAPPDATA").toList(), "Programs/Python/Python3*/Lib/site-packages"),
                                below(variable("APPDATA").toList(), "Python/Python3*/site-packages")))
                : Stream.of("lib/python3*/site-packages", "lib/python3*/dist-packages", "lib/python3/dist-packages")
                        .flatMap(pattern -> below(pythons, pattern));
        List<Path> all = packages.toList();
        return (windows ? Stream.of("nvidia/*/bin", "nvidia/*/bin/x86_64") : Stream.of("nvidia/*/lib"))
                .flatMap(pattern -> below(all, pattern));
    }

    /// Where the Python lives that a command of its name would run: an environment that was made anywhere.
    private Stream<Path> called() {
        return list("PATH").filter(folder -> Files.exists(folder.resolve(windows ? "python.exe" : "python3")))
                .flatMap(folder -> windows ? Stream.of(folder) : Stream.ofNullable(folder.getParent()));
    }

    private Stream<Path> libraryPath() {
        return list(windows ? "PATH" : "LD_LIBRARY_PATH");
    }

    /// Folders that a variable names one after the other.
    private Stream<Path> list(String variable) {
        return Stream.of(environment.getOrDefault(variable, "").split(windows ? ";" : ":")).filter(word -> !word.isBlank())
                .flatMap(Places::path);
    }

    private Stream<Path> system() {
        if (windows) {
            return Stream.of();
        }
        return Stream.concat(SYSTEM.stream().map(root::resolve), below(List.of(root), "etc/ld.so.conf.d/*.conf").flatMap(this::named));
    }

    /// Folders that a file of the system's loader names.
    private Stream<Path> named(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).filter(line -> line.startsWith("/"))
                    .map(line -> root.resolve(line.substring(1)));
        } catch (IOException | java.io.UncheckedIOException e) {
            return Stream.of(); // it names nothing that we could read
        }
    }

    private Stream<Path> variable(String name) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? Stream.of() : path(value);
    }

    private static Stream<Path> path(String word) {
        try {
            return Stream.of(Path.of(word));
        } catch (java.nio.file.InvalidPathException e) {
            return Stream.of();
        }
    }

    /// What is there below folders, in which `*` stands for any characters of one name.
    private static Stream<Path> below(List<Path> folders, String pattern) {
        List<Path> found = folders;
        for (String name : pattern.split("/", -1)) {
            found = found.stream().flatMap(folder -> name.contains("*") ? matching(folder, name) : Stream.of(folder.resolve(name)))
                    .filter(Files::exists).toList();
        }
        return found.stream();
    }

    private static Stream<Path> matching(Path folder, String name) {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, name)) {
                paths.forEach(found::add);
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                return Stream.of(); // nobody may look into it
            }
        }
        return found.stream().sorted();
    }
}
