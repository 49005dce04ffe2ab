package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How a worker process is started: the same Java and class path as this one, with what libtorch needs set from outside.
final class Launch {
    /// Started by name: the entry point knows this package, not the other way round.
    private static final String MAIN = "studio.lipschitz.app.Main";

    /// glibc hands large buffers back to the kernel and takes them again every step (a quarter of a step) unless these are high. Bytes.
    private static final String NEVER_TRIM = "4000000000";

    /// How often a thread of OpenMP looks for work before it sleeps, where processors are few. Unless told it looks for milliseconds (300,000 times), and
    /// whoever else wants the processor meanwhile (Java's own part of a step, the window) has to take it from the training. On two processors a step of
    /// the documentation's network takes 9 % less, of two moons 23 %, and a fifth of the processors is free.
    private static final String LOOKS = "1000";

    /// Processors up to which that was found to be so, and a little above: with many of them a thread that sleeps is missed for longer.
    private static final int FEW = 4;

    /// Starts a program with a lower share of the processors; on POSIX systems only.
    private static final Path NICE = Path.of("/usr/bin/nice");

    private Launch() {}

    /// One that needs no GPU.
    ///
    /// @param background whether it gives way to others that want the processors
    static Process worker(Path crashReports, boolean background) throws IOException {
        return worker(crashReports, background, GpuLaunchOptions.NONE);
    }

    /// @param gpu where the CUDA build lies
    static Process worker(Path crashReports, boolean background, GpuLaunchOptions gpu) throws IOException {
        var builder = new ProcessBuilder(command(crashReports, gpu));
        if (background && Files.isExecutable(NICE)) {
            builder.command().addAll(0, List.of(NICE.toString(), "-n", "10")); // becomes the program: the process is the same
        }
        environment(builder.environment(), Runtime.getRuntime().availableProcessors());
        gpu.environment(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException(text("worker.launch.failed", e.getMessage(), java()), e);
        }
    }

    private static List<String> command(Path crashReports, GpuLaunchOptions gpu) {
        var command = new ArrayList<String>(List.of(
                java(),
                "-Xms64m",
                "-XX:+AlwaysPreTouch", // resident from the start: what grows later is a leak
                "-XX:MaxRAMPercentage=25", // the tensors live outside of Java's heap
                "-XX:+UseSerialGC", // the cores are libtorch's
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crashReports.resolve("crash-%p.log"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dorg.bytedeco.javacpp.nopointergc=true", // who opens a tensor closes it: no collector needed, and small ops are 2.5 times as fast
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=" + machineMemory() / 10 * 9));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> (name.startsWith("org.bytedeco.") || name.startsWith("lipschitz."))
                        && command.stream().noneMatch(word -> word.startsWith("-D" + name + "=")))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(gpu.javaOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN, "worker"));
        return command;
    }

    /// Puts what libtorch reads as it is loaded; what the user set stays.
    static void environment(Map<String, String> environment, int processors) {
        environment.putIfAbsent("MALLOC_TRIM_THRESHOLD_", NEVER_TRIM);
        environment.putIfAbsent("MALLOC_MMAP_THRESHOLD_", NEVER_TRIM);
        // OpenBLAS's threads inside OpenMP's take a step from 55 to over 265 ms.
        environment.put("OPENBLAS_NUM_THREADS", "1");
        environment.putIfAbsent("OMP_NUM_THREADS", String.valueOf(processors));
        if (processors <= FEW && !environment.containsKey("OMP_WAIT_POLICY")) {
            environment.putIfAbsent("GOMP_SPINCOUNT", LOOKS);
        }
        environment.remove("OPENBLAS_CORETYPE"); // one set for another program slows or breaks this one
    }

    private static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    /// Bytes, of the machine or of the container.
    private static long machineMemory() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
