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
/// of the system's loader, through which NVIDIA's libraries find one another.
///
/// A folder with a libtorch must not stand in that path: it goes before what a library says of its own neighbours, and where both builds are there, half of one would be
/// loaded with half of the other, which aborts.
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
                options.add("-Djava.library.path=" + folder);
            });
        }
        return options;
    }

    void environment(Map<String, String> environment) {
        if (!gpu.folders().isEmpty()) {
            boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
            String name = windows ? environment.keySet().stream().filter("PATH"::equalsIgnoreCase).findFirst().orElse("PATH")
                    : "LD_LIBRARY_PATH";
            String ours = joined(gpu.folders().stream());
            environment.merge(name, ours, (theirs, _) -> theirs.isBlank() ? ours : ours + File.pathSeparator + theirs);
        }
    }

    private static String joined(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
