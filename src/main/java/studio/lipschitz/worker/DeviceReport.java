package studio.lipschitz.worker;

/// What a worker found out about one device.
///
/// @param device `cpu` or `cuda:N`
/// @param name in words: `CPU (2 threads)`
/// @param works whether a multiplication on it gave the right product
/// @param problem one sentence with the fix; empty where it works
public record DeviceReport(String device, String name, boolean works, String problem) {}
