package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Libraries of CUDA that do not come with the program and that a user asked for (`lipschitz-studio gpu get`). Whoever started this process names them.
///
/// They are loaded before libtorch is touched. So one that cannot be loaded costs the GPU and nothing else: the CPU build has not yet met the other one.
final class CudaLibraries {
    private static final String LINK_PATH = "org.bytedeco.javacpp.platform.linkpath";

    /// What came of it.
    ///
    /// @param libtorch whether JavaCPP now finds the CUDA build of libtorch first
    /// @param problem why they cannot be used, in one sentence; empty if they can, or if nobody asked for them
    record Loaded(boolean libtorch, String problem) {}

    private CudaLibraries() {}

    @SuppressWarnings("restricted") // they are no JNI libraries: loaded so that libtorch finds them
    static Loaded load() {
        String problem = System.getProperty("lipschitz.gpu.problem", "");
        if (!problem.isEmpty()) {
            return new Loaded(false, problem);
        }
        for (String library : paths(System.getProperty("lipschitz.gpu.libraries", ""))) {
            try {
                System.load(library);
            } catch (UnsatisfiedLinkError e) {
                String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                return new Loaded(false, text("torch.device.libraryFails", Path.of(library).getFileName(), line));
            }
        }
        String libtorch = System.getProperty("lipschitz.gpu.libtorch", "");
        if (!libtorch.isEmpty()) {
            System.setProperty(LINK_PATH, String.join(File.pathSeparator,
                    Stream.concat(Stream.of(libtorch), paths(System.getProperty(LINK_PATH, "")).stream()).toList()));
            System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
        }
        return new Loaded(!libtorch.isEmpty(), "");
    }

    /// Of a list as the system's paths are written.
    static List<String> paths(String joined) {
        return Stream.of(joined.split(File.pathSeparator)).filter(word -> !word.isBlank()).toList();
    }
}
