package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/// Loads libtorch once a process, in the build that this machine can run.
final class Libtorch {
    /// JavaCPP's property for the folders that it looks into first; the launcher sets it where all libraries lie unpacked in one.
    private static final String UNPACKED = "org.bytedeco.javacpp.platform.linkpath";

    private static boolean loaded;
    private static List<String> cuda = List.of();
    private static String cudaProblem = "";

    /// A device with its name in words.
    record Chosen(Device device, String words) {
        boolean onCpu() {
            return device.is_cpu();
        }
    }

    private Libtorch() {}

    /// Loads the library if that has not been done.
    ///
    /// @throws IOException if it cannot be loaded, in one sentence
    static synchronized void load() throws IOException {
        if (loaded) {
            return;
        }
        // No finalising thread: every tensor belongs to a scope. The limits that JavaCPP derives from the Java heap say nothing of tensors.
        setUnlessSet("org.bytedeco.javacpp.nopointergc", "true");
        setUnlessSet("org.bytedeco.javacpp.maxBytes", "0");
        setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes", String.valueOf(physicalMemory()));
        List<String> devices = CudaDriver.devices();
        if (!devices.isEmpty()) {
            cudaProblem = CudaLibraries.load();
        }
        boolean gpu = holdsBuild("-gpu");
        if (gpu && devices.isEmpty() && !holdsBuild("")) {
            throw new IOException(text("torch.device.noDriver", CudaDriver.library()));
        }
        boolean useGpu = gpu && !devices.isEmpty();
        setUnlessSet("org.bytedeco.javacpp.platform.extension", useGpu ? "-gpu" : "");
        try {
            torch.set_num_threads(Runtime.getRuntime().availableProcessors());
            cuda = useGpu && torch.cuda_is_available() ? devices : List.of();
            if (useGpu && cuda.isEmpty()) {
                cudaProblem = text("torch.device.oldDriver");
            }
        } catch (LinkageError e) {
            throw new IOException(text(useGpu ? "torch.device.notLoadedGpu" : "torch.device.notLoaded", String.valueOf(e.getMessage())), e);
        }
        loaded = true;
    }

    /// The device that a plan asks for.
    ///
    /// @param wanted `auto`, `cpu`, `cuda` or `cuda:N`
    /// @throws IOException if this machine does not have it, in one sentence
    static Chosen choose(String wanted) throws IOException {
        load();
        if (wanted.equals("cpu") || (wanted.equals("auto") && cuda.isEmpty())) {
            return new Chosen(new Device(torch.DeviceType.CPU), cpu());
        }
        if (cuda.isEmpty()) {
            throw new IOException(text("torch.device.absent", wanted, withoutCuda()));
        }
        int number = wanted.startsWith("cuda:") ? Integer.parseInt(wanted.substring("cuda:".length())) : 0;
        if (number >= cuda.size()) {
            throw new IOException(
                    text("torch.device.number", wanted, cuda.size()));
        }
        return new Chosen(new Device("cuda:" + number), cuda.get(number));
    }

    /// Names of the CUDA devices that can be used.
    static List<String> cuda() {
        return cuda;
    }

    /// Why there is no CUDA device to use, and what to do.
    static String withoutCuda() {
        if (!cudaProblem.isEmpty()) {
            return cudaProblem;
        }
        if (CudaDriver.devices().isEmpty()) {
            return text("torch.device.noneFound", CudaDriver.library());
        }
        return holdsBuild("-gpu")
                ? text("torch.device.oldDriver")
                : text("torch.device.cpuBuild");
    }

    static String cpu() {
        int threads = torch.get_num_threads();
        String words = text(threads == 1 ? "torch.device.thread" : "torch.device.threads", threads);
        return cudaProblem.isEmpty() ? words : text("torch.device.instead", words, cudaProblem);
    }

    static String version() {
        try {
            return org.bytedeco.javacpp.Loader.getVersion("org.bytedeco", "pytorch").replaceFirst("-.*", "");
        } catch (IOException e) {
            throw new IllegalStateException("the library's jar does not say its version", e);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /// Whether the natives of a build are there: unpacked, as the launcher says, or else on the class path.
    private static boolean holdsBuild(String extension) {
        for (String unpacked : CudaLibraries.paths(System.getProperty(UNPACKED, ""))) { // the first that has one counts
            if (Files.exists(Path.of(unpacked, System.mapLibraryName("jnitorch")))) {
                boolean cuda = Files.exists(Path.of(unpacked, System.mapLibraryName("jnitorch_cuda")));
                return cuda == extension.equals("-gpu");
            }
        }
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
        String platform = os.contains("win") ? "windows-" + arch : os.contains("mac") ? "macosx-" + arch : "linux-" + arch;
        String library = System.mapLibraryName("jnitorch");
        return Libtorch.class.getResource("/org/bytedeco/pytorch/" + platform + extension + "/" + library) != null;
    }
}
