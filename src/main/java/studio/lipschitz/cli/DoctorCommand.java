package studio.lipschitz.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.lipschitz.project.PrettyJson;
import studio.lipschitz.worker.DeviceReport;
import studio.lipschitz.worker.DeviceReports;
import studio.lipschitz.worker.WorkerProcess;

/// Tries all that the program needs and says what mends what is missing.
@Command(
        name = "doctor",
        description = "Tries Java, JavaFX, libtorch and every device, and says what mends what is missing.",
        footer = {"", "Exit status: 0 all that is needed works, 1 something does not."},
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final int JAVA = 25;
    private static final long MEMORY_FOR_TRAINING = 1L << 30;
    private static final long DISK_FOR_LIBTORCH = 600L << 20;
    private static final long DISK_FOR_RUNS = 200L << 20;

    /// One thing that was tried.
    ///
    /// @param needed whether the program is of no use without it
    /// @param fix what to do; empty where it is well
    record Finding(String name, boolean ok, boolean needed, String detail, String fix) {}

    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "one JSON document instead of a list") private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(javaFx());
        findings.addAll(devices());
        findings.add(memory());
        findings.add(disk());
        boolean healthy = findings.stream().allMatch(f -> f.ok() || !f.needed());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(json(findings, healthy));
        } else {
            findings.forEach(f -> out.println(text(f)));
            out.println(healthy ? "All that is needed works." : "Something that is needed does not work; see FAIL above.");
        }
        out.flush();
        return healthy ? Commands.DONE : Commands.FLAGGED;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String detail = Runtime.version() + " in " + System.getProperty("java.home");
        return new Finding(
                "java", version >= JAVA, true, detail,
                version >= JAVA ? "" : "Install a Java " + JAVA + " such as Temurin, or start the launcher, which brings its own.");
    }

    /// Looked for by name: the commands must start without it.
    private static Finding javaFx() {
        try {
            Class<?> application = Class.forName("javafx.application.Application", false, DoctorCommand.class.getClassLoader());
            var source = application.getProtectionDomain().getCodeSource();
            var jar = source == null ? null : source.getLocation(); // null where the class comes from a cache that was moved
            var version = Pattern.compile("(\\d+(?:\\.\\d+)*)").matcher(jar == null ? "" : jarName(jar.getPath()));
            return new Finding("javafx", true, false, version.find() ? version.group() : "on the class path", "");
        } catch (ClassNotFoundException e) {
            return new Finding("javafx", false, false, "not on the class path",
                    "Only the window needs it: start the launcher bin/lipschitz-studio, whose lib folder holds it.");
        }
    }

    private static String jarName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<Finding> devices() throws InterruptedException {
        DeviceReports reports;
        try {
            reports = new WorkerProcess().devices();
        } catch (IOException e) {
            return List.of(new Finding("libtorch", false, true, TextTable.clean(String.valueOf(e.getMessage())),
                    "Build again on this machine so that the native libraries of its platform are in lib, and free some memory and disk."));
        }
        var findings = new ArrayList<Finding>();
        boolean any = reports.devices().stream().anyMatch(DeviceReport::works);
        findings.add(new Finding("libtorch", any, true, any ? reports.libtorch() : "no device works",
                any ? "" : "See the devices; the CPU must work."));
        for (DeviceReport report : reports.devices()) {
            String detail = report.name() + (report.works() ? ", a multiplication gave the right product" : "");
            findings.add(new Finding(report.device(), report.works(), report.device().equals("cpu"), detail, report.problem()));
        }
        return findings;
    }

    private static Finding memory() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long free = system.getFreeMemorySize();
        boolean ok = free >= MEMORY_FOR_TRAINING;
        return new Finding("memory", ok, false, size(free) + " free of " + size(system.getTotalMemorySize()),
                ok ? "" : "Training a convolutional network takes about 1 GB: close other programs, or take a smaller batch.");
    }

    /// The launcher's libraries lie unpacked; without it they are unpacked at the first start.
    private static Finding disk() {
        boolean unpacked = System.getProperty("org.bytedeco.javacpp.platform.linkpath") != null;
        Path folder = Path.of(System.getProperty(unpacked ? "user.dir" : "org.bytedeco.javacpp.cachedir", System.getProperty("user.home")));
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            boolean ok = free >= (unpacked ? DISK_FOR_RUNS : DISK_FOR_LIBTORCH);
            return new Finding("disk", ok, false, size(free) + " free in " + folder,
                    ok ? "" : unpacked ? "A run takes some megabytes an epoch that is kept: free some space, or train with --out elsewhere."
                            : "libtorch is unpacked there once, about 450 MB: free some space, or set -Dorg.bytedeco.javacpp.cachedir.");
        } catch (IOException e) {
            return new Finding("disk", false, false, folder + " cannot be looked into",
                    unpacked ? "Start from a folder that can be read." : "Make that folder, or set -Dorg.bytedeco.javacpp.cachedir.");
        }
    }

    private static String text(Finding finding) {
        String mark = finding.ok() ? "ok  " : finding.needed() ? "FAIL" : "warn";
        return String.format(Locale.ROOT, "%s  %-9s %s%s", mark, finding.name(), finding.detail(),
                finding.fix().isEmpty() ? "" : "\n      fix: " + finding.fix());
    }

    private static String json(List<Finding> findings, boolean healthy) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("ok", healthy);
        var checks = root.putArray("checks");
        findings.forEach(f -> checks.addObject()
                .put("name", f.name())
                .put("ok", f.ok())
                .put("needed", f.needed())
                .put("detail", f.detail())
                .put("fix", f.fix()));
        return PrettyJson.write(root);
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
