package studio.lipschitz.worker;

import java.util.List;

/// What a worker found out about its machine.
///
/// @param libtorch its version: `2.13.0`; empty where it cannot be loaded
public record DeviceReports(String libtorch, List<DeviceReport> devices) {

    public DeviceReports {
        devices = List.copyOf(devices);
    }
}
