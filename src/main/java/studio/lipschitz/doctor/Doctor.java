package studio.lipschitz.doctor;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.lipschitz.gpu.GpuStatus;
import studio.lipschitz.gpu.GpuSupport;
import studio.lipschitz.worker.DeviceReport;
import studio.lipschitz.worker.DeviceReports;
import studio.lipschitz.worker.WorkerProcess;

/// Examines this machine. Devices are tried in a process of their own; that takes some seconds, so not on the FX thread.
public final class Doctor {
    private static final int JAVA = 25;
    private static final long MEMORY_FOR_TRAINING = 1L << 30;
    private static final long DISK_FOR_LIBTORCH = 600L << 20;
    private static final long DISK_FOR_RUNS = 200L << 20;

    private Doctor() {}

    /// Tries everything once, in the order in which it is told.
    public static Examination examine() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(WindowCheck.ofSystem().finding());
        findings.addAll(devices());
        Optional<GpuStatus> gpu;
        try {
            gpu = Optional.of(GpuSupport.ofUser().look());
            findings.addAll(GpuFindings.of(gpu.get()));
        } catch (IOException e) {
            gpu = Optional.empty();
            findings.add(new Finding("gpu", false, false, String.valueOf(e.getMessage()), text("doctor.gpu.list")));
        }
        findings.add(memory());
        findings.add(disk());
        return new Examination(findings, gpu);
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String detail = text("doctor.java.where", Runtime.version(), System.getProperty("java.home"));
        return new Finding("java", version >= JAVA, true, detail, version >= JAVA ? "" : text("doctor.java.fix", JAVA));
    }

    private static List<Finding> devices() throws InterruptedException {
        DeviceReports reports;
        try {
            reports = new WorkerProcess().devices();
        } catch (IOException e) {
            return List.of(new Finding("libtorch", false, true, String.valueOf(e.getMessage()), text("doctor.libtorch.fix")));
        }
        var findings = new ArrayList<Finding>();
        boolean any = reports.devices().stream().anyMatch(DeviceReport::works);
        findings.add(new Finding("libtorch", any, true, any ? reports.libtorch() : text("doctor.libtorch.none"),
                any ? "" : text("doctor.libtorch.noneFix")));
        for (DeviceReport report : reports.devices()) {
            String detail = report.works() ? text("doctor.device.works", report.name()) : report.name();
            findings.add(new Finding(report.device(), report.works(), report.device().equals("cpu"), detail, report.problem()));
        }
        return findings;
    }

    private static Finding memory() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long free = system.getFreeMemorySize();
        boolean ok = free >= MEMORY_FOR_TRAINING;
        return new Finding("memory", ok, false, text("doctor.memory.free", free / 1e9, system.getTotalMemorySize() / 1e9),
                ok ? "" : text("doctor.memory.fix"));
    }

    /// The launcher's libraries lie unpacked; without it they are unpacked at the first start.
    private static Finding disk() {
        boolean unpacked = System.getProperty("org.bytedeco.javacpp.platform.linkpath") != null;
        Path folder = Path.of(System.getProperty(unpacked ? "user.dir" : "org.bytedeco.javacpp.cachedir", System.getProperty("user.home")));
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            boolean ok = free >= (unpacked ? DISK_FOR_RUNS : DISK_FOR_LIBTORCH);
            return new Finding("disk", ok, false, text("doctor.disk.free", free / 1e9, folder),
                    ok ? "" : unpacked ? text("doctor.disk.fixRuns") : text("doctor.disk.fixUnpack"));
        } catch (IOException e) {
            return new Finding("disk", false, false, text("doctor.disk.unreadable", folder),
                    unpacked ? text("doctor.disk.unreadableRuns") : text("doctor.disk.unreadableUnpack"));
        }
    }
}
