package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Libraries of CUDA that do not come with the program and that a user asked for (`lipschitz-studio gpu get`). Whoever started this process names them.
///
/// They are loaded before libtorch is touched. So one that cannot be loaded costs the GPU and nothing else: the CPU build has not yet met the other one.
final class CudaLibraries {
    private static final String LINK_PATH = "org.bytedeco.javacpp.platform.linkpath";

    private CudaLibraries() {}

    /// Loads them, and has JavaCPP find the CUDA build of libtorch first.
    ///
    /// @return why they cannot be used, in one sentence; empty if they can, or if nobody asked for them
    @SuppressWarnings("restricted") // they are no JNI libraries: loaded so that libtorch finds them
    static String load() {
        String problem = System.getProperty("lipschitz.gpu.problem", "");
        if (!problem.isEmpty()) {
            return problem;
        }
        List<String> libraries = paths(System.getProperty("lipschitz.gpu.libraries", ""));
        for (String library : libraries) {
            try {
                System.load(library);
            } catch (UnsatisfiedLinkError e) {
                String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("").replace(library + ": ", ""); // Java and the system both name it
                return text("torch.device.libraryFails", library, line);
            }
        }
        if (!libraries.isEmpty()) {
            boolean unpacked = System.getProperty(LINK_PATH) != null; // by the build, for the launcher
            Stream<String> libtorch = paths(System.getProperty("lipschitz.gpu.libtorch", "")).stream(); // none where the program's own is the CUDA build
            // JavaCPP would look for NVIDIA's libraries too, and load others of their name from /usr/local/cuda beside these.
            Stream<String> nvidia = libraries.stream().map(library -> String.valueOf(Path.of(library).getParent())).distinct();
            System.setProperty(LINK_PATH, Stream.of(libtorch, paths(System.getProperty(LINK_PATH, "")).stream(), nvidia)
                    .flatMap(folders -> folders).collect(Collectors.joining(File.pathSeparator)));
            System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
            if (unpacked) { // else it would put links to NVIDIA's libraries beside the program's own, where they stay
                System.setProperty("org.bytedeco.javacpp.canCreateSymbolicLink", "false");
            }
        }
        return "";
    }

    /// Of a list as the system's paths are written.
    static List<String> paths(String joined) {
        return Stream.of(joined.split(File.pathSeparator)).filter(word -> !word.isBlank()).toList();
    }
}
