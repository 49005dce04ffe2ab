package studio.lipschitz.worker;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.lipschitz.gpu.GpuLaunch;

/// How a worker process is told where the CUDA build of libtorch lies: in properties, which `torch.CudaLibraries` reads before it touches libtorch, and in the search path
/// of the system's loader, through which these libraries find one another.
record GpuLaunchOptions(GpuLaunch gpu) {
    static final GpuLaunchOptions NONE = new GpuLaunchOptions(GpuLaunch.NOTHING);

    static GpuLaunchOptions ofUser() {
        return new GpuLaunchOptions(GpuLaunch.ofUser());
    }

    List<String> javaOptions() {
        var options = new ArrayList<String>();
        if (!gpu.problem().isEmpty()) {
            options.add("-Dlipschitz.gpu.problem=" + gpu.problem());
        }
        if (!gpu.libraries().isEmpty()) {
            options.add("-Dlipschitz.gpu.libraries=" + joined(gpu.libraries().stream()));
            gpu.libtorch().ifPresent(folder -> {
                options.add("-Dlipschitz.gpu.libtorch=" + folder);
                // JavaCPP looks here too, after all other folders: with Java's own default it could find an OpenBLAS of the system.
                options.add("-Djava.library.path=" + joined(Stream.concat(Stream.of(folder), program())));
            });
        }
        return options;
    }

    void environment(Map<String, String> environment) {
        if (!gpu.folders().isEmpty()) {
            boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
            String name = windows ? environment.keySet().stream().filter("PATH"::equalsIgnoreCase).findFirst().orElse("PATH") : "LD_LIBRARY_PATH";
            String ours = joined(Stream.concat(gpu.folders().stream(), program()));
            environment.merge(name, ours, (theirs, _) -> theirs.isBlank() ? ours : ours + File.pathSeparator + theirs);
        }
    }

    /// Where the launcher says that the program's own libraries lie: libtorch needs their OpenBLAS.
    private static Stream<Path> program() {
        return Stream.of(System.getProperty("org.bytedeco.javacpp.platform.linkpath", "").split(File.pathSeparator))
                .filter(word -> !word.isBlank()).map(Path::of);
    }

    private static String joined(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
