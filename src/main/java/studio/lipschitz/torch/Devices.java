package studio.lipschitz.torch;

import java.util.List;

/// The devices of this machine, and which build of libtorch serves them.
public final class Devices {

    /// What was found out about one device.
    ///
    /// @param device `cpu` or `cuda:N`
    /// @param name in words: `CPU (2 threads)`
    /// @param works whether a multiplication on it gave the right product
    /// @param problem one sentence with the fix; empty where it works
    public record Check(String device, String name, boolean works, String problem) {}

    private Devices() {}

    /// Every device, each with a multiplication really done on it.
    public static List<Check> check() {
        return List.of();
    }
}
