package studio.lipschitz.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.gpu.GpuLaunch;

/// How a worker process is told of the CUDA build.
class GpuLaunchOptionsTest {
    private static final Path TORCH = Path.of("/support/torch");
    private static final GpuLaunch LAUNCH = new GpuLaunch(Optional.of(TORCH), List.of(Path.of("/venv/cublas")),
            List.of(Path.of("/venv/cublas/libcublas.so.13"), Path.of("/usr/lib/libnccl.so.2")), "");

    @Test
    void aProcessWithoutGpuIsToldNothing() {
        assertEquals(List.of(), GpuLaunchOptions.NONE.javaOptions());
        var environment = new HashMap<>(Map.of("LD_LIBRARY_PATH", "/theirs"));
        GpuLaunchOptions.NONE.environment(environment);
        assertEquals(Map.of("LD_LIBRARY_PATH", "/theirs"), environment);
    }

    @Test
    void oneWithGpuIsToldWhereAllLies() {
        assertEquals(List.of("-Dlipschitz.gpu.libraries=/venv/cublas/libcublas.so.13" + File.pathSeparator + "/usr/lib/libnccl.so.2",
                "-Dlipschitz.gpu.libtorch=/support/torch", "-Djava.library.path=/support/torch"),
                new GpuLaunchOptions(LAUNCH).javaOptions());
    }

    /// Never the folder of a libtorch: see the class.
    @Test
    void nvidiasFoldersGoBeforeThoseOfTheEnvironment() {
        var environment = new HashMap<>(Map.of("LD_LIBRARY_PATH", "/theirs"));
        new GpuLaunchOptions(LAUNCH).environment(environment);
        assertEquals("/venv/cublas" + File.pathSeparator + "/theirs", environment.get("LD_LIBRARY_PATH"));
        environment.clear();
        new GpuLaunchOptions(LAUNCH).environment(environment);
        assertEquals("/venv/cublas", environment.get("LD_LIBRARY_PATH"));
    }

    /// A real process: its libraries are gone, so it says so and works on the CPU.
    @Test
    void supportThatIsGoneCostsNothingButTheGpu(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("support.json"), """
                {"torch-gpu": {"kind": "SUPPORT", "folder": "%s"}}""".formatted(folder.resolve("parts/gone")));
        System.setProperty("lipschitz.gpu", folder.toString());
        try {
            GpuLaunch launch = GpuLaunch.ofUser();
            assertTrue(launch.problem().startsWith("GPU support is no longer complete: libc10.so, "), launch.problem());
            assertEquals(List.of("-Dlipschitz.gpu.problem=" + launch.problem()), GpuLaunchOptions.ofUser().javaOptions());
            DeviceReports reports = new WorkerProcess().devices();
            assertTrue(reports.devices().getFirst().works(), reports.toString());
            assertEquals("cpu", reports.devices().getFirst().device());
        } finally {
            System.clearProperty("lipschitz.gpu");
        }
    }
}
