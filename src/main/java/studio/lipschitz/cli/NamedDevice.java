package studio.lipschitz.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.lipschitz.worker.DeviceReport;
import studio.lipschitz.worker.WorkerProcess;

/// The device that a user names.
final class NamedDevice {
    private NamedDevice() {}

    /// A device that is asked for by name must work. Another process looks, as this one does not load libtorch.
    static void require(String device) throws CommandFailure, InterruptedException {
        if (!device.startsWith("cuda")) {
            return;
        }
        String wanted = device.equals("cuda") ? "cuda:0" : device;
        try {
            List<DeviceReport> reports = new WorkerProcess().devices().devices();
            Optional<DeviceReport> report = reports.stream().filter(r -> r.device().equals(wanted)).findFirst();
            if (report.isEmpty()) {
                throw CommandFailure.unreadable("--device %s: this machine has no such device, it has %s; name one of them.".formatted(
                        device, reports.stream().map(DeviceReport::device).collect(Collectors.joining(", "))));
            }
            if (!report.get().works()) {
                throw CommandFailure.unreadable("--device " + device + ": " + report.get().problem() + ".");
            }
        } catch (IOException e) {
            throw CommandFailure.unreadable("--device " + device + ": " + e.getMessage());
        }
    }
}
